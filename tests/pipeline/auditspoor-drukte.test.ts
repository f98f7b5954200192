/** Very many acts at the same moment: what they cost grows with how many they are, not with its square. */
import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import type { Auditkop } from '../../src/domain/auditspoor.ts';
import { auditeer } from '../../src/pipeline/auditspoor.ts';
import type { AuditStaat } from '../../src/storage/ports/auditspoor.ts';

/** Time that passes when everybody waits. */
function createTijd() {
  let nu = 0;
  const wachtend: { readonly om: number; readonly wek: () => void }[] = [];
  return {
    wacht: (ms: number) => new Promise<void>((wek) => wachtend.push({ om: nu + ms, wek })),
    async loop(klaar: () => boolean) {
      while (!klaar()) {
        for (let beurt = 0; beurt < 20; beurt++) await Promise.resolve();
        wachtend.sort((een, ander) => ander.om - een.om);
        const eerste = wachtend.pop();
        if (eerste === undefined) continue;
        nu = eerste.om;
        eerste.wek();
      }
    },
  };
}

async function countInserts(handelingen: number): Promise<number> {
  const tijd = createTijd();
  let kop: Auditkop | undefined;
  let pogingen = 0;
  const auditspoor: Pick<AuditStaat, 'findKop' | 'addRegel'> = {
    async findKop() {
      await tijd.wacht(1);
      return kop;
    },
    async addRegel({ regel, sha256 }) {
      await tijd.wacht(1);
      pogingen++;
      if (regel.nummer !== (kop?.nummer ?? 0) + 1) return false;
      kop = { nummer: regel.nummer, sha256 };
      return true;
    },
  };
  let nummer = 0;
  const diensten = {
    staat: { auditspoor } as unknown as Parameters<typeof auditeer>[0]['staat'],
    klok: () => new Date('2026-05-06T10:00:00Z'),
    pauzeer: tijd.wacht,
    nieuwId: () => createHash('sha256').update(String(nummer++)).digest('hex'),
  };
  const handeling = { handeling: 'x', door: { houdersoort: 'ontvanger', houdercode: '0855' }, feiten: {} } as const;
  let klaar = 0;
  const alle = Array.from({ length: handelingen }, async () => {
    await auditeer(diensten, handeling, async () => undefined);
    klaar++;
  });
  await tijd.loop(() => klaar === handelingen);
  await Promise.all(alle);
  expect(kop?.nummer).toBe(2 * handelingen);
  return pogingen;
}

it('each is tried a few times, and all are written', async () => {
  expect(await countInserts(1)).toBe(2);
  expect((await countInserts(100)) / 200).toBeLessThan(8);
});
