import { describe, expect, it } from 'vitest';
import { Bewaarpool } from '../../src/storage/delen/bewaarruimte.ts';

describe('room to keep regels', () => {
  it('is shared by who convert at the same time, and free again afterwards', async () => {
    const pool = new Bewaarpool(10);
    let end = (): void => undefined;
    const eerste = pool.lend(async (ruimte) => {
      ruimte.bytes -= 7;
      await new Promise<void>((klaar) => {
        end = klaar;
      });
    });
    const tijdens = await pool.lend(async (ruimte) => {
      ruimte.bytes -= 2;
      return ruimte.bytes;
    });
    expect(tijdens).toBe(1);
    expect(await pool.lend(async ({ bytes }) => bytes)).toBe(3);
    end();
    await eerste;
    expect(await pool.lend(async ({ bytes }) => bytes)).toBe(10);
  });

  it('is free again after what failed', async () => {
    const pool = new Bewaarpool(10);
    const mislukt = pool.lend(async (ruimte) => {
      ruimte.bytes -= 10;
      throw new Error('no storage');
    });
    await expect(mislukt).rejects.toThrow('no storage');
    expect(await pool.lend(async ({ bytes }) => bytes)).toBe(10);
  });
});
