/** The page of one part of a formaat: a field for all that it holds, and beside it what comes out. */
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { listVelden } from '../../../pipeline/formaat-taal.ts';
import type { RegisterBeeld } from '../../../pipeline/register-bron.ts';
import { leesbaar } from '../../../text/nl.ts';
import type { WebContext } from '../../omgeving.ts';
import { Keuzeveld, Tekstvak, Tekstveld, Vinkje } from '../../onderdelen/veld.tsx';
import { adresVan, BASIS, deelAdres, toonVersie, type Versiebeeld } from './basis.tsx';
import { type Deel, isNieuw } from './deel-invullen.ts';
import type { Onderdeelveld } from './soorten-velden.ts';
import { type Uitslag, Uitslagblok, Voorbeeldkeuze } from './uitslag.tsx';
import { LIDNAAM, STANDAARD, soortVan, standaardVan, toTekst, veldnaam } from './waarden.ts';

/** The sentence for a field, of the first fout that stands there. */
function foutBij(bevindingen: readonly Bevinding[], plek: string, { pad }: Onderdeelveld): string | undefined {
  const hier = pad === '' ? plek : `${plek}/${pad}`;
  const fout = bevindingen.find(
    ({ ernst, plaats: { pointer = '' } }) => ernst === 'fout' && (pointer === hier || pointer.startsWith(`${hier}/`)),
  );
  if (fout === undefined) return undefined;
  const { melding, oplossing } = leesbaar(fout);
  return `${melding} ${oplossing}`;
}

const ONTBREEKT = [
  { waarde: 'verplicht', naam: 'Dan gaat er niets weg' },
  { waarde: 'leeg', naam: 'Leeg laten' },
  { waarde: 'weglaten', naam: 'Weglaten (niet bij kolommen)' },
  { waarde: 'standaard', naam: 'Een vaste tekst' },
] as const;

interface Veldgegevens {
  readonly veld: Onderdeelveld;
  readonly inhoud: unknown;
  readonly schemas: RegisterBeeld['register']['schemas'];
  readonly fout: string | undefined;
}

const Deelveld: FC<Veldgegevens> = ({ veld, inhoud, schemas, fout }) => {
  const waarde = toTekst(veld, inhoud);
  const gegevens = {
    naam: veldnaam(veld),
    label: veld.label,
    ...(veld.uitleg === undefined ? {} : { uitleg: veld.uitleg }),
    ...(fout === undefined ? {} : { fout }),
    verplicht: veld.verplicht === true,
    waarde,
  };
  switch (veld.soort) {
    case 'tekst':
      return <Tekstveld {...gegevens} />;
    case 'getal':
      return <Tekstveld {...gegevens} invoer="numeric" />;
    case 'datum':
      return <Tekstveld {...gegevens} soort="date" />;
    case 'lang':
      return <Tekstvak {...gegevens} regels={2} />;
    case 'codes':
      return <Tekstvak {...gegevens} regels={10} />;
    case 'expressie':
      return (
        <div data-expressie={`${BASIS}/taal.json`}>
          <Tekstvak {...gegevens} regels={2} />
        </div>
      );
    case 'keuze':
      return <Keuzeveld {...gegevens} keuzes={veld.keuzes ?? []} />;
    case 'ja-nee':
      return <Keuzeveld {...gegevens} keuzes={veld.keuzes ?? []} />;
    case 'schema':
      return (
        <Keuzeveld
          {...gegevens}
          keuzes={[
            { waarde: '', naam: 'Geen' },
            ...schemas.map(({ naam, versie, titel }) => ({
              waarde: `${naam}@${versie}`,
              naam: `${titel} (${versie})`,
            })),
          ]}
        />
      );
    case 'keuzes':
      return (
        <fieldset class="utrecht-form-fieldset">
          <legend class="utrecht-form-fieldset__legend utrecht-form-fieldset__legend--html-legend">{veld.label}</legend>
          {fout === undefined ? null : <p class="utrecht-form-field-error-message">{fout}</p>}
          {veld.keuzes?.map((keuze) => (
            <Vinkje
              naam={gegevens.naam}
              id={`${gegevens.naam}-${keuze.waarde}`}
              waarde={keuze.waarde}
              label={keuze.naam}
              aan={waarde.split(',').includes(keuze.waarde)}
            />
          ))}
        </fieldset>
      );
    case 'ontbreekt':
      return (
        <>
          <Keuzeveld {...gegevens} keuzes={ONTBREEKT} />
          <Tekstveld naam={STANDAARD} label="Vaste tekst" waarde={standaardVan(inhoud)} />
        </>
      );
  }
};

