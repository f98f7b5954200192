/** What is to be said of a formaat as it stands on the page, and what it makes of an example. Replaced as a whole while somebody types. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import type { Formaat } from '../../../domain/formaat.ts';
import type { Voorbeelddocument } from '../../../domain/levensloop.ts';
import type { Diensten } from '../../../pipeline/diensten.ts';
import type { Voorbeelduitkomst } from '../../../pipeline/example.ts';
import { createOefening } from '../../../pipeline/formaat-oefening.ts';
import { examineOntwerp, explainOntwerp, type Ontwerp, tryOntwerp } from '../../../pipeline/formaat-ontwerp.ts';
import { layOut, type Vel } from '../../../pipeline/formaat-vellen.ts';
import { loadVoorbeeld } from '../../../pipeline/formaat-voorbeelden.ts';
import type { RegisterBeeld } from '../../../pipeline/register-bron.ts';
import { leesbaar } from '../../../text/nl.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Keuzeveld } from '../../onderdelen/veld.tsx';
import { adresVan } from './basis.tsx';
import { findPlaats, insideText, type JsonPlaatsen, type Tekstplaats, toRegel } from './plaatsen.ts';
import { type Uitleg, Uitlegblok } from './uitlegblok.tsx';
import type { Ingevuld } from './waarden.ts';

/** Instead of an example: a verantwoording that we made up. */
export const OEFENING = '(verzonnen)';

export interface Uitslag {
  readonly ontwerp: Ontwerp;
  /** Names of the examples that can be looked at. */
  readonly voorbeelden: readonly string[];
  readonly gekozen: string;
  /** Absent when the formaat cannot be tried. */
  readonly uitkomst?: Voorbeelduitkomst;
  /** Where the value came from that was asked for; `undefined` inside when nothing is known of it. */
  readonly herkomst?: { readonly uitleg: Uitleg | undefined };
}

type Adres = Pick<Formaat, 'naam' | 'versie'>;

/** The example with this name, or the made-up one. */
export async function loadOpgave(
  diensten: Diensten,
  { beeld, formaat }: NonNullable<Ontwerp['proefbaar']>,
  adres: Adres,
  gekozen: string,
): Promise<Omit<Voorbeelddocument, 'verwacht'>> {
  const gevonden = gekozen === OEFENING ? undefined : await loadVoorbeeld(diensten, adres, gekozen);
  return gevonden?.document ?? createOefening(beeld, formaat);
}

interface Uitlegvraag {
  readonly bestandsnaam: string;
  readonly positie: string;
}

/** The value that a form asks about, beside what it holds. */
export function readHerkomstvraag({ een }: Ingevuld): Uitlegvraag | undefined {
  const positie = een('uitlegPlek');
  return positie === '' ? undefined : { bestandsnaam: een('uitlegBestand'), positie };
}

/** @param gevraagd name of an example; without it the first there is */
export async function makeUitslag(
  diensten: Diensten,
  beeld: RegisterBeeld,
  adres: Adres,
  document: unknown,
  gevraagd: string | undefined,
  herkomstvraag?: Uitlegvraag,
): Promise<Uitslag> {
  const ontwerp = await examineOntwerp(beeld, document);
  const rijen = await diensten.staat.formaten.listVoorbeelden(adres.naam, adres.versie);
  const voorbeelden = [...rijen.map(({ voorbeeld }) => voorbeeld), OEFENING];
  const gekozen = voorbeelden.find((naam) => naam === gevraagd) ?? voorbeelden[0] ?? OEFENING;
  if (ontwerp.proefbaar === undefined) return { ontwerp, voorbeelden, gekozen };
  const opgave = await loadOpgave(diensten, ontwerp.proefbaar, adres, gekozen);
  const uitkomst = await tryOntwerp(ontwerp.proefbaar, opgave);
  if (herkomstvraag === undefined) return { ontwerp, voorbeelden, gekozen, uitkomst };
  const uitleg = await explainOntwerp(ontwerp.proefbaar, opgave, herkomstvraag);
  return { ontwerp, voorbeelden, gekozen, uitkomst, herkomst: { uitleg } };
}

