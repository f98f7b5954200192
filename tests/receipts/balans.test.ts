import { describe, expect, it } from 'vitest';
import type { DeelTelling } from '../../src/domain/deel.ts';
import type { VerantwoordingRij, ZendingDeelRij, ZendingRij } from '../../src/domain/rijen.ts';
import { createBalans } from '../../src/receipts/balans.ts';

const verantwoording: VerantwoordingRij = {
  id: 'v',
  agbcode: '65656055',
  kenmerk: 'k',
  sha256: '0'.repeat(64),
  bytes: 1,
  stadium: 'definitief',
  periode: { begindatum: '2026-04-01', einddatum: '2026-04-30' },
  soorten: ['declaratie'],
  aantalPrestaties: 5,
  aantalTrajecten: 0,
  saldoCenten: 500,
  ontvangenOp: '2026-05-06T10:00:00.000Z',
};
const delen: DeelTelling[] = [
  { gemeentecode: '0855', wet: 'jw', aantalPrestaties: 3, aantalTrajecten: 0, saldoCenten: 300 },
  { gemeentecode: '0384', wet: 'wmo', aantalPrestaties: 2, aantalTrajecten: 0, saldoCenten: 200 },
];
const zending = (id: string, code: string, toestand: ZendingRij['toestand']): ZendingRij => ({
  id,
  verantwoordingId: 'v',
  agbcode: '65656055',
  ontvanger: { soort: 'gemeente', code, naam: code },
  soort: 'declaratie',
  aansluiting: { id: 'a', versie: '1.0.0' },
  formaat: { naam: 'f', versie: '1.0.0' },
  toestand,
  geplandOp: '2026-05-06T10:00:00.000Z',
  bestanden: [],
  doel: 'verantwoorden',
  versie: 1,
});
const jw: ZendingDeelRij = {
  zendingId: 'z1',
  gemeentecode: '0855',
  wet: 'jw',
  uitkomst: {
    aantal: 3,
    verwerkt: 2,
    verwerktCenten: 200,
    gefilterd: [{ reden: 'toegekend', aantal: 1, centen: 100 }],
  },
};
const wmo: ZendingDeelRij = {
  zendingId: 'z2',
  gemeentecode: '0384',
  wet: 'wmo',
  uitkomst: { aantal: 2, verwerkt: 2, verwerktCenten: 200, gefilterd: [] },
};

describe('balans', () => {
  it('closes when every regel is delivered or filtered with a reason', () => {
    const balans = createBalans(
      verantwoording,
      delen,
      [zending('z1', '0855', 'bezorgd'), zending('z2', '0384', 'geaccepteerd')],
      [jw, wmo],
      [],
    );
    expect(balans).toMatchObject({
      sluitend: true,
      afgerond: true,
      verschillen: [],
      totaal: { aantal: 5, bezorgd: 4, vastgehouden: 0, gefilterd: 1, onderweg: 0 },
    });
  });

  it('counts what was converted and not delivered as on its way', () => {
    const balans = createBalans(
      verantwoording,
      delen,
      [zending('z1', '0855', 'omgezet'), zending('z2', '0384', 'gepland')],
      [jw, { zendingId: 'z2', gemeentecode: '0384', wet: 'wmo' }],
      [],
    );
    expect(balans).toMatchObject({
      sluitend: true,
      afgerond: false,
      totaal: { bezorgd: 0, onderweg: 4, gefilterd: 1 },
    });
  });

  it('counts a held zending and regels without ontvanger as held', () => {
    const balans = createBalans(
      verantwoording,
      delen,
      [zending('z1', '0855', 'vastgehouden')],
      [jw],
      [{ gemeentecode: '0384', wet: 'wmo', soort: 'declaratie' }],
    );
    expect(balans).toMatchObject({
      sluitend: true,
      afgerond: true,
      totaal: { aantal: 5, vastgehouden: 5, bezorgd: 0, gefilterd: 0 },
    });
  });

  it('does not close when a conversion lost a regel', () => {
    const kwijt = {
      ...jw,
      uitkomst: { aantal: 3, verwerkt: 1, verwerktCenten: 200, gefilterd: [{ reden: 'x', aantal: 1, centen: 100 }] },
    };
    const balans = createBalans(
      verantwoording,
      delen,
      [zending('z1', '0855', 'bezorgd'), zending('z2', '0384', 'bezorgd')],
      [kwijt, wmo],
      [],
    );
    expect(balans.sluitend).toBe(false);
    expect(balans.verschillen).toEqual(['0855, gemeente 0855, declaratie: 3 regels ontvangen, 2 verantwoord.']);
  });

  it('does not close when a cent went missing', () => {
    const kwijt = { ...wmo, uitkomst: { aantal: 2, verwerkt: 2, verwerktCenten: 199, gefilterd: [] } };
    const balans = createBalans(
      verantwoording,
      delen,
      [zending('z1', '0855', 'bezorgd'), zending('z2', '0384', 'bezorgd')],
      [jw, kwijt],
      [],
    );
    expect(balans.verschillen).toEqual(['0384, gemeente 0384, declaratie: 200 centen ontvangen, 199 verantwoord.']);
  });

  it('does not close when a deel was routed to nobody and not reported either', () => {
    const balans = createBalans(verantwoording, delen, [zending('z1', '0855', 'bezorgd')], [jw], []);
    expect(balans.verschillen).toEqual(['Gemeente 0384 (wmo), declaratie: bij geen enkele ontvanger ingedeeld.']);
  });

  it('does not close when the delen do not add up to what was received', () => {
    const balans = createBalans(
      { ...verantwoording, aantalPrestaties: 6, saldoCenten: 501 },
      delen,
      [zending('z1', '0855', 'bezorgd'), zending('z2', '0384', 'bezorgd')],
      [jw, wmo],
      [],
    );
    expect(balans.verschillen).toEqual([
      '6 prestaties ontvangen, 5 ingedeeld.',
      '501 centen ontvangen, 500 ingedeeld.',
    ]);
  });
});
