/**
 * Accepts a verantwoording. Accepted means stored: the answer goes out after the bytes are in blobs and the verantwoording, its delen
 * and its planned zendingen are in one transaction in the database. From there the reconciliation finishes what a crash leaves.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Invoermapping } from '../domain/invoermapping.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Aanvaarding, VerantwoordingRij } from '../domain/rijen.ts';
import type { Aanvulling } from '../ingest/invoerdeel.ts';
import type { Ontvangstbewijs } from '../receipts/ontvangstbewijs.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { withKnownAanbieder } from './bekende-aanbieder.ts';
import { ontvangstbewijs } from './bewijs.ts';
import type { Diensten } from './diensten.ts';
import { openLezing } from './lezing.ts';
import { findObjections } from './objections.ts';
import { forget, receive, type Weigering, weiger } from './receive.ts';
import { ontvangstMap } from './sleutels-van-opslag.ts';
import { refuseUnreadable } from './unreadable.ts';
import { planVervolg } from './vervolgplan.ts';

export type Indienuitkomst =
  /** Stored and planned now. */
  | { readonly soort: 'aanvaard'; readonly bewijs: Ontvangstbewijs }
  /** The same kenmerk with the same bytes was accepted before: the same ontvangstbewijs. */
  | { readonly soort: 'bekend'; readonly bewijs: Ontvangstbewijs }
  /** The same kenmerk with other bytes. */
  | { readonly soort: 'kenmerk-in-gebruik'; readonly bestaandId: string; readonly bevinding: Bevinding }
  | { readonly soort: 'geweigerd'; readonly weigering: Weigering };

/**
 * @param agbcode the aanbieder that asks; it may account for itself only.
 * @param aanvulling what the standard asks and a file without a kop does not say
 * @param mapping for a workbook or CSV file that is not ours
 */
export async function submit(
  diensten: Diensten,
  agbcode: string,
  body: Bytestroom,
  aanvulling: Aanvulling = {},
  mapping?: Invoermapping,
): Promise<Indienuitkomst> {
  const { blobs, staat } = diensten;
  const id = diensten.nieuwId();
  const begonnenOp = tijdstip(diensten.klok());
  await staat.verantwoordingen.beginOntvangst(id, begonnenOp);
  await diensten.mappen.begin(ontvangstMap(id), agbcode);
  await diensten.tussenstap('ontvangst-begonnen');
  const uitkomst = await refuseUnreadable(
    receiveAndStore(diensten, { id, begonnenOp }, agbcode, body, aanvulling, mapping),
  );
  if (uitkomst.soort !== 'aanvaard') {
    await forget(blobs, id);
    await staat.verantwoordingen.endOntvangst(id);
  }
  return uitkomst;
}

async function receiveAndStore(
  diensten: Diensten,
  { id, begonnenOp }: { readonly id: string; readonly begonnenOp: string },
  agbcode: string,
  body: Bytestroom,
  aanvulling: Aanvulling,
  mapping: Invoermapping | undefined,
): Promise<Indienuitkomst> {
  const { blobs, staat } = diensten;
  const lezing = await openLezing(blobs, id, body, () => withKnownAanbieder(diensten, agbcode, aanvulling), mapping);
  const beeld = await diensten.register.huidig();
  const hasher = diensten.betrokkenen.nieuwste;
  const documenten = await staat.dossier.listDossier(agbcode);
  const gelezen = await receive(
    diensten,
    blobs,
    beeld,
    id,
    lezing,
    diensten.limieten.maximaleBytes,
    documenten,
    hasher,
  );
  if (gelezen.soort === 'geweigerd') {
    // Whatever the store was doing must be over before the caller removes it.
    await lezing.opgeslagen.catch(() => undefined);
    return gelezen;
  }
  const { kop, inhoud, telling } = gelezen.ontvangen;
  const { bytes, sha256 } = await lezing.opgeslagen;
  await diensten.tussenstap('bytes-bewaard');

  const { bezwaren, vervangt } = await findObjections(diensten, agbcode, kop);
  if (bezwaren.length > 0) return weiger(bezwaren);

  const bestaand = await staat.verantwoordingen.findByKenmerk(agbcode, kop.kenmerk);
  if (bestaand !== undefined) return alreadyThere(diensten, bestaand, sha256);

  const plan =
    vervangt === undefined
      ? gelezen.ontvangen.plan
      : await planVervolg(diensten, id, vervangt.id, gelezen.ontvangen.plan);
  const verantwoording: VerantwoordingRij = {
    id,
    agbcode,
    kenmerk: kop.kenmerk,
    sha256,
    bytes,
    stadium: kop.stadium,
    ...(vervangt === undefined ? {} : { vervangtId: vervangt.id }),
    periode: kop.periode,
    soorten: kop.soorten,
    ...telling,
    ontvangenOp: tijdstip(diensten.klok()),
  };
  const verwerking: Aanvaarding['verwerking'] = {
    ...diensten.spoor,
    naam: 'verantwoording.ontvangen',
    activiteit: 'ontvangen',
    status: 0,
    begonnenOp,
    geeindigdOp: verantwoording.ontvangenOp,
    door: { houdersoort: 'aanbieder', houdercode: agbcode },
    verantwoordingId: id,
    lijstId: id,
    betrokkenen: 'alle',
  };
  const bewaard = await staat.verantwoordingen.aanvaard({ verantwoording, delen: inhoud.delen, plan, verwerking });
  if (bewaard !== 'aanvaard') {
    const eerder = await staat.verantwoordingen.findByKenmerk(agbcode, kop.kenmerk);
    if (eerder !== undefined) return alreadyThere(diensten, eerder, sha256);
    // What it replaces was replaced or withdrawn while this one was being read: now the objection can be named.
    const nogmaals = await findObjections(diensten, agbcode, kop);
    if (nogmaals.bezwaren.length === 0) throw new Error('what is replaced was refused without an objection');
    return weiger(nogmaals.bezwaren);
  }
  await diensten.tussenstap('aanvaard');
  await diensten.wachtrij.vraagOmzetting(plan.zendingen.filter((z) => !plan.vastgehouden.has(z.id)).map((z) => z.id));
  await diensten.tussenstap('omzetting-gevraagd');
  return { soort: 'aanvaard', bewijs: await ontvangstbewijs(diensten, verantwoording) };
}

async function alreadyThere(diensten: Diensten, bestaand: VerantwoordingRij, sha256: string): Promise<Indienuitkomst> {
  if (bestaand.sha256 === sha256) return { soort: 'bekend', bewijs: await ontvangstbewijs(diensten, bestaand) };
  return {
    soort: 'kenmerk-in-gebruik',
    bestaandId: bestaand.id,
    bevinding: {
      code: 'KENMERK_IN_GEBRUIK',
      ernst: 'fout',
      plaats: { pointer: '/kenmerk' },
      parameters: { kenmerk: bestaand.kenmerk, ontvangenOp: bestaand.ontvangenOp },
    },
  };
}
