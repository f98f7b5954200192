/** What the shipped formaten promise beyond their golden files, on the path that a real zending takes. */
import { describe, expect, it } from 'vitest';
import type { Ontvanger } from '../../src/domain/register.ts';
import type { GegevensGemeente, Verantwoording } from '../../src/domain/verantwoording.ts';
import { runVoorbeeld, type Voorbeelduitkomst } from '../../src/pipeline/example.ts';
import { createBeeld } from '../../src/pipeline/register-bron.ts';
import { shippedRegister } from './shipped.ts';

const beeld = createBeeld(shippedRegister());
const DIEMEN: Ontvanger = { soort: 'gemeente', code: '0384', naam: 'Diemen' };

type Prestatie = NonNullable<Verantwoording['prestaties']>[number];

const prestatie = (nr: number, anders: Partial<Prestatie> = {}): Prestatie => ({
  referentienummer: `R${nr}`,
  gemeentecode: '0384',
  wet: 'wmo',
  bsn: '999900018',
  toewijzingnummer: nr,
  productcategorie: '01',
  productcode: '01A03',
  productperiode: { begindatum: '2025-01-01', einddatum: '2025-01-31' },
  volume: 10,
  eenheid: '04',
  tariefCenten: 6250,
  bedragCenten: 62500,
  debetCredit: 'D',
  declaratiestand: 'ingediend',
  ...anders,
});

const verantwoordingMet = (anders: Partial<Verantwoording>): Verantwoording => ({
  standaardversie: '1.0.0',
  kenmerk: 'proef',
  stadium: 'definitief',
  dagtekening: '2026-02-16',
  periode: { begindatum: '2025-01-01', einddatum: '2025-12-31' },
  soorten: ['productieverantwoording'],
  aanbieder: { agbcode: '98000123', naam: 'De Brug' },
  prestaties: [prestatie(1)],
  ...anders,
});

async function* stroom(document: object): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(JSON.stringify(document));
}

const run = (
  formaat: { readonly naam: string; readonly versie: string },
  anders: Partial<Verantwoording>,
  ontvanger: Ontvanger = DIEMEN,
): Promise<Voorbeelduitkomst> =>
  runVoorbeeld(beeld, {
    invoer: stroom(verantwoordingMet(anders)),
    formaat,
    ontvanger,
    parameters: {},
    vandaag: '2026-11-22',
  });

const inhoud = ({ bestanden }: Voorbeelduitkomst): unknown[] =>
  bestanden.map((bestand) => JSON.parse(new TextDecoder().decode(bestand.inhoud)));
describe('klachtenrapportage', () => {
  const formaat = { naam: 'klachtenrapportage', versie: '1.0.0' };
  const metAarden = (aantal: number, gemeentecode = '0384'): GegevensGemeente => ({
    gemeentecode,
    klachten: { aantal, naarAard: Array.from({ length: aantal }, (_, i) => ({ aard: `aard ${i}`, aantal: 1 })) },
  });

  it('shows every kind of complaint, however many there are', async () => {
    const uitkomst = await run(formaat, { soorten: ['klachtenrapportage'], gegevensPerGemeente: [metAarden(60)] });
    const [bestand] = inhoud(uitkomst) as { naarAard: { aard: string }[] }[];
    expect(bestand?.naarAard.map(({ aard }) => aard)).toEqual(Array.from({ length: 60 }, (_, i) => `aard ${i}`));
  });

  it('is made for a gemeente of which only this was told, without a regel', async () => {
    const { prestaties: _, ...verantwoording } = verantwoordingMet({
      soorten: ['klachtenrapportage'],
      gegevensPerGemeente: [metAarden(2)],
    });
    const uitkomst = await runVoorbeeld(beeld, {
      invoer: stroom(verantwoording),
      formaat,
      parameters: {},
      vandaag: '2026-02-16',
    });
    expect(inhoud(uitkomst)).toMatchObject([{ gemeente: { code: '0384' }, opgegeven: true, naarAard: [{}, {}] }]);
  });

  it('tells a gemeente nothing of another, and says when nothing was reported', async () => {
    const uitkomst = await run(formaat, {
      soorten: ['klachtenrapportage'],
      gegevensPerGemeente: [metAarden(2, '0855')],
    });
    expect(inhoud(uitkomst)).toMatchObject([{ gemeente: { code: '0384' }, opgegeven: false, naarAard: [] }]);
  });
});

describe('integriteitsdossier', () => {
  const stuk = (bijlagesoort: 'vog-rp' | 'overig', gemeentecode?: string) => ({
    bijlagesoort,
    bestandsnaam: `${bijlagesoort}-${gemeentecode ?? 'alle'}.pdf`,
    mediatype: 'application/pdf',
    sha256: '0'.repeat(64),
    ...(gemeentecode === undefined ? {} : { gemeentecode }),
  });

  it('names the documents that are for this ontvanger or for all, and no other kind', async () => {
    const uitkomst = await run(
      { naam: 'integriteitsdossier', versie: '1.0.0' },
      { soorten: ['integriteitsdossier'], bijlagen: [stuk('vog-rp', '0855'), stuk('overig'), stuk('vog-rp')] },
    );
    expect(inhoud(uitkomst)).toMatchObject([{ aantalStukken: 1, stukken: [{ bestandsnaam: 'vog-rp-alle.pdf' }] }]);
  });
});

describe('factuur bij geheim bsn', () => {
  it('carries no bsn, and leaves out what is not declared now', async () => {
    const uitkomst = await run(
      { naam: 'factuur-geheim-bsn', versie: '1.3.0' },
      { prestaties: [prestatie(1), prestatie(2, { declaratiestand: 'nog-te-declareren' })] },
    );
    expect(inhoud(uitkomst)).toMatchObject([{ regels: [{ referentie: 'R1', bedrag: 625 }], totaal: 625 }]);
    expect(JSON.stringify(inhoud(uitkomst))).not.toContain('999900018');
  });
});

describe('pv-limburg-noord', () => {
  it('gives every raamovereenkomst a file of its own that adds up by itself', async () => {
    const uitkomst = await run(
      { naam: 'pv-limburg-noord', versie: '2023.1.0' },
      {
        prestaties: ['01', '15', '17'].map((productcategorie, i) =>
          prestatie(i, { gemeentecode: '0983', productcategorie, productcode: `${productcategorie}A01` }),
        ),
      },
    );
    expect(inhoud(uitkomst)).toMatchObject([
      { raamovereenkomst: 'Beschermd wonen', totaal: 625 },
      { raamovereenkomst: 'Maatschappelijke opvang', totaal: 625 },
      { raamovereenkomst: 'Wmo', totaal: 625 },
    ]);
  });
});
