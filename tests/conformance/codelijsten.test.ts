/** Our code lists hold the published ones: every code, no other, with the published description. */
import { describe, expect, it } from 'vitest';
import {
  BSN_ONBEKEND_CBS,
  BSN_ONGEBOREN_CBS,
  CRISIS_CBS,
  DEBET_CREDIT,
  EENHEDEN,
  GESLACHTEN_CBS,
  HULPVORMEN,
  JZ020,
  JZ588,
  REDENEN_BEEINDIGING_CBS,
  RETOURCODES,
  VERWIJZERS,
  WMO020,
  WMO588,
  ZONDER_HULP_VERDER,
} from '../../src/domain/codelijsten.ts';
import { cel, type Rij, readCodes } from './csv.ts';

/** Some published files lost their diaereses on the way, and some rows their full stop. */
const plain = (tekst: string): string => tekst.normalize('NFD').replace(/\p{M}/gu, '').replace(/\.$/, '');

const published = (rijen: readonly Rij[]): [string, string][] =>
  rijen.map((rij): [string, string] => [cel(rij, 'code'), plain(cel(rij, 'omschrijving'))]).sort();

const where = (bestand: string, kolom: string, waarde: string): readonly Rij[] =>
  readCodes(bestand).filter((rij) => cel(rij, kolom) === waarde);

it.each([
  ['eenheid (WJ756)', EENHEDEN, readCodes('eenheid.csv')],
  ['debet/credit (COD043)', DEBET_CREDIT, readCodes('debet_credit.csv')],
  ['productcategorie Wmo (WMO020)', WMO020, readCodes('productcategorie_wmo.csv')],
  ['productcategorie Jeugdwet (JZ020)', JZ020, readCodes('productcategorie_jw.csv')],
  ['hulpvorm', HULPVORMEN, readCodes('hulpvorm.csv')],
  ['verwijzer', VERWIJZERS, readCodes('verwijzer.csv')],
  ['reden beëindiging Wmo (WMO588)', WMO588, where('reden_beeindiging.csv', 'codelijst', 'WMO588')],
  ['reden beëindiging Jeugdwet (JZ588)', JZ588, where('reden_beeindiging.csv', 'codelijst', 'JZ588')],
  ['reden beëindiging CBS', REDENEN_BEEINDIGING_CBS, readCodes('cbs_reden_beeindiging_jeugdhulp.csv')],
  ['zonder hulp verder (CBS)', ZONDER_HULP_VERDER, readCodes('cbs_outcome_zonder_hulp_verder.csv')],
  ['geslacht (CBS)', GESLACHTEN_CBS, where('cbs_overig.csv', 'veld', 'geslacht')],
  ['gestart met crisis (CBS)', CRISIS_CBS, where('cbs_overig.csv', 'veld', 'gestart met crisis')],
])('%s', (_, onze, gepubliceerd) => {
  expect(gepubliceerd.length).toBeGreaterThan(1);
  expect([...onze].map(([code, omschrijving]) => [code, plain(omschrijving)]).sort()).toEqual(published(gepubliceerd));
});

it('the numbers CBS writes where there is no BSN', () => {
  expect(where('cbs_overig.csv', 'veld', 'bsn').map((rij) => cel(rij, 'code'))).toEqual([
    BSN_ONBEKEND_CBS,
    BSN_ONGEBOREN_CBS,
  ]);
});

describe('retourcodes (WJ001)', () => {
  /** `WMO323` and `JW323` are the same message of two standards. */
  const berichten = (rij: Rij): string[] =>
    cel(rij, 'berichten')
      .replace(/\b(WMO|JW)/g, '')
      .split(',')
      .sort();

  it.each(['iwmo', 'ijw'])('%s: code, rule, messages and text', (standaard) => {
    const gepubliceerd = where('retourcode.csv', 'standaard', standaard).map((rij) => ({
      code: cel(rij, 'code'),
      omschrijving: plain(cel(rij, 'omschrijving')),
      regel: cel(rij, 'tr_regel'),
      berichten: berichten(rij),
    }));
    expect(gepubliceerd.length).toBeGreaterThan(50);
    const onze = [...RETOURCODES.values()].map((retourcode) => ({
      code: retourcode.code,
      omschrijving: plain(retourcode.omschrijving),
      regel: retourcode.regel ?? '',
      berichten: [...retourcode.berichten].sort(),
    }));
    const byCode = (a: { code: string }, b: { code: string }): number => (a.code < b.code ? -1 : 1);
    expect(onze.sort(byCode)).toEqual(gepubliceerd.sort(byCode));
  });
});
