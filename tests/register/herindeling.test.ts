import { describe, expect, it } from 'vitest';
import { checkRegister } from '../../src/register/check-register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { gemeente, herindeling, register } from './bouw.ts';
import { shippedRegister } from './shipped.ts';

const shipped = indexRegister(shippedRegister());

function answers(code: string, datum: string): string | undefined {
  const antwoord = shipped.antwoordend(code, datum);
  return antwoord.uitkomst === 'gevonden' ? antwoord.gemeente.naam : antwoord.uitkomst;
}

describe('which gemeente answers', () => {
  it('follows Weesp to Amsterdam from 24 March 2022, in the middle of the year', () => {
    expect(answers('0457', '2022-03-23')).toBe('Weesp');
    expect(answers('0457', '2022-03-24')).toBe('Amsterdam');
  });

  it.each([
    ['0756', '2021-12-31', 'Boxmeer'],
    ['0756', '2022-01-01', 'Land van Cuijk'],
    ['0370', '2026-11-22', 'Purmerend'],
    ['0614', '2022-12-31', 'Westvoorne'],
    ['0614', '2023-01-01', 'Voorne aan Zee'],
  ])('%s on %s is %s', (code, datum, naam) => {
    expect(answers(code, datum)).toBe(naam);
  });

  it('never applies the planned end of Wijdemeren, but names it once its day has passed', () => {
    expect(shipped.antwoordend('1696', '2026-12-31')).toMatchObject({
      uitkomst: 'gevonden',
      gemeente: { code: '1696' },
    });
    expect(shipped.antwoordend('1696', '2026-12-31')).not.toHaveProperty('overgeslagen');
    expect(shipped.antwoordend('1696', '2027-01-01')).toMatchObject({
      uitkomst: 'gevonden',
      gemeente: { code: '1696' },
      overgeslagen: { nieuweCode: '0402' },
    });
  });

  const keten = {
    gemeenten: [
      gemeente('0001', { geldigTot: '2021-12-31' }),
      gemeente('0002', { geldigVanaf: '2021-01-01', geldigTot: '2023-12-31' }),
      gemeente('0003', { geldigVanaf: '2024-01-01' }),
      gemeente('0004', { geldigVanaf: '2024-01-01' }),
    ],
  };

  it('follows one herindeling after another, each only from its own day', () => {
    const ketenRegister = register({
      ...keten,
      herindelingen: [herindeling('0001', '0002', '2022-01-01'), herindeling('0002', '0003', '2024-01-01')],
    });
    expect(checkRegister(ketenRegister).bevindingen).toEqual([]);
    const index = indexRegister(ketenRegister);
    expect(index.antwoordend('0001', '2023-12-31')).toMatchObject({ gemeente: { code: '0002' } });
    expect(index.antwoordend('0001', '2024-01-01')).toMatchObject({ gemeente: { code: '0003' } });
  });

  it('does not choose when a code was split', () => {
    const index = indexRegister(
      register({
        ...keten,
        herindelingen: [herindeling('0002', '0004', '2024-01-01'), herindeling('0002', '0003', '2024-01-01')],
      }),
    );
    expect(index.antwoordend('0002', '2023-12-31')).toMatchObject({ uitkomst: 'gevonden' });
    expect(index.antwoordend('0002', '2024-01-01')).toEqual({
      uitkomst: 'gesplitst',
      ingangsdatum: '2024-01-01',
      nieuweCodes: ['0003', '0004'],
    });
  });

  it('tells an unknown code from one that ended without successor', () => {
    const index = indexRegister(register(keten));
    expect(index.antwoordend('0001', '2022-01-01')).toEqual({ uitkomst: 'zonder-opvolger', geldigTot: '2021-12-31' });
    expect(index.antwoordend('9999', '2022-01-01')).toEqual({ uitkomst: 'onbekend' });
    expect(index.antwoordend('0003', '2023-12-31')).toEqual({ uitkomst: 'onbekend' });
  });

  it('gives the name of the gemeente on a day, and the last known one after its end', () => {
    expect(shipped.gemeenteNaam('0457', '2026-01-01')).toBe('Weesp');
    expect(shipped.gemeenteNaam('0855', '2026-01-01')).toBe('Tilburg');
    expect(shipped.gemeenteNaam('9999', '2026-01-01')).toBe('9999');
  });
});
