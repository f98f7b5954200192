import { describe, expect, it } from 'vitest';
import { validateFormaat } from '../../src/convert/index.ts';
import type { Soort, Wet } from '../../src/domain/verantwoording.ts';
import { checkRegister } from '../../src/register/check-register.ts';
import { indexRegister } from '../../src/register/register-index.ts';
import { AANSLUITINGSBESTANDEN, FORMAATBESTANDEN, shippedRegister } from './shipped.ts';

const register = shippedRegister();
const index = indexRegister(register);
const huidige = register.gemeenten.filter((gemeente) => gemeente.geldigTot === undefined);

const asks = (code: string, wet: Wet, soort: Soort, peildatum: string): boolean =>
  index.selectAansluitingen(code, wet, soort, peildatum).length > 0;

describe('the shipped register', () => {
  it('hangs together without one finding', () => {
    expect(checkRegister(register)).toEqual({ bevindingen: [], aantal: 0, aantalFouten: 0 });
  });

  it('holds the 342 gemeenten of 2026, the 14 codes abolished since 2021 and 42 jeugdregio’s that cover each gemeente once', () => {
    expect(huidige).toHaveLength(342);
    expect(register.gemeenten).toHaveLength(356);
    const jeugdregios = register.inkoopregios.filter((regio) => regio.regiosoort === 'jeugdregio');
    expect(jeugdregios).toHaveLength(42);
    const ingedeeld = jeugdregios.flatMap((regio) => regio.gemeentecodes).sort();
    expect(ingedeeld).toEqual(huidige.map((gemeente) => gemeente.code).sort());
  });

  it.each(['2023-12-31', '2026-04-30', '2026-12-31'])(
    'connects at least 60 gemeenten for everything on %s',
    (peildatum) => {
      const soorten: readonly Soort[] = ['declaratie', 'productieverantwoording'];
      const wetten: readonly Wet[] = ['wmo', 'jw'];
      const volledig = huidige.filter(({ code }) =>
        soorten.every((soort) => wetten.every((wet) => asks(code, wet, soort, peildatum))),
      );
      expect(volledig.length).toBeGreaterThanOrEqual(60);
      expect(volledig.map(({ code }) => code)).toEqual(expect.arrayContaining(['0855', '0384']));
    },
  );

  it('finds a formaat for everything that is asked', () => {
    for (const { formaat, geldigVanaf } of register.aansluitingen) {
      expect(index.selectFormaat(formaat, geldigVanaf).ok, formaat).toBe(true);
      expect(index.selectFormaat(formaat, '2026-04-30').ok, formaat).toBe(true);
    }
  });

  it('asks each deel at most once: a region that collects takes the place of its gemeenten', () => {
    for (const { code } of huidige) {
      for (const wet of ['wmo', 'jw'] as const) {
        const vragers = index.selectAansluitingen(code, wet, 'productieverantwoording', '2026-12-31');
        expect(vragers.length, `${code} ${wet}`).toBeLessThanOrEqual(1);
      }
    }
    const [apeldoorn] = index.selectAansluitingen('0200', 'wmo', 'productieverantwoording', '2026-12-31');
    expect(apeldoorn?.ontvanger).toEqual({ soort: 'inkoopregio', code: 'midden-ijssel-oost-veluwe' });
  });

  it('gives Hart van Brabant its own three months to declare youth care, and only that', () => {
    const ids = (code: string, wet: Wet): string[] =>
      index.selectAansluitingen(code, wet, 'declaratie', '2026-04-30').map(({ id }) => id);
    expect(ids('0855', 'jw')).toEqual(['ijw323-hart-van-brabant']);
    expect(ids('0855', 'wmo')).toEqual(['iwmo323']);
    expect(ids('0384', 'jw')).toEqual(['ijw323']);
  });

  it('raises the national threshold from book year 2026 on', () => {
    const drempel = (peildatum: string): number | undefined =>
      index.selectAansluitingen('0384', 'wmo', 'productieverantwoording', peildatum)[0]?.drempel?.bedragCenten;
    expect(drempel('2025-12-31')).toBe(12_500_000);
    expect(drempel('2026-12-31')).toBe(20_000_000);
  });

  it('asks Midden-Limburg West € 50.000 per gemeente in the national model, at one desk', () => {
    for (const wet of ['wmo', 'jw'] as const) {
      const [aansluiting] = index.selectAansluitingen('0946', wet, 'productieverantwoording', '2026-12-31');
      expect(aansluiting).toMatchObject({
        ontvanger: { soort: 'inkoopregio', code: 'midden-limburg-west' },
        formaat: `pv-landelijk-${wet}`,
        drempel: { bedragCenten: 5_000_000, basis: 'gemeente' },
      });
    }
    expect(asks('0946', 'wmo', 'klachtenrapportage', '2026-12-31')).toBe(true);
  });

  it('sends the trajecten of every gemeente to CBS, for youth only', () => {
    for (const { code } of huidige) {
      const [cbs, ...meer] = index.selectAansluitingen(code, 'jw', 'beleidsinformatie', '2026-06-30');
      expect(cbs?.ontvanger, code).toMatchObject({ soort: 'landelijk', code: 'cbs' });
      expect(meer).toEqual([]);
      expect(asks(code, 'wmo', 'beleidsinformatie', '2026-06-30')).toBe(false);
    }
  });

  it('gives a book year its own version: workbooks from 2026 on, and what Lekstroom asked in 2015 never again', () => {
    const versie = (naam: string, peildatum: string): string => {
      const formaat = index.selectFormaat(naam, peildatum);
      return formaat.ok ? formaat.value.versie : formaat.error;
    };
    for (const naam of ['pv-landelijk-wmo', 'pv-landelijk-jw']) {
      expect(versie(naam, '2025-12-31')).toBe('2023.1.0');
      expect(versie(naam, '2026-01-31')).toBe('2026.1.0');
    }
    expect(versie('pv-limburg-noord', '2022-12-31')).toBe('2019.1.0');
    expect(versie('pv-lekstroom', '2015-12-31')).toBe('2015.1.0');
    expect(versie('pv-lekstroom', '2017-12-31')).toBe('ended');
    expect(versie('pv-lekstroom', '2026-12-31')).toBe('2020.1.0');
  });

  it('holds only formaten that registration would accept', () => {
    for (const [map, document] of FORMAATBESTANDEN) {
      const oordeel = validateFormaat(document);
      expect(oordeel.ok ? [] : oordeel.error, map).toEqual([]);
    }
  });

  it('keeps every document under its own name', () => {
    for (const [bestand, document] of AANSLUITINGSBESTANDEN) expect(document).toMatchObject({ id: bestand });
    for (const [map, { naam, versie }] of FORMAATBESTANDEN) expect(`${naam}/${versie}`).toBe(map);
  });

  it('says of everything that is not fully sourced what is unknown', () => {
    for (const document of [...register.aansluitingen, ...register.formaten, ...register.inkoopregios]) {
      if (document.bronstatus !== 'gesourced') expect(document.onbekend.length).toBeGreaterThan(0);
    }
  });
});
