/**
 * Gebeurtenissen brought to an aanbieder. Its webhook is a channel like that of an ontvanger, under a name of its own: examined, tested,
 * signed and retried by the same code.
 */
import type { Tokenvoorraad } from '../deliver/aanmelding.ts';
import { createEventzender } from '../deliver/kanalen/webhook.ts';
import { type Melder, toAanbod, webhookNaam } from '../deliver/postbus-gebeurtenissen.ts';
import type { Wijziger } from '../domain/kanaal.ts';
import type { Postbusbeeld } from '../domain/postbus.ts';
import { err, ok } from '../domain/result.ts';
import type { Kanaalstand } from '../storage/ports/kanalen.ts';
import type { Staat } from '../storage/ports.ts';
import { buitenVan } from './buitenadressen.ts';
import type { Diensten } from './diensten.ts';
import { deleteKanaal, type Kanaaluitkomst, type Proefuitkomst, putKanaal, testLatest } from './kanaal-beheer.ts';
import type { Kanaalopgave } from './kanaal-lezen.ts';
import { releaseKanaal, type Vrijgaveuitkomst } from './kanaal-vrijgave.ts';
import { type Kanaaldiensten, openSecrets, secretsPlace } from './kanaal-werk.ts';
import type { Huisregels } from './vier-ogen.ts';
import type { Voorwaarde } from './voorwaarde.ts';

/** Aanbieders, and gebeurtenissen of one, that are handed over at a time. */
const AANBIEDERS_PER_KEER = 200;
const PER_KEER = 500;

export interface Webhookstand {
  readonly kanaal: Kanaalstand;
  readonly postbus: Postbusbeeld;
}

export async function findWebhook(
  { staat, postbussen }: Pick<Diensten, 'staat' | 'postbussen'>,
  agbcode: string,
): Promise<Webhookstand> {
  const naam = webhookNaam(agbcode);
  const [kanaal, postbus] = await Promise.all([staat.kanalen.findKanaal(naam), postbussen.beeld(naam)]);
  return { kanaal, postbus };
}

/** Nothing goes until somebody does something. */
export const isStilstaand = ({ stand }: Postbusbeeld): boolean => stand.belet !== undefined;

/** @param opgave of a webhook; another kind of channel cannot tell of anything but a zending */
export async function putWebhook(
  diensten: Diensten,
  agbcode: string,
  opgave: Kanaalopgave & { readonly instelling: { readonly kanaalsoort: 'webhook' } },
  voorwaarde: Voorwaarde,
  door: Wijziger,
): Promise<Kanaaluitkomst> {
  const uitkomst = await putKanaal(diensten, webhookNaam(agbcode), opgave, voorwaarde, door);
  // What happens from now on waits for the test.
  if (uitkomst.soort === 'bewaard') await diensten.staat.gebeurtenissen.beginVolgen(agbcode);
  return uitkomst;
}

export async function deleteWebhook(
  diensten: Diensten,
  agbcode: string,
  voorwaarde: Voorwaarde,
  door: Wijziger,
): Promise<Awaited<ReturnType<typeof deleteKanaal>>> {
  const uitkomst = await deleteKanaal(diensten, webhookNaam(agbcode), voorwaarde, door);
  if (uitkomst.soort === 'bewaard') await diensten.staat.gebeurtenissen.stopVolgen(agbcode);
  return uitkomst;
}

/** What an outage or the aanbieder's own 410 had stopped goes on, and what happened meanwhile is brought. */
async function begin(diensten: Diensten, agbcode: string): Promise<void> {
  await diensten.postbussen.hervat(webhookNaam(agbcode));
  await offerGebeurtenissen(diensten, [agbcode]);
}

/** A test that succeeds also starts again what had stopped, unless its settings wait for a second person. */
export async function testWebhook(
  diensten: Diensten,
  agbcode: string,
  huisregels?: Huisregels,
): Promise<Proefuitkomst | undefined> {
  const proef = await testLatest(diensten, webhookNaam(agbcode), huisregels);
  if (proef?.gelukt === true && !proef.wachtOpVrijgave) await begin(diensten, agbcode);
  return proef;
}

/** As the second person; see `releaseKanaal`. */
export async function releaseWebhook(
  diensten: Diensten,
  agbcode: string,
  voorwaarde: Voorwaarde,
  door: Wijziger,
  huisregels?: Huisregels,
): Promise<Vrijgaveuitkomst> {
  const uitkomst = await releaseKanaal(diensten, webhookNaam(agbcode), voorwaarde, door, huisregels);
  if (uitkomst.soort === 'vrijgegeven') await begin(diensten, agbcode);
  return uitkomst;
}

/**
 * Hands what happened to the postbus of each aanbieder that wants it brought. May be done at any time and twice: what was handed over is
 * known by its volgnummer.
 * @param agbcodes only of these; absent: of all
 * @returns how many gebeurtenissen were handed over
 */
export async function offerGebeurtenissen(
  { staat, postbussen }: Pick<Diensten, 'staat' | 'postbussen'>,
  agbcodes?: readonly string[],
): Promise<number> {
  let aangeboden = 0;
  for (const achterstand of await staat.gebeurtenissen.listAchter(AANBIEDERS_PER_KEER, agbcodes)) {
    const { agbcode, aangebodenTot } = achterstand;
    const naam = webhookNaam(agbcode);
    const { inGebruik } = await staat.kanalen.findKanaal(naam);
    if (inGebruik?.instelling.kanaalsoort !== 'webhook') continue;
    const van = { houdersoort: 'aanbieder', houdercode: agbcode } as const;
    const rijen = await staat.gebeurtenissen.listGebeurtenissen(van, { na: aangebodenTot, aantal: PER_KEER });
    const laatste = rijen.at(-1);
    if (laatste === undefined) continue;
    await postbussen.bied(
      naam,
      rijen.map(({ volgnummer }) => {
        const { id, volgorde } = toAanbod(volgnummer);
        return { zendingId: id, volgorde };
      }),
    );
    await staat.gebeurtenissen.schuifOp(achterstand, laatste.volgnummer);
    aangeboden += rijen.length;
  }
  return aangeboden;
}

/** How events go out at this moment: the newest settings that were put to use. */
export function createMelderVan(
  { kanalen }: Pick<Staat, 'kanalen'>,
  diensten: Kanaaldiensten,
): (naam: string) => Promise<Melder> {
  const tokens: Tokenvoorraad = new Map();
  return async (naam) => {
    const stand = await kanalen.findKanaal(naam);
    const { inGebruik } = stand;
    const instelling = inGebruik?.instelling;
    if (inGebruik === undefined || instelling?.kanaalsoort !== 'webhook') return undefined;
    const { kluis, afzender } = diensten;
    const buiten = buitenVan(diensten, stand);
    if (afzender === undefined) return err('publiek-adres');
    const geheimen = await openSecrets(kluis, inGebruik);
    if (geheimen === undefined) return err(kluis === undefined ? 'kluissleutel' : 'geheim');
    const sleutel = secretsPlace(inGebruik);
    const zender = createEventzender({ buiten, instelling, geheimen, afzender, tokens, sleutel });
    return ok({ zender, afzender, tegelijk: instelling.tegelijk });
  };
}
