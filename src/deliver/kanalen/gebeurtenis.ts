/**
 * What we tell as an event: CloudEvents 1.0.2 in structured JSON, as the NL GOV profile wants it. No attribute holds a personal datum; an
 * AGB-code is none of them either, because it may be that of one person.
 */
import type { GebeurtenisRij } from '../../domain/gebeurtenis.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import { describeBestanden } from './kanaalwerk.ts';

export const MEDIATYPE = 'application/cloudevents+json; charset=utf-8';

/** Where events say they come from, and where what they are about can be fetched. */
export interface Afzender {
  /** `urn:nld:oin:…`, `urn:nld:kvknr:…`, or the public address of this deployment. */
  readonly bron: string;
  /** Public address of this deployment, without a slash at the end. */
  readonly adres: string;
}

/** @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md */
export interface Gebeurtenisbericht {
  readonly specversion: '1.0';
  readonly id: string;
  readonly source: string;
  /** Reverse domain form with one version part. */
  readonly type: string;
  readonly time: string;
  readonly subject?: string;
  /** Place in the order of arrival, as text that sorts like the number (CloudEvents extension `sequence`). */
  readonly sequence?: string;
  /** Where the content is (CloudEvents extension `dataref`, claim check). */
  readonly dataref?: string;
  readonly datacontenttype?: 'application/json';
  readonly data?: unknown;
}

const CIJFERS_VAN_VOLGNUMMER = 15;

/**
 * The same for every attempt: id, time and content follow from the zending alone.
 * @param inhoud contents of its files in base64, by volgnummer; without, the event only tells where to fetch them
 */
export function zendingEvent(
  afzender: Afzender,
  rij: ZendingRij,
  nummer: number,
  inhoud?: ReadonlyMap<number, string>,
): Gebeurtenisbericht {
  const bericht = {
    specversion: '1.0',
    id: rij.id,
    source: afzender.bron,
    type: 'nl.enkelvoud.v1.zending.aangeboden',
    time: rij.omgezetOp ?? rij.geplandOp,
    subject: rij.id,
    sequence: String(nummer).padStart(CIJFERS_VAN_VOLGNUMMER, '0'),
    dataref: `${afzender.adres}/gemeente/v1/zendingen/${rij.id}`,
  } as const;
  if (inhoud === undefined) return bericht;
  return {
    ...bericht,
    datacontenttype: 'application/json',
    data: {
      zendingId: rij.id,
      soort: rij.soort,
      formaat: rij.formaat,
      bestanden: describeBestanden(rij.bestanden).map((bestand) => ({
        ...bestand,
        inhoudBase64: inhoud.get(bestand.volgnummer) ?? '',
      })),
    },
  };
}

/**
 * What happened to a verantwoording or a zending, for its aanbieder. The same for every attempt. Events may overtake each other on the
 * way; `sequence` says which is the later one.
 */
export function voorvalEvent(afzender: Afzender, rij: GebeurtenisRij): Gebeurtenisbericht {
  const { volgnummer, verantwoordingId, onderwerp, toestand } = rij;
  const zending = rij.onderwerp === 'zending' ? { zendingId: rij.zendingId, ontvangercode: rij.ontvangercode } : {};
  return {
    specversion: '1.0',
    id: `gebeurtenis-${volgnummer}`,
    source: afzender.bron,
    type: `nl.enkelvoud.v1.${onderwerp}.${toestand}`,
    time: rij.op,
    subject: rij.onderwerp === 'zending' ? rij.zendingId : verantwoordingId,
    sequence: String(volgnummer).padStart(CIJFERS_VAN_VOLGNUMMER, '0'),
    dataref: `${afzender.adres}/aanbieder/v1/verantwoordingen/${verantwoordingId}/zendingen`,
    datacontenttype: 'application/json',
    data: { volgnummer, onderwerp, toestand, verantwoordingId, ...zending },
  };
}

/** An event about nothing, to see whether the road is open. */
export const proefEvent = (afzender: Afzender, id: string, nu: Date): Gebeurtenisbericht => ({
  specversion: '1.0',
  id,
  source: afzender.bron,
  type: 'nl.enkelvoud.v1.kanaal.proef',
  time: nu.toISOString(),
});
