/**
 * The end of the two logbooks: what is past its term goes. Of the verwerkingenlogboek the actions and the lists of keyed hashes they refer
 * to; of the audit trail its oldest rows, behind a signed closing at which what remains begins. See docs/decisions/0033-end-of-logbooks.md.
 */
import { addMaanden } from '../domain/bewaring.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { signAfsluiting } from '../receipts/auditspoor.ts';
import type { Ondertekensleutel } from '../receipts/ondertekening.ts';
import type { Vergeten } from '../storage/ports/verwerkingen.ts';
import type { Diensten } from './diensten.ts';

type Werk = Pick<Diensten, 'staat' | 'klok' | 'bewaartermijnen'>;

export interface Logboekeinde {
  readonly verwerkingen: number;
  /** Lists that nobody refers to any more; their bytes are to be removed by the caller. */
  readonly mappen: readonly string[];
  readonly auditregels: number;
  /** There was more than fits in one run. */
  readonly onvolledig: boolean;
}

/** Rows of the audit trail, and actions, that one transaction removes at most. */
const BLAD = 500;

/** The first day of what is still kept; whatever is of an earlier day goes. */
const grens = ({ klok }: Pick<Werk, 'klok'>, maanden: number): string => addMaanden(amsterdamseDatum(klok()), -maanden);

/**
 * @param sleutel signs the closing of the audit trail; without it the trail is kept whole, for nobody could tell a closing from a theft
 * @param perKeer verantwoordingen whose log goes at most, and so many times as many rows of the trail and loose actions
 */
export async function endLogboeken(
  diensten: Werk,
  sleutel: Ondertekensleutel | undefined,
  perKeer: number,
): Promise<Logboekeinde> {
  const { verwerkingen } = diensten.staat;
  const op = tijdstip(diensten.klok());
  const voor = grens(diensten, diensten.bewaartermijnen.verwerkingenMaanden);
  const vanGewiste = await forget((aantal) => verwerkingen.vergeetVanGewiste(voor, op, aantal), perKeer);
  const losse = await forget((aantal) => verwerkingen.vergeetLosse(voor, op, aantal), perKeer * BLAD);
  const spoor = await closeAuditspoor(diensten, sleutel, perKeer * BLAD);
  return {
    verwerkingen: vanGewiste.verwerkingen + losse.verwerkingen,
    mappen: [...vanGewiste.mappen, ...losse.mappen],
    auditregels: spoor.regels,
    onvolledig: vanGewiste.meer || losse.meer || spoor.meer,
  };
}

async function forget(
  next: (aantal: number) => Promise<Vergeten>,
  maximum: number,
): Promise<Omit<Vergeten, 'bekeken'> & { readonly meer: boolean }> {
  let verwerkingen = 0;
  const mappen: string[] = [];
  for (let over = maximum; over > 0; ) {
    const vraag = Math.min(BLAD, over);
    const weg = await next(vraag);
    verwerkingen += weg.verwerkingen;
    mappen.push(...weg.mappen);
    if (weg.bekeken < vraag) return { verwerkingen, mappen, meer: false };
    over -= vraag;
  }
  return { verwerkingen, mappen, meer: true };
}

/** The last row is never removed: the next one follows it. */
async function closeAuditspoor(
  diensten: Werk,
  sleutel: Ondertekensleutel | undefined,
  maximum: number,
): Promise<{ readonly regels: number; readonly meer: boolean }> {
  const { auditspoor } = diensten.staat;
  if (sleutel === undefined) return { regels: 0, meer: false };
  const voor = grens(diensten, diensten.bewaartermijnen.auditspoorMaanden);
  const kop = await auditspoor.findKop();
  const begin = (await auditspoor.findAfsluiting())?.nummer ?? 0;
  let laatste: { nummer: number; sha256: string; op: string } | undefined;
  let meer = false;
  for (let na = begin; ; ) {
    const regels = await auditspoor.listKeten(na, Math.min(BLAD, maximum));
    // The trail is in order of time, but for clocks that differ by little: what comes after the first row that stays, stays.
    const eerste = regels.findIndex(({ regel }) => regel.op >= voor || regel.nummer === kop?.nummer);
    const weg = (eerste === -1 ? regels : regels.slice(0, eerste)).at(-1);
    if (weg !== undefined) {
      laatste = { nummer: weg.regel.nummer, sha256: weg.sha256, op: weg.regel.op };
      na = weg.regel.nummer;
    }
    meer = eerste === -1 && regels.length > 0;
    if (!meer || na - begin >= maximum) break;
  }
  if (laatste === undefined) return { regels: 0, meer: false };
  const op = tijdstip(diensten.klok());
  const { nummer, sha256 } = laatste;
  const jws = await signAfsluiting({ nummer, sha256 }, laatste.op, op, sleutel);
  return { regels: await auditspoor.sluitAf({ nummer, sha256, op, jws }), meer };
}