/** Where a finding stands in a text that is on the page as well. */
export interface Bijtekst {
  readonly tekst: string;
  readonly plaatsen: JsonPlaatsen;
}

export function placeOf({ tekst, plaatsen }: Bijtekst, { plaats }: Bevinding): Tekstplaats | undefined {
  const hier = findPlaats(plaatsen, plaats.pointer ?? '');
  if (hier === undefined || plaats.positie === undefined || tekst[hier.begin] !== '"') return hier;
  return insideText(tekst, hier, plaats.positie);
}

/** Findings with the line on which each stands; an editor reads the numbers beside it. */
const Regelbevindingen: FC<{ readonly bevindingen: readonly Bevinding[]; readonly bij: Bijtekst }> = ({
  bevindingen,
  bij,
}) => (
  <ol class="evk-kaal evk-bevindingen">
    {bevindingen.map((bevinding) => {
      const { melding, oplossing } = leesbaar(bevinding);
      const plaats = placeOf(bij, bevinding);
      const regel = plaats === undefined ? undefined : toRegel(bij.tekst, plaats.begin);
      return (
        <li
          class={`evk-bevinding${bevinding.ernst === 'fout' ? '' : ' evk-bevinding--waarschuwing'}`}
          data-ernst={bevinding.ernst}
          {...(plaats === undefined ? {} : { 'data-begin-teken': plaats.begin, 'data-einde-teken': plaats.einde })}
        >
          <p class="nl-paragraph">
            <strong>{bevinding.ernst === 'fout' ? 'Fout' : 'Let op'}:</strong> <span data-melding="">{melding}</span>
          </p>
          <p class="nl-paragraph">
            {regel === undefined ? null : (
              <span class="evk-regelnummer">
                Regel {regel.regel}, teken {regel.kolom}.{' '}
              </span>
            )}
            Wat u kunt doen: <span data-oplossing="">{oplossing}</span>
          </p>
        </li>
      );
    })}
  </ol>
);

const telzin = (aantal: number, een: string, meer: string): string => `${aantal} ${aantal === 1 ? een : meer}`;

function oordeel({ bevindingen, goed }: Ontwerp): string {
  const fouten = bevindingen.filter(({ ernst }) => ernst === 'fout').length;
  const anders = bevindingen.length - fouten;
  const rest = anders === 0 ? '' : ` Wel ${telzin(anders, 'opmerking', 'opmerkingen')}.`;
  return goed ? `Dit formaat klopt.${rest}` : `Dit formaat heeft ${telzin(fouten, 'fout', 'fouten')}.${rest}`;
}

const Cel: FC<{ readonly tekst: string; readonly adres?: string | undefined }> = ({ tekst, adres }) =>
  adres === undefined ? (
    <span>{tekst}</span>
  ) : (
    <a class="evk-cel" href={adres} data-uitleg="">
      {tekst === '' ? <span class="evk-leeg-woord">leeg</span> : tekst}
    </a>
  );

