import { describe, expect, it } from 'vitest';
import { createProductteller, MAXIMUM_PRODUCTEN } from '../../src/convert/producten.ts';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { InvoerRegel } from '../../src/domain/output.ts';
import { prestatiesVan, voorbeeldVerantwoording } from '../helpers/verantwoording.ts';

const GEEFT = ['prestatie.productcategorie', 'prestatie.productcode', 'prestatie.bedragCenten'];
const formaat = (velden: readonly string[], anders: Partial<Formaat> = {}): Formaat =>
  ({ velden, ...anders }) as Formaat;

const [model] = prestatiesVan(voorbeeldVerantwoording());
const regel = (productcode: string, nr = 0): InvoerRegel => {
  if (model === undefined) throw new Error('the example has no prestaties');
  return { nr, prestatie: { ...model, productcode } };
};

describe('counting per product', () => {
  it('adds up regels and cents, debet and credit', () => {
    const teller = createProductteller(formaat(GEEFT))?.();
    teller?.add(regel('A'), 500);
    teller?.add(regel('A'), -200);
    teller?.add(regel('B'), 100);
    expect(teller?.producten()).toEqual([
      { productcategorie: '01', productcode: 'A', aantal: 2, centen: 300 },
      { productcategorie: '01', productcode: 'B', aantal: 1, centen: 100 },
    ]);
  });

  it('counts nothing that the formaat does not give, or that it hides when it is small', () => {
    expect(createProductteller(formaat(['prestatie.productcode']))).toBeUndefined();
    expect(createProductteller(formaat(['prestatie.bedragCenten']))).toBeUndefined();
    const onderdrukking = { veld: 'clienten', ondergrens: 5, aanvullend: true } as const;
    const groepering = { sleutels: {}, aggregaten: {}, onderdrukking };
    expect(createProductteller(formaat(GEEFT, { groepering }))).toBeUndefined();
    const zonderCategorie = createProductteller(formaat(GEEFT.slice(1)))?.();
    zonderCategorie?.add(regel('A'), 1);
    expect(zonderCategorie?.producten()).toEqual([{ productcategorie: '', productcode: 'A', aantal: 1, centen: 1 }]);
  });

  it('keeps the sum, however many products there are', () => {
    const teller = createProductteller(formaat(GEEFT))?.();
    const aantal = MAXIMUM_PRODUCTEN * 2;
    for (let nr = 0; nr < aantal; nr++) teller?.add(regel(`P${nr}`, nr), 1);
    const producten = teller?.producten() ?? [];
    expect(producten.length).toBe(MAXIMUM_PRODUCTEN + 1);
    expect(producten.reduce((som, { centen }) => som + centen, 0)).toBe(aantal);
  });
});
