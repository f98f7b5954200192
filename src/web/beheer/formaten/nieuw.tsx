/** A new formaat: what it is, and when the receiver gave a sample file, what stands in each of its columns. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { readStream } from '../../../domain/bytestroom.ts';
import { amsterdamseDatum } from '../../../domain/kalender.ts';
import { type Bouwsteen, listBouwstenen } from '../../../pipeline/formaat-bouwstenen.ts';
import { putConcept } from '../../../pipeline/formaat-concept.ts';
import {
  type Bestandsvorm,
  buildBoomformaat,
  buildFormaat,
  DATUMVORMEN,
  type Datumvorm,
  type Importbeeld,
  type Kolomkeuze,
  type Kopgegevens,
  readVoorbeeldbestand,
} from '../../../pipeline/formaat-import.ts';
import { examineOntwerp, syncVelden } from '../../../pipeline/formaat-ontwerp.ts';
import { leesbaar } from '../../../text/nl.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Keuzeveld, Tekstvak, Tekstveld, Vinkje } from '../../onderdelen/veld.tsx';
import { eis } from '../../wacht.tsx';
import {
  adresVan,
  BASIS,
  begrensd,
  doorVan,
  type Formulierinhoud,
  kruimelsVan,
  naGedaan,
  readFormulier,
} from './basis.tsx';

const PAGINA = `${BASIS}/nieuw`;

const SOORTEN = ['csv', 'xlsx', 'xml', 'json'] as const;
type Nieuwsoort = (typeof SOORTEN)[number];
const SOORTNAMEN: Readonly<Record<Nieuwsoort, string>> = { csv: 'CSV', xlsx: 'Excel', xml: 'XML', json: 'JSON' };

const KOPVELDEN = [
  'naam',
  'versie',
  'titel',
  'omschrijving',
  'geldigVanaf',
  'niveau',
  'grondslag',
  'invoer',
  'bron',
] as const;

/** As a name of a formaat is written: small letters, digits and dashes. */
const toNaam = (titel: string): string =>
  titel
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);

function readKop(formulier: Formulierinhoud): Kopgegevens {
  const een = (naam: (typeof KOPVELDEN)[number]): string => formulier.een(naam).trim();
  return {
    naam: een('naam') || toNaam(een('titel')),
    versie: een('versie'),
    titel: een('titel'),
    omschrijving: een('omschrijving'),
    geldigVanaf: een('geldigVanaf'),
    niveau: een('niveau') === 'persoon' ? 'persoon' : 'geaggregeerd',
    grondslag: een('grondslag'),
    wetten: (['wmo', 'jw'] as const).filter((wet) => formulier.alle('wetten').includes(wet)),
    invoer: een('invoer') === 'trajecten' ? 'trajecten' : 'prestaties',
    bron: een('bron'),
  };
}

const CSV: Extract<Bestandsvorm, { bestandssoort: 'csv' }> = {
  bestandssoort: 'csv',
  csv: { scheidingsteken: ';', decimaalteken: ',', tekenset: 'utf-8-bom', regeleinde: 'crlf' },
};

/** Without a sample file: a first column, the rest follows in the form. */
function buildLeeg(kop: Kopgegevens, soort: Nieuwsoort): Readonly<Record<string, unknown>> {
  if (soort === 'xml' || soort === 'json') return buildBoomformaat(kop, soort);
  const bouwsteen = kop.niveau === 'geaggregeerd' ? 'groep.gemeentecode' : 'gemeente.naam';
  const vorm: Bestandsvorm = soort === 'csv' ? CSV : { bestandssoort: 'xlsx', blad: 'Blad1' };
  return buildFormaat(kop, vorm, [{ kop: 'Gemeente', bouwsteen, datumvorm: 'jjjj-mm-dd' }]);
}

/** A sentence for each field that is not right. */
function foutenPerVeld(bevindingen: readonly Bevinding[]): ReadonlyMap<string, string> {
  const fouten = new Map<string, string>();
  for (const bevinding of bevindingen.filter(({ ernst }) => ernst === 'fout')) {
    const [, deel = ''] = (bevinding.plaats.pointer ?? '').split('/');
    const { melding, oplossing } = leesbaar(bevinding);
    fouten.set(deel === 'bronnen' ? 'bron' : deel, `${melding} ${oplossing}`);
  }
  return fouten;
}