const Velweergave: FC<{ readonly vel: Vel; readonly titel: string; readonly adres: (plek: string) => string }> = ({
  vel,
  titel,
  adres,
}) => {
  const [koppen = [], ...rijen] = vel.rijen;
  const naar = (plek: string | undefined): string | undefined => (plek === undefined ? undefined : adres(plek));
  const label = vel.naam === undefined ? titel : `${titel}, blad ${vel.naam}`;
  return (
    <>
      {vel.vorm === 'tabel' ? (
        <section class="evk-tabel evk-vel" tabindex={0} aria-label={label}>
          <table class="utrecht-table">
            <caption class="utrecht-table__caption">{label}</caption>
            <thead>
              <tr>{koppen.map(({ tekst }) => (tekst === '' ? <td /> : <th scope="col">{tekst}</th>))}</tr>
            </thead>
            <tbody>
              {rijen.map((rij) => (
                <tr>
                  {rij.map(({ tekst, plek }) => (
                    <td>
                      <Cel tekst={tekst} adres={naar(plek)} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ) : (
        <section class="evk-tabel evk-vel" tabindex={0} aria-label={label}>
          <p class="nl-paragraph">
            <strong>{label}</strong>
          </p>
          <ol class="evk-kaal evk-coderegels">
            {vel.rijen.map(([cel]) => (
              <li>
                <Cel tekst={cel?.tekst ?? ''} adres={naar(cel?.plek)} />
              </li>
            ))}
          </ol>
        </section>
      )}
      {vel.ingekort ? <p class="nl-paragraph evk-klein">U ziet alleen het begin.</p> : null}
    </>
  );
};

const Voorvertoning: FC<{ readonly uitkomst: Voorbeelduitkomst; readonly adres: Adres; readonly gekozen: string }> = ({
  uitkomst,
  adres,
  gekozen,
}) => {
  if (uitkomst.toestand === 'gefilterd')
    return (
      <Melding soort="let-op">
        <p class="nl-paragraph">Er komt geen bestand uit: geen enkele regel voldoet aan de voorwaarden.</p>
      </Melding>
    );
  if (uitkomst.toestand !== 'omgezet')
    return (
      <>
        <p class="nl-paragraph">Er komt geen bestand uit. Dit is er mis met het voorbeeld:</p>
        <Bevindingen bevindingen={uitkomst.bevindingen.slice(0, 20)} />
      </>
    );
  return (
    <>
      {uitkomst.bestanden.map(({ bestandsnaam, mediatype, inhoud }) => {
        const vellen = layOut(inhoud, mediatype);
        const uitlegAdres = (plek: string): string =>
          `${adresVan(adres, 'uitleg')}?${new URLSearchParams({ voorbeeld: gekozen, bestand: bestandsnaam, plek })}`;
        return vellen.length === 0 ? (
          <p class="nl-paragraph">
            {bestandsnaam}: {inhoud.length} bytes
          </p>
        ) : (
          vellen.map((vel) => <Velweergave vel={vel} titel={bestandsnaam} adres={uitlegAdres} />)
        );
      })}
    </>
  );
};

/** @param bij the text the findings point into, when it is on the page */
export const Uitslagblok: FC<{
  readonly uitslag: Uitslag;
  readonly adres: Adres;
  readonly bij?: Bijtekst | undefined;
}> = ({ uitslag: { ontwerp, uitkomst, gekozen, herkomst }, adres, bij }) => (
  <section id="uitslag" class="evk-uitslag" aria-labelledby="kop-controle">
    <h2 class="nl-heading nl-heading--level-2" id="kop-controle">
      Controle
    </h2>
    <p class={`nl-paragraph evk-oordeel evk-oordeel--${ontwerp.goed ? 'goed' : 'fout'}`} data-oordeel="">
      {oordeel(ontwerp)}
    </p>
    {ontwerp.bevindingen.length === 0 ? null : bij === undefined ? (
      <Bevindingen bevindingen={ontwerp.bevindingen} />
    ) : (
      <Regelbevindingen bevindingen={ontwerp.bevindingen} bij={bij} />
    )}
    <h2 class="nl-heading nl-heading--level-2">Wat eruit komt</h2>
    {uitkomst === undefined ? (
      <p class="nl-paragraph">Verbeter eerst de fouten. Dan ziet u hier de uitvoer.</p>
    ) : (
      <>
        <p class="nl-paragraph evk-klein">
          {gekozen === OEFENING
            ? 'Met een verzonnen verantwoording. Kies een waarde en zie waar zij vandaan komt.'
            : `Met voorbeeld ${gekozen}. Kies een waarde en zie waar zij vandaan komt.`}
        </p>
        <Voorvertoning uitkomst={uitkomst} adres={adres} gekozen={gekozen} />
        <div aria-live="polite">
          {herkomst === undefined ? <div id="uitleg" class="evk-uitlegvak" /> : <Uitlegblok uitleg={herkomst.uitleg} />}
        </div>
      </>
    )}
  </section>
);

/** Choice of the example, inside a form. */
export const Voorbeeldkeuze: FC<{ readonly uitslag: Uitslag }> = ({ uitslag: { voorbeelden, gekozen } }) => (
  <Keuzeveld
    naam="voorbeeld"
    label="Bekijken met"
    verplicht
    waarde={gekozen}
    keuzes={voorbeelden.map((waarde) => ({
      waarde,
      naam: waarde === OEFENING ? 'Een verzonnen verantwoording' : `Voorbeeld ${waarde}`,
    }))}
  />
);
