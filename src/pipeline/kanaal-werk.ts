/** From one version of the settings of a channel to the channel itself. */

import type { Tokenvoorraad } from '../deliver/aanmelding.ts';
import type { Kanaal } from '../deliver/kanaal.ts';
import { createEmail, type Postdienst } from '../deliver/kanalen/email.ts';
import type { Afzender } from '../deliver/kanalen/gebeurtenis.ts';
import { createKanaal, type Kanaalwerk, type TeVerzenden, type Zendingbron } from '../deliver/kanalen/kanaalwerk.ts';
import { createS3 } from '../deliver/kanalen/s3.ts';
import { createWebhook } from '../deliver/kanalen/webhook.ts';
import { POSTVAK } from '../deliver/postvak.ts';
import type { Kanaalgeheimen, KanaalRij, Onbruikbaar } from '../domain/kanaal.ts';
import { err, ok, type Result, unreachable } from '../domain/result.ts';
import type { ZendingRij } from '../domain/rijen.ts';
import { bezorgSpan, toTraceparent } from '../domain/verwerking.ts';
import type { Kanaalstand } from '../storage/ports/kanalen.ts';
import type { Blobs, Staat } from '../storage/ports.ts';
import { describeProefmail, describeZendingmail } from '../text/nl/email.ts';
import { type Buitengrenzen, buitenVan } from './buitenadressen.ts';
import type { Kluis } from './kluis.ts';
import { bestandSleutel } from './sleutels-van-opslag.ts';

/** What this deployment has to bring zendingen with. What is missing switches off the channels that need it. */
export interface Kanaaldiensten extends Buitengrenzen {
  readonly kluis?: Kluis;
  readonly afzender?: Afzender;
  readonly postdienst?: Postdienst;
  /** Names of the client certificates that ontvangers may choose. */
  readonly certificaten: readonly string[];
}

/** What the secrets of one version are bound to. */
export const secretsPlace = (rij: Pick<KanaalRij, 'ontvangercode' | 'versie'>): string =>
  `kanaal/${rij.ontvangercode}/${rij.versie}`;

/** The secrets of one version; empty when it has none, undefined when they do not open. */
export async function openSecrets(kluis: Kluis | undefined, rij: KanaalRij): Promise<Kanaalgeheimen | undefined> {
  if (rij.geheimen === undefined) return {};
  const tekst = await kluis?.decrypt(rij.geheimen, secretsPlace(rij));
  return tekst === undefined ? undefined : (JSON.parse(tekst) as Kanaalgeheimen);
}

/**
 * @param stand whose channel it is: it calls only where that organisation may have called
 * @returns undefined for the postvak, which has no wire
 */
export async function openWerk(
  diensten: Kanaaldiensten,
  tokens: Tokenvoorraad,
  rij: KanaalRij,
  stand: Pick<Kanaalstand, 'domeinen'>,
): Promise<Result<Kanaalwerk | undefined, Onbruikbaar>> {
  const { afzender, kluis, postdienst } = diensten;
  const buiten = buitenVan(diensten, stand);
  const { instelling } = rij;
  const geheimen = await openSecrets(kluis, rij);
  if (geheimen === undefined) return err(kluis === undefined ? 'kluissleutel' : 'geheim');
  switch (instelling.kanaalsoort) {
    case 'postvak':
      return ok(undefined);
    case 'webhook':
      if (afzender === undefined) return err('publiek-adres');
      return ok(createWebhook({ buiten, instelling, geheimen, afzender, tokens, sleutel: secretsPlace(rij) }));
    case 's3':
      return ok(createS3({ buiten, instelling, geheimen }));
    case 'email':
      if (afzender === undefined) return err('publiek-adres');
      return ok(
        createEmail(instelling, postdienst, {
          zending: (nummer) => describeZendingmail(afzender.adres, nummer),
          proef: () => describeProefmail(afzender.adres),
        }),
      );
    default:
      return unreachable(instelling);
  }
}

/** A channel of which our own side is broken: nothing is lost, and whoever looks sees why. */
export const unusable = (wat: Onbruikbaar): Kanaalwerk => ({
  tegelijk: 1,
  stappen: ['instelling'],
  verzend: async () => ({ soort: 'niet-bruikbaar', wat }),
  beproef: async () => ({ soort: 'niet-bruikbaar', wat }),
});

/** Zendingen with their files, for any channel. */
export const createZendingbron = (
  blobs: Blobs,
  { zendingen, verwerkingen }: Pick<Staat, 'zendingen' | 'verwerkingen'>,
): Zendingbron => ({
  async findAll(genummerd) {
    const rijen = await zendingen.findZendingen(genummerd.map(({ zendingId }) => zendingId));
    const traces = await verwerkingen.findTraces(rijen.map(({ verantwoordingId }) => verantwoordingId));
    const nummers = new Map(genummerd.map(({ zendingId, nummer }) => [zendingId, nummer]));
    return new Map(
      rijen.map((rij) => {
        const traceId = traces.get(rij.verantwoordingId);
        const traceparent = traceId && toTraceparent({ traceId, spanId: bezorgSpan(rij.id) });
        return [rij.id, toVerzenden(blobs, rij, nummers.get(rij.id) ?? 0, traceparent)];
      }),
    );
  },
});

const toVerzenden = (blobs: Blobs, rij: ZendingRij, nummer: number, traceparent: string | undefined): TeVerzenden => ({
  rij,
  nummer,
  ...(traceparent && { traceparent }),
  async open({ volgnummer }) {
    const inhoud = await blobs.get(bestandSleutel(rij.verantwoordingId, rij.id, volgnummer));
    if (inhoud === undefined) throw new Error(`file ${volgnummer} of zending ${rij.id} is gone`);
    return inhoud;
  },
});

/**
 * The channel that an ontvanger has at this moment: the newest settings that were put to use, else the postvak. One question to the database;
 * a channel is made anew only when its version changed, or where it may call.
 */
export function createKanaalVan(
  blobs: Blobs,
  staat: Pick<Staat, 'kanalen' | 'zendingen' | 'verwerkingen'>,
  diensten: Kanaaldiensten,
): (ontvangercode: string) => Promise<Kanaal> {
  const bron = createZendingbron(blobs, staat);
  const tokens: Tokenvoorraad = new Map();
  const gemaakt = new Map<string, { readonly merk: string; readonly kanaal: Kanaal }>();
  return async (ontvangercode) => {
    const stand = await staat.kanalen.findKanaal(ontvangercode);
    const { inGebruik, domeinen } = stand;
    if (inGebruik === undefined) return POSTVAK;
    const merk = JSON.stringify([inGebruik.versie, domeinen]);
    const bestaand = gemaakt.get(ontvangercode);
    if (bestaand?.merk === merk) return bestaand.kanaal;
    const werk = await openWerk(diensten, tokens, inGebruik, stand);
    const kanaal = werk.ok
      ? werk.value === undefined
        ? POSTVAK
        : createKanaal(werk.value, bron)
      : createKanaal(unusable(werk.error), bron);
    gemaakt.set(ontvangercode, { merk, kanaal });
    return kanaal;
  };
}