const Kopformulier: FC<{
  readonly kop: Kopgegevens;
  readonly soort: string;
  readonly fouten: ReadonlyMap<string, string>;
}> = ({ kop, soort, fouten }) => {
  const veld = (naam: (typeof KOPVELDEN)[number]) => {
    const fout = fouten.get(naam);
    return { naam, waarde: kop[naam], verplicht: true, ...(fout === undefined ? {} : { fout }) };
  };
  return (
    <form method="post" action={PAGINA} enctype="multipart/form-data" class="evk-formulier evk-tekst">
      <Tekstveld {...veld('titel')} label="Titel" uitleg="Voor mensen. Bijvoorbeeld: Kwartaaloverzicht Wmo." />
      <Tekstveld
        {...veld('naam')}
        verplicht={false}
        label="Naam"
        uitleg="Kleine letters, cijfers en streepjes. Leeg: wij maken er een van de titel."
      />
      <Tekstveld {...veld('versie')} label="Versie" uitleg="Bijvoorbeeld 1.0.0." />
      <Tekstvak {...veld('omschrijving')} label="Waarvoor is het?" regels={2} />
      <Tekstvak
        {...veld('grondslag')}
        label="Grondslag"
        uitleg="Waarom de ontvanger deze gegevens mag krijgen: wet, regeling of artikel."
        regels={2}
      />
      <Tekstveld
        {...veld('bron')}
        label="Bron"
        uitleg="Waar u de opmaak vandaan heeft. Bijvoorbeeld: brief van de gemeente."
      />
      <Tekstveld {...veld('geldigVanaf')} label="Geldig vanaf" soort="date" />
      <fieldset class="utrecht-form-fieldset">
        <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">
          Voor welke wet?
        </legend>
        {fouten.has('wetten') ? <p class="utrecht-form-field-error-message">{fouten.get('wetten')}</p> : null}
        <Vinkje naam="wetten" id="wet-wmo" waarde="wmo" label="Wmo" aan={kop.wetten.includes('wmo')} />
        <Vinkje naam="wetten" id="wet-jw" waarde="jw" label="Jeugdwet" aan={kop.wetten.includes('jw')} />
      </fieldset>
      <Keuzeveld
        {...veld('niveau')}
        label="Wat krijgt de ontvanger?"
        uitleg="Totalen gaan nooit over één persoon. Dat bewaken wij."
        keuzes={[
          { waarde: 'geaggregeerd', naam: 'Alleen totalen' },
          { waarde: 'persoon', naam: 'Regels van cliënten' },
        ]}
      />
      <Keuzeveld
        {...veld('invoer')}
        label="Waarover?"
        keuzes={[
          { waarde: 'prestaties', naam: 'Geleverde zorg (prestaties)' },
          { waarde: 'trajecten', naam: 'Begin en einde van hulp (trajecten)' },
        ]}
      />
      <div class="utrecht-form-field">
        <label class="utrecht-form-label" for="bestand">
          Voorbeeldbestand van de ontvanger (niet verplicht)
        </label>
        <div class="utrecht-form-field-description" id="bestand-uitleg">
          CSV of Excel. De opschriften worden kolommen. U zegt daarna wat erin staat. De inhoud bewaren wij niet.
        </div>
        <input type="file" id="bestand" name="bestand" accept=".csv,.txt,.xlsx" aria-describedby="bestand-uitleg" />
        {fouten.has('bestand') ? <p class="utrecht-form-field-error-message">{fouten.get('bestand')}</p> : null}
      </div>
      <Keuzeveld
        naam="soort"
        label="Zonder voorbeeldbestand: welk soort bestand?"
        verplicht
        waarde={soort}
        keuzes={SOORTEN.map((waarde) => ({ waarde, naam: SOORTNAMEN[waarde] }))}
      />
      <button class="nl-button nl-button--primary" type="submit">
        Ga verder
      </button>
    </form>
  );
};

function toonKop(
  c: WebContext,
  kop: Kopgegevens,
  soort: string,
  bevindingen: readonly Bevinding[] = [],
  extra = new Map<string, string>(),
) {
  const fouten = new Map([...foutenPerVeld(bevindingen), ...extra]);
  return toonPagina(
    c,
    { titel: 'Nieuw formaat', kruimels: kruimelsVan() },
    <>
      <h1 class="nl-heading nl-heading--level-1">Nieuw formaat</h1>
      {fouten.size === 0 ? null : (
        <Melding soort="fout" kop="Nog niet alles is goed ingevuld" begin>
          <ul>
            {[...fouten].map(([veld, fout]) => (
              <li>
                <a class="nl-link" href={`#${veld}`}>
                  {fout}
                </a>
              </li>
            ))}
          </ul>
        </Melding>
      )}
      <Kopformulier kop={kop} soort={soort} fouten={fouten} />
    </>,
    fouten.size === 0 ? 200 : 422,
  );
}

const DATUMNAMEN: Readonly<Record<Datumvorm, string>> = {
  'jjjj-mm-dd': '2026-04-30',
  datumNl: '30-04-2026',
  jjjjmmdd: '20260430',
  ddmmjjjj: '30042026',
};

