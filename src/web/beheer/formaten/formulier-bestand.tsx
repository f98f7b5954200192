/** One file of a formaat in the form: its columns, sheets, records or elements. */
import type { FC } from 'hono/jsx';
import { adresVan, deelAdres } from './basis.tsx';
import { valueAt } from './bewerken.ts';
import { boomrijen, omvattende, rijenVan, WAARDEKOPPEN } from './formulier-rijen.tsx';
import { Code, Delen, Erbij, type Omgang } from './formulier-tabel.tsx';

/** A tree of elements, with below it the ways to add one in any that can hold another. */
const Boom: FC<Omgang & { readonly plek: string; readonly titel: string }> = ({ plek, titel, ...omgang }) => {
  const rijen = boomrijen(valueAt(omgang.formaat, plek), plek);
  return (
    <>
      <Delen {...omgang} titel={titel} kolommen={WAARDEKOPPEN} rijen={rijen} />
      {omgang.mag ? (
        <form method="get" action={adresVan(omgang.formaat, 'formulier/deel')} class="evk-velden">
          <div class="utrecht-form-field">
            <label class="utrecht-form-label" for={`in${plek}`}>
              Iets toevoegen in
            </label>
            <select class="utrecht-select utrecht-select--html-select" id={`in${plek}`} name="plek">
              {omvattende(rijen, omgang.formaat).map((rij) => (
                <option value={`${rij.plek}/inhoud/-`}>{`${'· '.repeat(rij.diepte ?? 0)}${rij.naam}`}</option>
              ))}
            </select>
          </div>
          <div class="utrecht-button-group">
            <button class="nl-button nl-button--secondary" type="submit" name="soort" value="element">
              Waarde
            </button>
            <button class="nl-button nl-button--secondary" type="submit" name="soort" value="omvattend">
              Element met inhoud
            </button>
            <button class="nl-button nl-button--secondary" type="submit" name="soort" value="herhaling">
              Herhaling
            </button>
          </div>
        </form>
      ) : null}
    </>
  );
};

export const Bestanddeel: FC<Omgang & { readonly nr: number }> = ({ nr, ...omgang }) => {
  const bestand = omgang.formaat.bestanden[nr];
  if (bestand === undefined) return null;
  const plek = `/bestanden/${nr}`;
  const titel = `Bestand ${nr + 1} (${bestand.bestandssoort})`;
  return (
    <>
      <h3 class="nl-heading nl-heading--level-3">{titel}</h3>
      <p class="nl-paragraph">
        Naam: <Code tekst={bestand.bestandsnaam} />{' '}
        {omgang.mag ? (
          <a class="nl-link" href={deelAdres(omgang.formaat, plek)} aria-label={`Wijzig ${titel}`}>
            Wijzig
          </a>
        ) : null}
      </p>
      {bestand.bestandssoort === 'csv' ? (
        <>
          <Delen
            {...omgang}
            titel={`Kolommen van bestand ${nr + 1}`}
            kolommen={WAARDEKOPPEN}
            rijen={rijenVan(bestand.csv.kolommen, `${plek}/csv/kolommen`, 'kop')}
          />
          <Erbij {...omgang} plek={`${plek}/csv/kolommen/-`} wat="Voeg een kolom toe" />
        </>
      ) : bestand.bestandssoort === 'xlsx' ? (
        <>
          {bestand.xlsx.bladen.map((blad, bladnr) => {
            const hier = `${plek}/xlsx/bladen/${bladnr}`;
            return (
              <>
                <Delen
                  {...omgang}
                  titel={`Blad ${bladnr + 1} van bestand ${nr + 1}`}
                  kolommen={['Blad', 'Rijen']}
                  rijen={[
                    {
                      plek: hier,
                      naam: `blad ${bladnr + 1}`,
                      cellen: [<Code tekst={blad.naam} />, blad.rijen?.herhaal ?? 'geen'],
                    },
                  ]}
                />
                {blad.rijen === undefined ? null : (
                  <>
                    <Delen
                      {...omgang}
                      titel={`Kolommen van blad ${bladnr + 1}`}
                      kolommen={WAARDEKOPPEN}
                      rijen={rijenVan(blad.rijen.kolommen, `${hier}/rijen/kolommen`, 'kop')}
                    />
                    <Erbij
                      {...omgang}
                      plek={`${hier}/rijen/kolommen/-`}
                      wat={`Voeg een kolom toe aan blad ${bladnr + 1}`}
                    />
                  </>
                )}
              </>
            );
          })}
          <Erbij {...omgang} plek={`${plek}/xlsx/bladen/-`} wat="Voeg een blad toe" />
        </>
      ) : bestand.bestandssoort === 'vaste-breedte' ? (
        bestand.vasteBreedte.records.map((record, recordnr) => (
          <Delen
            {...omgang}
            titel={`Record ${recordnr + 1}`}
            kolommen={WAARDEKOPPEN}
            rijen={boomrijen(record, `${plek}/vasteBreedte/records/${recordnr}`)}
          />
        ))
      ) : (
        <Boom {...omgang} plek={`${plek}/boom`} titel={`Elementen van bestand ${nr + 1}`} />
      )}
    </>
  );
};
