/** Makes a new formaat: empty, or with the columns of a sample file that the receiver gave. */
import type { Hono } from 'hono';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { readStream } from '../../../domain/bytestroom.ts';
import { amsterdamseDatum } from '../../../domain/kalender.ts';
import { putConcept } from '../../../pipeline/formaat-concept.ts';
import {
  type Bestandsvorm,
  buildBoomformaat,
  buildFormaat,
  type Kopgegevens,
  readVoorbeeldbestand,
} from '../../../pipeline/formaat-import.ts';
import { examineOntwerp, syncVelden } from '../../../pipeline/formaat-ontwerp.ts';
import { leesbaar } from '../../../text/nl.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { eis } from '../../wacht.tsx';
import { adresVan, begrensd, doorVan, naGedaan, readFormulier } from './basis.tsx';
import { CSV, readKolommen, readVorm, toonKolommen } from './nieuw-kolommen.tsx';
import { type Nieuwsoort, readKop, SOORTEN, toonKop } from './nieuw-kop.tsx';

/** Without a sample file: a first column, the rest follows in the form. */
function buildLeeg(kop: Kopgegevens, soort: Nieuwsoort): Readonly<Record<string, unknown>> {
  if (soort === 'xml' || soort === 'json') return buildBoomformaat(kop, soort);
  const bouwsteen = kop.niveau === 'geaggregeerd' ? 'groep.gemeentecode' : 'gemeente.naam';
  const vorm: Bestandsvorm = soort === 'csv' ? CSV : { bestandssoort: 'xlsx', blad: 'Blad1' };
  return buildFormaat(kop, vorm, [{ kop: 'Gemeente', bouwsteen, datumvorm: 'jjjj-mm-dd' }]);
}

/** Stores a new formaat. @returns where to go, or what is against it */
async function maak(
  c: WebContext,
  kop: Kopgegevens,
  document: Readonly<Record<string, unknown>>,
): Promise<{ readonly naar: string } | { readonly bevindingen: readonly Bevinding[] }> {
  const beeld = await c.var.diensten.register.huidig();
  const gelijk = await syncVelden(beeld, document);
  const uitkomst = await putConcept(c.var.diensten, kop, gelijk.document, { soort: 'nieuw' }, doorVan(c));
  switch (uitkomst.soort) {
    case 'gemaakt':
    case 'vervangen':
    case 'ongewijzigd':
      return { naar: naGedaan(adresVan(kop, 'formulier'), 'gemaakt', { erbij: gelijk.erbij }) };
    case 'geweigerd':
    case 'ligt-vast':
      return { bevindingen: uitkomst.bevindingen };
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return { bevindingen: [bestaatAl(kop)] };
  }
}

const bestaatAl = ({ naam, versie }: Kopgegevens): Bevinding => ({
  code: 'VERSIE_BESTAAT',
  ernst: 'fout',
  plaats: { pointer: '/naam' },
  parameters: { naam, versie },
});

/** What is wrong with the kop alone, before a file is read or a column chosen. */
async function keurKop(c: WebContext, kop: Kopgegevens): Promise<readonly Bevinding[]> {
  const beeld = await c.var.diensten.register.huidig();
  if (beeld.index.findFormaat(kop.naam, kop.versie) !== undefined) return [bestaatAl(kop)];
  const { document } = await syncVelden(beeld, buildLeeg(kop, 'csv'));
  const { bevindingen } = await examineOntwerp(beeld, document);
  return bevindingen.filter(({ ernst }) => ernst === 'fout');
}

export function addNieuw(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/nieuw', mag, (c) => {
    const geldigVanaf = amsterdamseDatum(c.var.diensten.klok());
    return toonKop(
      c,
      {
        naam: '',
        versie: '1.0.0',
        titel: '',
        omschrijving: '',
        geldigVanaf,
        niveau: 'geaggregeerd',
        grondslag: '',
        wetten: [],
        invoer: 'prestaties',
        bron: '',
      },
      'csv',
    );
  });

  app.post('/formaten/nieuw', mag, begrensd, async (c) => {
    const formulier = await readFormulier(c);
    const kop = readKop(formulier);
    const soort = SOORTEN.find((een) => een === formulier.een('soort')) ?? 'csv';
    const bezwaren = await keurKop(c, kop);
    if (bezwaren.length > 0) return toonKop(c, kop, soort, bezwaren);
    const bestand = formulier.bestand('bestand');
    if (bestand === undefined) {
      const gemaakt = await maak(c, kop, buildLeeg(kop, soort));
      return 'naar' in gemaakt ? c.redirect(gemaakt.naar, 303) : toonKop(c, kop, soort, gemaakt.bevindingen);
    }
    const gelezen = await readVoorbeeldbestand(
      readStream(bestand.stream()),
      c.var.diensten.limieten.maximaleProefBytes,
      kop,
    );
    if (gelezen.soort === 'geweigerd') {
      const zinnen = gelezen.bevindingen.map((bevinding) => leesbaar(bevinding));
      const fout = zinnen.map(({ melding, oplossing }) => `${melding} ${oplossing}`).join(' ');
      return toonKop(c, kop, soort, [], new Map([['bestand', fout]]));
    }
    const { vorm, kolommen } = gelezen.beeld;
    return toonKolommen(
      c,
      kop,
      vorm,
      kolommen.map((kolom) => ({ ...kolom, gekozen: kolom.voorstel })),
    );
  });

  app.post('/formaten/nieuw/kolommen', mag, begrensd, async (c) => {
    const formulier = await readFormulier(c);
    const kop = readKop(formulier);
    const vorm = readVorm(formulier.een('vorm'));
    const keuzes = readKolommen(formulier);
    const gemaakt = await maak(c, kop, buildFormaat(kop, vorm, keuzes));
    if ('naar' in gemaakt) return c.redirect(gemaakt.naar, 303);
    const kolommen = keuzes.map(({ bouwsteen, ...rest }) => ({ ...rest, gekozen: bouwsteen }));
    return toonKolommen(c, kop, vorm, kolommen, gemaakt.bevindingen);
  });
}