/** The fields of the standard, to look up what may be used. */
const Spiekbrief: FC = () => (
  <details>
    <summary>Welke velden zijn er?</summary>
    <section class="evk-tabel evk-laag" tabindex={0} aria-label="Velden">
      <table class="utrecht-table">
        <caption class="evk-alleen-voorlezen">Velden</caption>
        <thead>
          <tr>
            <th scope="col">Veld</th>
            <th scope="col">Wat het is</th>
            <th scope="col">Privacy</th>
          </tr>
        </thead>
        <tbody>
          {listVelden().map(({ pad, omschrijving, privacy }) => (
            <tr>
              <th scope="row">
                <code class="nl-code">{pad}</code>
              </th>
              <td>{omschrijving}</td>
              <td>{privacy}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  </details>
);

interface Deelstand {
  readonly deel: Deel;
  /** As it would become: the name and the content that are in the fields. */
  readonly lidnaam: string;
  readonly inhoud: unknown;
  /** Where the findings say it stands. */
  readonly plek: string;
  readonly uitslag: Uitslag;
  readonly hash: string;
}

/** Shows the part as it is, or as it was filled in; after a refusal with what is wrong at its field. */
export function toonDeel(
  c: WebContext,
  { formaat, beeld }: Versiebeeld,
  stand: Deelstand,
  boven: unknown = null,
  status: 200 | 412 | 422 = 200,
) {
  const { deel, lidnaam, inhoud, plek, uitslag, hash } = stand;
  const soort = soortVan(deel.soortnaam);
  const { bevindingen } = uitslag.ontwerp;
  const titel = isNieuw(deel) ? `Nieuw: ${soort.naam.toLowerCase()}` : soort.naam;
  const heeftExpressie = soort.velden.some((veld) => veld.soort === 'expressie');
  return toonVersie(
    c,
    { formaat, tabblad: 'formulier', kop: titel, scripts: ['formaat.js', 'formaattekst.js'] },
    <>
      {boven}
      <p class="nl-paragraph evk-tekst">{soort.uitleg}</p>
      <div class="evk-naast">
        <form method="post" action={deelAdres(formaat, deel.plek, deel.soortnaam)} class="evk-formulier" data-levend="">
          <input type="hidden" name="hash" value={hash} />
          {soort.lid === undefined ? null : (
            <Tekstveld naam={LIDNAAM} label={soort.lid.label} uitleg={soort.lid.uitleg} waarde={lidnaam} verplicht />
          )}
          {soort.velden.map((veld) => (
            <Deelveld
              veld={veld}
              inhoud={inhoud}
              schemas={beeld.register.schemas}
              fout={status === 200 ? undefined : foutBij(bevindingen, plek, veld)}
            />
          ))}
          {heeftExpressie ? <Spiekbrief /> : null}
          <Voorbeeldkeuze uitslag={uitslag} />
          <div class="utrecht-button-group">
            <button class="nl-button nl-button--primary" type="submit" name="doe" value="bewaar">
              Bewaar
            </button>
            <button class="nl-button nl-button--secondary" type="submit" name="doe" value="controleer">
              Controleer
            </button>
            <a class="nl-link" href={adresVan(formaat, 'formulier')}>
              Terug zonder bewaren
            </a>
          </div>
          <p class="nl-paragraph evk-klein" role="status" data-stand="" />
        </form>
        <Uitslagblok uitslag={uitslag} adres={formaat} />
      </div>
    </>,
    status,
  );
}