const Bouwsteenkeuze: FC<{
  readonly nr: number;
  readonly kop: string;
  readonly bouwstenen: readonly Bouwsteen[];
  readonly gekozen: string | undefined;
}> = ({ nr, kop, bouwstenen, gekozen }) => (
  <select
    class="utrecht-select utrecht-select--html-select"
    name={`bouwsteen-${nr}`}
    id={`bouwsteen-${nr}`}
    aria-label={`Wat staat er in ${kop}?`}
  >
    <option value="">Niets: de kolom blijft leeg</option>
    {[...Map.groupBy(bouwstenen, ({ groep }) => groep)].map(([groep, stenen]) => (
      <optgroup label={groep}>
        {stenen.map(({ id, naam }) => (
          <option value={id} selected={id === gekozen}>
            {naam}
          </option>
        ))}
      </optgroup>
    ))}
  </select>
);

function toonKolommen(
  c: WebContext,
  kop: Kopgegevens,
  vorm: Bestandsvorm,
  kolommen: readonly (Importbeeld['kolommen'][number] & { readonly gekozen?: string | undefined })[],
  bevindingen: readonly Bevinding[] = [],
) {
  const bouwstenen = listBouwstenen(kop);
  const herkend = kolommen.filter(({ gekozen }) => gekozen !== undefined).length;
  return toonPagina(
    c,
    { titel: 'Wat staat er in elke kolom?', kruimels: kruimelsVan() },
    <>
      <h1 class="nl-heading nl-heading--level-1">Wat staat er in elke kolom?</h1>
      {bevindingen.length === 0 ? (
        <p class="nl-paragraph evk-tekst">
          Wij vonden {kolommen.length} kolommen en herkenden er {herkend}. Kijk of onze keuze klopt. Een kolom die u
          niet kiest blijft leeg; u kunt haar later invullen.
        </p>
      ) : (
        <>
          <Melding soort="fout" kop="Zo kan het nog niet" begin>
            <p class="nl-paragraph">Verander de keuze waar dat nodig is.</p>
          </Melding>
          <Bevindingen bevindingen={bevindingen} />
        </>
      )}
      <form method="post" action={`${PAGINA}/kolommen`} class="evk-formulier">
        {KOPVELDEN.map((naam) => (
          <input type="hidden" name={naam} value={kop[naam]} />
        ))}
        {kop.wetten.map((wet) => (
          <input type="hidden" name="wetten" value={wet} />
        ))}
        <input type="hidden" name="vorm" value={JSON.stringify(vorm)} />
        <section class="evk-tabel" tabindex={0} aria-label="Kolommen">
          <table class="utrecht-table">
            <caption class="evk-alleen-voorlezen">Kolommen</caption>
            <thead>
              <tr>
                <th scope="col">Opschrift</th>
                <th scope="col">Wat staat erin?</th>
                <th scope="col">Datum zoals</th>
              </tr>
            </thead>
            <tbody>
              {kolommen.map(({ kop: opschrift, gekozen, datumvorm }, nr) => (
                <tr>
                  <th scope="row">
                    {opschrift}
                    <input type="hidden" name={`kop-${nr}`} value={opschrift} />
                  </th>
                  <td>
                    <Bouwsteenkeuze nr={nr} kop={opschrift} bouwstenen={bouwstenen} gekozen={gekozen} />
                  </td>
                  <td>
                    <select
                      class="utrecht-select utrecht-select--html-select"
                      name={`datum-${nr}`}
                      aria-label={`Hoe staat een datum in ${opschrift}?`}
                    >
                      {DATUMVORMEN.map((waarde) => (
                        <option value={waarde} selected={waarde === datumvorm}>
                          {DATUMNAMEN[waarde]}
                        </option>
                      ))}
                    </select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
        <button class="nl-button nl-button--primary" type="submit">
          Maak het formaat
        </button>
      </form>
    </>,
    bevindingen.length === 0 ? 200 : 422,
  );
}

function readVorm(tekst: string): Bestandsvorm {
  try {
    const vorm: unknown = JSON.parse(tekst);
    // Whatever else it holds, the schema of a formaat looks at it.
    return Object(vorm).bestandssoort === 'xlsx'
      ? { bestandssoort: 'xlsx', blad: String(Object(vorm).blad) }
      : { ...CSV, csv: { ...CSV.csv, ...Object(Object(vorm).csv) } };
  } catch {
    return CSV;
  }
}

function readKolommen(formulier: Formulierinhoud): readonly Kolomkeuze[] {
  const kolommen: Kolomkeuze[] = [];
  for (let nr = 0; formulier.een(`kop-${nr}`) !== ''; nr++) {
    const bouwsteen = formulier.een(`bouwsteen-${nr}`);
    kolommen.push({
      kop: formulier.een(`kop-${nr}`),
      datumvorm: DATUMVORMEN.find((vorm) => vorm === formulier.een(`datum-${nr}`)) ?? 'jjjj-mm-dd',
      ...(bouwsteen === '' ? {} : { bouwsteen }),
    });
  }
  return kolommen;
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
