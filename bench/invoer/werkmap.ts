/** An invulsjabloon with very many prestaties, as the gateway itself writes it and a provider fills it in. */
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { regelRows, renderInvulsjabloon } from '../../src/render/invulsjabloon/index.ts';
import { testBsn } from '../../tests/helpers/bsn.ts';
import { AGBCODE, GEMEENTEN, PERIODE } from './berichten.ts';

const BATCH = 1_000;

const KOP: Kop = {
  standaardversie: '1.0.0',
  kenmerk: 'bench',
  stadium: 'definitief',
  dagtekening: '2025-05-06',
  periode: PERIODE,
  soorten: ['declaratie', 'productieverantwoording'],
  aanbieder: { agbcode: AGBCODE, naam: 'Zorg & Co "De Brug"' },
};

const prestatie = (nr: number): Prestatie => ({
  referentienummer: `R${nr}`,
  gemeentecode: GEMEENTEN[nr % GEMEENTEN.length] ?? '',
  wet: 'jw',
  bsn: testBsn(nr),
  toewijzingnummer: 100_000 + nr,
  productcategorie: '45',
  productcode: '45A04',
  productperiode: PERIODE,
  volume: 10,
  eenheid: '04',
  tariefCenten: 7_550,
  bedragCenten: 75_500,
  debetCredit: 'D',
  declaratiestand: 'ingediend',
});

async function* prestaties(aantal: number): AsyncGenerator<readonly Prestatie[]> {
  for (let van = 0; van < aantal; van += BATCH)
    yield Array.from({ length: Math.min(BATCH, aantal - van) }, (_, i) => prestatie(van + i));
}

export const werkmap = (aantal: number): AsyncIterable<Uint8Array> =>
  renderInvulsjabloon({
    kop: KOP,
    rijen: new Map([['Prestaties', regelRows('prestaties', prestaties(aantal))]]),
    uitleg: [],
  });
