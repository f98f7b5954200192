/** The second page of a new formaat: what stands in each column of the sample file. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { type Bouwsteen, listBouwstenen } from '../../../pipeline/formaat-bouwstenen.ts';
import {
  type Bestandsvorm,
  DATUMVORMEN,
  type Datumvorm,
  type Importbeeld,
  type Kolomkeuze,
  type Kopgegevens,
} from '../../../pipeline/formaat-import.ts';
import type { WebContext } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { type Formulierinhoud, kruimelsVan } from './basis.tsx';
import { KOPVELDEN, PAGINA } from './nieuw-kop.tsx';

/** How a CSV file is written as long as nothing says otherwise. */
export const CSV: Extract<Bestandsvorm, { bestandssoort: 'csv' }> = {
  bestandssoort: 'csv',
  csv: { scheidingsteken: ';', decimaalteken: ',', tekenset: 'utf-8-bom', regeleinde: 'crlf' },
};

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

/** Shows the columns with what was recognised or chosen; with `bevindingen` it says that this cannot be yet. */
export function toonKolommen(
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

/** How the sample was written, as the page carried it along; CSV when that cannot be read. */
export function readVorm(tekst: string): Bestandsvorm {
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

/** The columns in their order, with what was chosen for each. */
export function readKolommen(formulier: Formulierinhoud): readonly Kolomkeuze[] {
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
