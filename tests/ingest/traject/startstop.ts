/** Makes 305 and 307 messages, as a care administration would. */
import type { Bestandsbron } from '../../../src/ingest/invoerdeel.ts';
import { testBsn } from '../../helpers/bsn.ts';
import { inStukken, utf8 } from '../bouw.ts';

export interface Product {
  readonly toewijzingnummer?: number;
  readonly categorie?: string;
  readonly code?: string;
  readonly begindatum: string;
  readonly einddatum?: string;
  readonly reden?: string;
  readonly status?: string;
}

export interface Bericht {
  readonly nummer: '305' | '307';
  readonly wet?: 'wmo' | 'jw';
  readonly identificatie: string;
  readonly dagtekening: string;
  readonly agbcode?: string;
  readonly bsn?: string;
  readonly geboortedatum?: string;
  readonly datumGebruik?: string;
  readonly geslacht?: string;
  readonly producten: readonly Product[];
}

const misschien = (naam: string, waarde: string | number | undefined): string =>
  waarde === undefined ? '' : `<${naam}>${waarde}</${naam}>`;

function product(kant: string, een: Product): string {
  const soort =
    een.categorie === undefined
      ? ''
      : `<m:Product><b:Categorie>${een.categorie}</b:Categorie>${misschien('b:Code', een.code)}</m:Product>`;
  const stop =
    kant === 'Stop'
      ? `<m:RedenBeeindiging>${een.reden ?? '31'}</m:RedenBeeindiging><m:Einddatum>${een.einddatum ?? ''}</m:Einddatum>`
      : '';
  return (
    `<m:${kant}Product>${misschien('m:ToewijzingNummer', een.toewijzingnummer)}${soort}` +
    `<m:ToewijzingIngangsdatum>2026-01-01</m:ToewijzingIngangsdatum><m:Begindatum>${een.begindatum}</m:Begindatum>` +
    `${stop}<m:StatusAanlevering>${een.status ?? '1'}</m:StatusAanlevering></m:${kant}Product>`
  );
}

const CODES: Readonly<Record<string, string>> = { wmo305: '418', jw305: '438', wmo307: '420', jw307: '440' };

/** Every element on a line of its own. */
export function startstopXml(bericht: Bericht): string {
  const { nummer, wet = 'jw' } = bericht;
  const kant = nummer === '305' ? 'Start' : 'Stop';
  const ruimte = (naam: string): string => `http://www.istandaarden.nl/i${wet}/3_2/${naam}/schema`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?><m:Bericht xmlns:b="${ruimte('basisschema')}" xmlns:m="${ruimte(`${wet}${nummer}`)}">` +
    `<m:Header><m:BerichtCode>${CODES[`${wet}${nummer}`]}</m:BerichtCode><m:BerichtVersie>3</m:BerichtVersie>` +
    `<m:BerichtSubversie>2</m:BerichtSubversie><m:Afzender>${bericht.agbcode ?? '12345678'}</m:Afzender><m:Ontvanger>0855</m:Ontvanger>` +
    `<m:BerichtIdentificatie><b:Identificatie>${bericht.identificatie}</b:Identificatie>` +
    `<b:Dagtekening>${bericht.dagtekening}</b:Dagtekening></m:BerichtIdentificatie><m:XsdVersie>` +
    '<b:BasisschemaXsdVersie>1.0.0</b:BasisschemaXsdVersie><b:BerichtXsdVersie>1.0.0</b:BerichtXsdVersie></m:XsdVersie></m:Header>' +
    `<m:Client><m:Bsn>${bericht.bsn ?? testBsn(1)}</m:Bsn><m:Geboortedatum><b:Datum>${bericht.geboortedatum ?? '2012-03-14'}</b:Datum>` +
    `${misschien('b:DatumGebruik', bericht.datumGebruik)}</m:Geboortedatum><m:Geslacht>${bericht.geslacht ?? '2'}</m:Geslacht>` +
    '<m:Naam><b:Geslachtsnaam><b:Achternaam>Wit</b:Achternaam><b:Voorvoegsel>de</b:Voorvoegsel></b:Geslachtsnaam>' +
    '<b:Voornamen>Tom</b:Voornamen><b:Voorletters>T</b:Voorletters></m:Naam>' +
    `<m:${kant}Producten>${bericht.producten.map((een) => product(kant, een)).join('')}</m:${kant}Producten>` +
    '</m:Client></m:Bericht>'
  ).replaceAll('><', '>\n<');
}

export const startstopBron = (bericht: Bericht, naam?: string): Bestandsbron => xmlBron(startstopXml(bericht), naam);

export const xmlBron = (xml: string, naam?: string): Bestandsbron => ({
  ...(naam === undefined ? {} : { naam }),
  open: () => inStukken(utf8(xml), [1_000]),
});
