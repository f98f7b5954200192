/** How much one aanbieder has put ready at a time, and how it makes room. */
import { env } from 'cloudflare:workers';
import { beforeEach, expect, it } from 'vitest';
import { LIMIETEN } from '../../src/domain/limieten.ts';
import {
  beginIndiening,
  discardIndiening,
  findIndiening,
  hasBestand,
  listKlaargezet,
  sendIndiening,
  storeBestand,
  sweepIndieningen,
} from '../../src/pipeline/indiening.ts';
import { leesbaar } from '../../src/text/nl.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { AGBCODE, bytesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const UUR = 3_600_000;
const MAXIMUM = LIMIETEN.indieningen.waarde;

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
});

/** @returns its id, or the code of what is in the way */
async function begin(agbcode = AGBCODE): Promise<string> {
  const uitkomst = await beginIndiening(gateway.diensten, agbcode, 'iemand');
  return uitkomst.ok ? uitkomst.value : uitkomst.error.code;
}

const beginAll = async (aantal: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let nr = 0; nr < aantal; nr++) ids.push(await begin());
  return ids;
};

it('takes as many as the limit, also when they all come at once, and no more', async () => {
  const uitkomsten = await Promise.all(Array.from({ length: MAXIMUM + 5 }, () => begin()));
  expect(uitkomsten.filter((een) => een === 'INDIENING_TE_VEEL')).toHaveLength(5);
  expect(await listKlaargezet(gateway.diensten, AGBCODE)).toHaveLength(MAXIMUM);
  // None of another is in the way.
  expect(await begin('65656056')).not.toBe('INDIENING_TE_VEEL');
});

it('says what to do about it', async () => {
  await beginAll(MAXIMUM);
  const uitkomst = await beginIndiening(gateway.diensten, AGBCODE, 'iemand');
  if (uitkomst.ok) throw new Error('there was room');
  const { melding, oplossing } = leesbaar(uitkomst.error);
  expect(melding).toContain(String(MAXIMUM));
  expect(oplossing).toBe('Verwijder er eerst één, of dien er één in.');
});

it('has room again when one is removed, with all that lay with it', async () => {
  const { OPSLAG } = env as unknown as { OPSLAG: R2Bucket };
  const [id = ''] = await beginAll(MAXIMUM);
  const over = { herkomst: 'bestand', bestandsnaam: 'x.json', aanvulling: {} } as const;
  await storeBestand(gateway.diensten, id, bytesVan(voorbeeldVerantwoording()), over);
  expect((await OPSLAG.list()).objects.some(({ key }) => key.includes(id))).toBe(true);
  expect(await begin()).toBe('INDIENING_TE_VEEL');
  expect(await discardIndiening(gateway.diensten, '65656056', id)).toBe(false);
  expect(await discardIndiening(gateway.diensten, AGBCODE, id)).toBe(true);
  expect(await discardIndiening(gateway.diensten, AGBCODE, id)).toBe(false);
  expect((await OPSLAG.list()).objects.filter(({ key }) => key.includes(id))).toEqual([]);
  expect(await begin()).not.toBe('INDIENING_TE_VEEL');
});

it('has room again when one is submitted, and that one cannot be removed any more', async () => {
  await laadRegister(gateway.diensten);
  const [id = ''] = await beginAll(MAXIMUM);
  const over = { herkomst: 'bestand', bestandsnaam: 'x.json', aanvulling: {} } as const;
  await storeBestand(gateway.diensten, id, bytesVan(voorbeeldVerantwoording()), over);
  const indiening = await findIndiening(gateway.diensten, AGBCODE, id);
  if (indiening === undefined || !hasBestand(indiening)) throw new Error('it is not there');
  expect((await sendIndiening(gateway.diensten, indiening)).soort).toBe('aanvaard');
  expect(await discardIndiening(gateway.diensten, AGBCODE, id)).toBe(false);
  expect(await begin()).not.toBe('INDIENING_TE_VEEL');
  expect(await begin()).toBe('INDIENING_TE_VEEL');
});

it('has room again after two days, and the sweep removes the old ones as before', async () => {
  await beginAll(MAXIMUM);
  gateway.verstrijk(48 * UUR);
  expect(await listKlaargezet(gateway.diensten, AGBCODE)).toEqual([]);
  expect(await begin()).not.toBe('INDIENING_TE_VEEL');
  expect(await sweepIndieningen(gateway.diensten)).toBe(0);
  gateway.verstrijk(2 * UUR);
  expect(await sweepIndieningen(gateway.diensten)).toBe(MAXIMUM);
  expect(await listKlaargezet(gateway.diensten, AGBCODE)).toHaveLength(1);
});
