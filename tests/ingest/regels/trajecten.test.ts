import { expect, it } from 'vitest';
import type { Traject } from '../../../src/domain/verantwoording.ts';
import { kop, kort, lees, traject, without } from '../bouw.ts';

const CBS = kop({
  soorten: ['beleidsinformatie'],
  dagtekening: '2026-05-04',
  periode: { begindatum: '2026-01-01', einddatum: '2026-04-30' },
});
const gevonden = async (...trajecten: readonly unknown[]) => kort(await lees({ ...CBS, trajecten }));

it.each<[string, Partial<Traject>, string[]]>([
  ['nothing', {}, []],
  ['an invalid BSN', { bsn: '123456789' }, ['CS002 /trajecten/0/bsn']],
  ['CBS: an unknown BSN', { bsn: '999999999' }, []],
  ['CBS: an unborn child, born later', { bsn: '000000000', geboortedatum: '2026-03-01' }, []],
  [
    'CBS values are for the Jeugdwet',
    { wet: 'wmo', bsn: '999999999' },
    [
      'CS002 /trajecten/0/bsn',
      '?TRAJECT_VELD_ALLEEN_JW /trajecten/0/hulpvorm',
      '?TRAJECT_VELD_ALLEEN_JW /trajecten/0/gestartMetCrisis',
    ],
  ],
  ['an unknown gemeente', { gemeentecode: '9999' }, ['TR378_ONBEKEND /trajecten/0/gemeentecode']],
  [
    'end before begin',
    { einddatum: '2026-01-31', redenBeeindigingCbs: '01' },
    ['PERIODE_OMGEKEERD /trajecten/0/einddatum'],
  ],
  [
    'begin after the dagtekening',
    { begindatum: '2026-05-05' },
    ['TR134 /trajecten/0/begindatum', 'TRAJECT_BUITEN_PERIODE /trajecten/0'],
  ],
  [
    'end after the dagtekening',
    { einddatum: '2026-05-05', redenBeeindigingCbs: '01' },
    ['TR137 /trajecten/0/einddatum'],
  ],
  [
    'ended before the period',
    { begindatum: '2025-01-01', einddatum: '2025-12-31', redenBeeindigingCbs: '01' },
    ['TRAJECT_BUITEN_PERIODE /trajecten/0'],
  ],
  [
    'a month of birth that does not exist',
    { geboortedatum: '2012-13-00' },
    ['GEBOORTEDATUM_ONGELDIG /trajecten/0/geboortedatum'],
  ],
  [
    'a day of birth that does not exist',
    { geboortedatum: '2013-02-29' },
    ['GEBOORTEDATUM_ONGELDIG /trajecten/0/geboortedatum'],
  ],
  ['born after the begin', { geboortedatum: '2026-02-02' }, ['GEBOORTEDATUM_NA_BEGIN /trajecten/0/geboortedatum']],
  ['an unknown hulpvorm', { hulpvorm: '05' }, ['TRAJECT_CODE /trajecten/0/hulpvorm']],
  ['an unknown verwijzer', { verwijzer: '07' }, ['TRAJECT_CODE /trajecten/0/verwijzer']],
  [
    'a reason of the other wet',
    { einddatum: '2026-03-31', redenBeeindiging: '19', redenBeeindigingCbs: '01' },
    ['TRAJECT_CODE /trajecten/0/redenBeeindiging'],
  ],
  ['a reason of this wet', { einddatum: '2026-03-31', redenBeeindiging: '31', redenBeeindigingCbs: '01' }, []],
  [
    'an unknown CBS reason',
    { einddatum: '2026-03-31', redenBeeindigingCbs: '06' },
    ['TRAJECT_CODE /trajecten/0/redenBeeindigingCbs'],
  ],
  ['CBS: an end without a reason', { einddatum: '2026-03-31' }, ['CBS_VERPLICHT /trajecten/0/redenBeeindigingCbs']],
])('%s', async (_, anders, verwacht) => {
  expect(await gevonden(traject(1, anders))).toEqual(verwacht);
});

it.each<keyof Traject>(['geslacht', 'verwijzer', 'hulpvorm', 'gestartMetCrisis', 'geboortedatum'])(
  'CBS needs %s, and only when beleidsinformatie is asked',
  async (veld) => {
    expect(await gevonden(without(traject(1), veld))).toEqual([`CBS_VERPLICHT /trajecten/0/${veld}`]);
    const klachten = { ...CBS, soorten: ['klachtenrapportage'], gegevensAanbieder: { klachten: { aantal: 0 } } };
    expect(kort(await lees({ ...klachten, trajecten: [without(traject(1), veld)] }))).toEqual([]);
  },
);

it('CBS: a traject is unique on BSN, begin and hulpvorm', async () => {
  const zelfde = { bsn: traject(1).bsn };
  expect(await gevonden(traject(1), traject(2, zelfde))).toEqual(['CBS_DUBBEL /trajecten/1']);
  expect(await gevonden(traject(1), traject(2, { ...zelfde, hulpvorm: '11' }))).toEqual([]);
  expect(await gevonden(traject(1), traject(2, { ...zelfde, begindatum: '2026-02-02' }))).toEqual([]);
  expect(await gevonden(traject(1, { bsn: '999999999' }), traject(2, { bsn: '999999999' }))).toEqual([]);
});

it('TR314: a reference is unique under its wet', async () => {
  expect(await gevonden(traject(1), traject(2, { referentienummer: 'T1' }))).toEqual([
    'TR314 /trajecten/1/referentienummer',
  ]);
});
