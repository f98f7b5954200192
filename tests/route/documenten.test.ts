/** What an ontvanger may see beside its zending: what it asks and is about its delen, each document once. */
import { describe, expect, it } from 'vitest';
import type { Bijlage, Verklaring } from '../../src/domain/verantwoording.ts';
import { type DocumentenVraag, listGevraagdeDocumenten } from '../../src/route/documenten.ts';

const bestand = { bestandsnaam: 'a.pdf', mediatype: 'application/pdf' };
const bijlage = (anders: Partial<Bijlage> = {}): Bijlage => ({
  bijlagesoort: 'jaarrekening',
  sha256: 'a',
  ...bestand,
  ...anders,
});
const verklaring = (anders: Partial<Verklaring> = {}): Verklaring => ({
  verklaringsoort: 'controleverklaring',
  sha256: 'v',
  ...bestand,
  ...anders,
});
const DREMPEL: NonNullable<DocumentenVraag['aansluiting']['drempel']> = {
  bedragCenten: 1,
  basis: 'individuele_gemeente',
  vergelijking: '>=',
  erboven: 'controleverklaring',
  eronder: 'bestuursverklaring',
  bijOntbreken: 'waarschuwing',
  bron: { naam: 'test' },
};
const VRAAGT: DocumentenVraag['aansluiting'] = {
  bijlagen: [{ bijlagesoort: 'jaarrekening', bijOntbreken: 'waarschuwing' }],
  drempel: DREMPEL,
};

const list = (kop: DocumentenVraag['kop'], anders: Partial<DocumentenVraag> = {}): string[] =>
  listGevraagdeDocumenten({
    kop,
    aansluiting: VRAAGT,
    delen: [{ gemeentecode: '0001', wet: 'jw' }],
    ingediendOp: '2026-02-01',
    // 0009 became part of 0001.
    antwoordendeCode: (code) => (code === '0009' ? '0001' : code),
    uitgesproken: [],
    ...anders,
  }).map(({ soort, sha256 }) => `${soort} ${sha256}`);

describe('the documents of a zending', () => {
  it('are those of an asked soort only', () => {
    const kop = {
      bijlagen: [bijlage(), bijlage({ bijlagesoort: 'vog-rp', sha256: 'b' })],
      verklaringen: [verklaring(), verklaring({ verklaringsoort: 'verklaring-totaalomzet', sha256: 'w' })],
    };
    expect(list(kop)).toEqual(['jaarrekening a', 'controleverklaring v']);
    expect(list(kop, { aansluiting: { bijlagen: [] } })).toEqual([]);
    expect(list({ verklaringen: [verklaring({ verklaringsoort: 'bestuursverklaring' })] })).toEqual([
      'bestuursverklaring v',
    ]);
    const { eronder: _, ...alleenErboven } = DREMPEL;
    const aansluiting = { bijlagen: [], drempel: alleenErboven };
    expect(list({ verklaringen: [verklaring({ verklaringsoort: 'bestuursverklaring' })] }, { aansluiting })).toEqual(
      [],
    );
  });

  it('are about its own gemeenten and wet', () => {
    expect(
      list({ bijlagen: [bijlage({ gemeentecode: '0001' }), bijlage({ gemeentecode: '0002', sha256: 'b' })] }),
    ).toEqual(['jaarrekening a']);
    expect(list({ verklaringen: [verklaring({ gemeentecode: '0002' })] })).toEqual([]);
    expect(list({ verklaringen: [verklaring({ wet: 'wmo' })] })).toEqual([]);
    expect(list({ verklaringen: [verklaring({ wet: 'jw', gemeentecode: '0009' })] })).toEqual(['controleverklaring v']);
  });

  it('are in force on the day of submission', () => {
    expect(list({ bijlagen: [bijlage({ geldigTot: '2026-01-31' })] })).toEqual([]);
    expect(list({ bijlagen: [bijlage({ geldigVanaf: '2026-02-02' })] })).toEqual([]);
    expect(list({ bijlagen: [bijlage({ geldigVanaf: '2026-02-01', geldigTot: '2026-02-01' })] })).toEqual([
      'jaarrekening a',
    ]);
  });

  it('are what was used of the dossier as well, each once', () => {
    const uitDossier = (document: string, sha256: string) => ({
      vasthouden: false,
      bevinding: {
        code: 'UIT_DOSSIER' as const,
        ernst: 'waarschuwing' as const,
        plaats: {},
        parameters: { ontvanger: 'X', document, sha256, geldigVanaf: '2026-01-01' },
      },
    });
    const uitgesproken = [
      uitDossier('controleverklaring', 'd'),
      uitDossier('controleverklaring', 'd'),
      uitDossier('jaarrekening', 'a'),
    ];
    expect(list({ bijlagen: [bijlage()] }, { uitgesproken })).toEqual(['jaarrekening a', 'controleverklaring d']);
  });
});
