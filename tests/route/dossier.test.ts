import { describe, expect, it } from 'vitest';
import type { Dossierdocument } from '../../src/domain/dossier.ts';
import type { Aansluiting } from '../../src/domain/register.ts';
import type { Kop } from '../../src/domain/verantwoording.ts';
import { aansluiting, register } from '../register/bouw.ts';
import { bevindingen, deel, kop, plan } from './bouw.ts';

const document = (anders: Partial<Dossierdocument> = {}): Dossierdocument =>
  ({
    id: 'd1',
    documentsoort: 'bijlage',
    soort: 'jaarrekening',
    geldigVanaf: '2025-01-01',
    bestandsnaam: 'jaarrekening.pdf',
    mediatype: 'application/pdf',
    sha256: 'a'.repeat(64),
    ontvangenOp: '2026-01-15T10:00:00.000Z',
    ...anders,
  }) as Dossierdocument;

/** Over 2025, for two gemeenten that one ontvanger answers for. */
const ask = (vraagt: Partial<Aansluiting>, dossier: readonly Dossierdocument[], rest: Partial<Kop> = {}): string[] =>
  bevindingen(
    plan({
      register: register({
        inkoopregios: [],
        aansluitingen: [
          aansluiting('a', {
            ontvanger: { soort: 'landelijk', code: 'loket', naam: 'Loket' },
            dekking: { alle: true },
            ...vraagt,
          }),
        ],
      }),
      kop: kop(rest),
      delen: [deel('0001', 'jw', { saldoCenten: 20_000_000 }), deel('0002', 'jw')],
      dossier,
    }),
  );

const BIJLAGE = { bijlagen: [{ bijlagesoort: 'jaarrekening', bijOntbreken: 'vasthouden' as const }] };
const ONTBREEKT = 'BIJLAGE_ONTBREEKT houdt vast';

describe('a document that is asked', () => {
  it('is taken from the dossier when the verantwoording has none, and said', () => {
    expect(ask(BIJLAGE, [])).toEqual([ONTBREEKT]);
    expect(ask(BIJLAGE, [document()])).toEqual(['UIT_DOSSIER']);
    expect(ask(BIJLAGE, [document({ soort: 'vog-rp' })])).toEqual([ONTBREEKT]);
  });

  it('must be in force on the last day of the periode', () => {
    expect(ask(BIJLAGE, [document({ geldigVanaf: '2025-12-31', geldigTot: '2025-12-31' })])).toEqual(['UIT_DOSSIER']);
    expect(ask(BIJLAGE, [document({ geldigVanaf: '2026-01-01' })])).toEqual([ONTBREEKT]);
    expect(ask(BIJLAGE, [document({ geldigTot: '2025-12-30' })])).toEqual(['DOSSIER_VERLOPEN', ONTBREEKT]);
  });

  it('must be about every gemeente that asks, in the verantwoording and the dossier together', () => {
    expect(ask(BIJLAGE, [document({ gemeentecode: '0001' })])).toEqual([ONTBREEKT]);
    expect(ask(BIJLAGE, [document({ gemeentecode: '0001' }), document({ gemeentecode: '0002' })])).toEqual([
      'UIT_DOSSIER',
      'UIT_DOSSIER',
    ]);
    const bijlagen: Kop['bijlagen'] = [
      {
        bijlagesoort: 'jaarrekening',
        gemeentecode: '0002',
        bestandsnaam: 'x.pdf',
        mediatype: 'application/pdf',
        sha256: 'b'.repeat(64),
      },
    ];
    expect(ask(BIJLAGE, [document({ gemeentecode: '0001' })], { bijlagen })).toEqual(['UIT_DOSSIER']);
    expect(ask(BIJLAGE, [document({ wet: 'wmo' })])).toEqual([ONTBREEKT]);
  });

  it('is not looked up when the verantwoording has it', () => {
    const bijlagen: Kop['bijlagen'] = [
      { bijlagesoort: 'jaarrekening', bestandsnaam: 'x.pdf', mediatype: 'application/pdf', sha256: 'b'.repeat(64) },
    ];
    expect(ask(BIJLAGE, [document()], { bijlagen })).toEqual([]);
  });
});

describe('a verklaring that a drempel asks', () => {
  const DREMPEL: Partial<Aansluiting> = {
    drempel: {
      bedragCenten: 12_500_000,
      basis: 'domein',
      vergelijking: '>',
      erboven: 'controleverklaring',
      eronder: 'bestuursverklaring',
      bijOntbreken: 'vasthouden',
      bron: { naam: 'Protocol' },
    },
  };
  const verklaring = (anders: Partial<Dossierdocument> = {}): Dossierdocument =>
    document({ documentsoort: 'verklaring', soort: 'controleverklaring', ...anders } as Partial<Dossierdocument>);

  it('is taken from the dossier too', () => {
    expect(ask(DREMPEL, [])).toEqual(['DREMPEL_VERKLARING_ONTBREEKT houdt vast']);
    expect(ask(DREMPEL, [verklaring()])).toEqual(['UIT_DOSSIER']);
    expect(ask(DREMPEL, [verklaring({ soort: 'bestuursverklaring' } as Partial<Dossierdocument>)])).toEqual([
      'DREMPEL_VERKLARING_ONTBREEKT houdt vast',
    ]);
    expect(ask(DREMPEL, [verklaring({ geldigTot: '2024-12-31' })])).toEqual([
      'DOSSIER_VERLOPEN',
      'DREMPEL_VERKLARING_ONTBREEKT houdt vast',
    ]);
  });

  it('is no bijlage of the same name', () => {
    expect(ask(DREMPEL, [document()])).toEqual(['DREMPEL_VERKLARING_ONTBREEKT houdt vast']);
  });
});
