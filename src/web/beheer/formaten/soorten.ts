/** The parts of a formaat that have a form, and which form belongs to which place. What has no field here is changed in the text. */
import { BESTANDSOORTEN } from './soorten-bestand.ts';
import { REGELSOORTEN } from './soorten-regels.ts';

export const SOORTEN = { ...REGELSOORTEN, ...BESTANDSOORTEN };

export type Soortnaam = keyof typeof SOORTEN;

const PLEKKEN: readonly (readonly [RegExp, Soortnaam])[] = [
  [/^$/, 'kop'],
  [/^\/selectie\/(\d+|-)$/, 'selectie'],
  [/^\/groepering\/(subgroepen\/)?sleutels\/[^/]+$/, 'sleutel'],
  [/^\/groepering\/(subgroepen\/)?aggregaten\/[^/]+$/, 'aggregaat'],
  [/^\/totalen\/[^/]+$/, 'aggregaat'],
  [/^\/bestanden\/\d+\/csv\/kolommen\/(\d+|-)$/, 'kolom'],
  [/^\/bestanden\/\d+\/xlsx\/bladen\/(\d+|-)$/, 'blad'],
  [/^\/bestanden\/\d+\/xlsx\/bladen\/\d+\/rijen\/kolommen\/(\d+|-)$/, 'bladkolom'],
  [/^\/bestanden\/\d+\/vasteBreedte\/records(\/\d+\/inhoud)*\/(\d+|-)$/, 'record'],
  [/^\/bestanden\/\d+\/vasteBreedte\/records(\/\d+\/inhoud)*\/\d+\/velden\/(\d+|-)$/, 'vastveld'],
  [/^\/controles\/(\d+|-)$/, 'controle'],
  [/^\/parameters\/[^/]+$/, 'parameter'],
  [/^\/codetabellen\/[^/]+$/, 'codetabel'],
];

const BESTANDSSOORTEN: Readonly<Record<string, Soortnaam>> = {
  csv: 'csv',
  xlsx: 'xlsx',
  xml: 'xml',
  json: 'json',
  'vaste-breedte': 'vasteBreedte',
};

/**
 * Which form belongs to the part at a pointer; undefined when it has none.
 *
 * @param inhoud what stands there; of a node of a tree that is new, `gevraagd` says which kind it is to be
 */
export function soortAt(pointer: string, inhoud: unknown, gevraagd?: string): Soortnaam | undefined {
  const heeft = (naam: string): boolean => typeof inhoud === 'object' && inhoud !== null && Object.hasOwn(inhoud, naam);
  if (/^\/bestanden\/\d+$/.test(pointer)) return BESTANDSSOORTEN[String(Object(inhoud).bestandssoort)];
  if (/^\/bestanden\/\d+\/boom(\/inhoud\/\d+)*(\/inhoud\/-)?$/.test(pointer)) {
    if (inhoud === undefined) return gevraagd === 'omvattend' || gevraagd === 'herhaling' ? gevraagd : 'element';
    return heeft('herhaal') ? 'herhaling' : heeft('inhoud') ? 'omvattend' : 'element';
  }
  const soort = PLEKKEN.find(([vorm]) => vorm.test(pointer))?.[1];
  return soort === 'record' && heeft('herhaal') ? 'herhaling' : soort;
}
