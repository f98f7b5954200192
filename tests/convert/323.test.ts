import { describe, expect, it } from 'vitest';
import ijw323 from '../../register/formaten/ijw323/3.2.0/formaat.json';
import ijwVoorbeeld from '../../register/formaten/ijw323/3.2.0/voorbeelden/maand-met-credit/invoer.json';
import iwmo323 from '../../register/formaten/iwmo323/3.2.0/formaat.json';
import iwmoVoorbeeld from '../../register/formaten/iwmo323/3.2.0/voorbeelden/maand-met-credit/invoer.json';
import type { Formaat } from '../../src/domain/formaat.ts';
import type { Verantwoording } from '../../src/domain/verantwoording.ts';
import { omzet } from './bouw.ts';
import jwVerwacht from './golden/jw323.xml?raw';
import wmoVerwacht from './golden/wmo323.xml?raw';

/** One element a line, so that a difference can be read. */
const perRegel = (xml: string): string => xml.replaceAll('><', '>\n<');

async function bericht(
  formaat: object,
  invoer: object,
  anders: Partial<Verantwoording> = {},
): Promise<readonly [string, string]> {
  const { prestaties = [], trajecten: _, ...kop } = { ...(invoer as Verantwoording), ...anders };
  const uitkomst = await omzet(formaat as Formaat, prestaties, { kop });
  expect(uitkomst.codes).toEqual([]);
  const [enige, ...meer] = uitkomst.bestanden;
  if (enige === undefined || meer.length > 0) throw new Error(`${uitkomst.bestanden.size} files`);
  return enige;
}

describe('the 323 of the register', () => {
  it.each([
    ['wmo323', iwmo323, iwmoVoorbeeld, wmoVerwacht, 'WMO323_65656055_0384_5o1ahu6a09es.xml'],
    ['jw323', ijw323, ijwVoorbeeld, jwVerwacht, 'JW323_65656055_0384_flyit0c29q9g.xml'],
  ])('%s is what a hand would write', async (_, formaat, invoer, verwacht, naam) => {
    const [bestandsnaam, xml] = await bericht(formaat, invoer);
    expect(perRegel(xml)).toBe(verwacht);
    expect(bestandsnaam).toBe(naam);
  });

  it('takes the numbers of the own administration when they are given', async () => {
    const declaraties = [
      { gemeentecode: '0384', wet: 'jw', berichtidentificatie: 'JW', declaratienummer: 'JW' },
      { gemeentecode: '0855', wet: 'wmo', berichtidentificatie: 'TIL', declaratienummer: 'TIL' },
      { gemeentecode: '0384', wet: 'wmo', berichtidentificatie: 'B1', declaratienummer: 'D1' },
    ] as const;
    const [bestandsnaam, xml] = await bericht(iwmo323, iwmoVoorbeeld, { declaraties: [...declaraties] });
    expect(xml).toContain('<iwmo:Identificatie>B1</iwmo:Identificatie>');
    expect(xml).toContain('<wmo323:DeclaratieNummer>D1</wmo323:DeclaratieNummer>');
    expect(bestandsnaam).toBe('WMO323_65656055_0384_B1.xml');
  });

  it.each([
    ['CS340', { periode: { begindatum: '2026-03-01', einddatum: '2026-04-30' } }],
    ['TR137', { dagtekening: '2026-04-29' }],
  ])('is held by %s', async (controle, anders) => {
    const { prestaties = [], trajecten: _, ...kop } = { ...(iwmoVoorbeeld as Verantwoording), ...anders };
    const uitkomst = await omzet(iwmo323 as unknown as Formaat, prestaties, { kop });
    expect(uitkomst.bevindingen.bevindingen).toMatchObject([
      { code: 'CONTROLE_NIET_GEHAALD', parameters: { controle } },
    ]);
  });
});
