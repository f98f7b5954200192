/** Changes one part of a concept: fills in its form, moves it, takes it away. Checked as a whole before it is kept. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { syncVelden, type Veldenwijziging } from '../../../pipeline/formaat-ontwerp.ts';
import { listVelden } from '../../../pipeline/formaat-taal.ts';
import type { RegisterBeeld } from '../../../pipeline/register-bron.ts';
import { leesbaar } from '../../../text/nl.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { Bevindingen } from '../../onderdelen/bevindingen.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Keuzeveld, Tekstvak, Tekstveld, Vinkje } from '../../onderdelen/veld.tsx';
import { eis } from '../../wacht.tsx';
import {
  adresVan,
  BASIS,
  Botsingmelding,
  begrensd,
  naGedaan,
  readFormulier,
  readVersie,
  toonVersie,
  type Versiebeeld,
} from './basis.tsx';
import { saveConcept } from './bewaren.ts';
import {
  appendAt,
  type JsonObject,
  moveAt,
  parentOf,
  putMember,
  removeAt,
  setAt,
  toDelen,
  valueAt,
} from './bewerken.ts';
import { deelAdres, toonFormulier } from './formulier.tsx';
import { type Soortnaam, soortAt } from './soorten.ts';
import type { Onderdeelveld } from './soorten-velden.ts';
import { makeUitslag, readHerkomstvraag, type Uitslag, Uitslagblok, Voorbeeldkeuze } from './uitslag.tsx';
import {
  fromIngevuld,
  type Ingevuld,
  LIDNAAM,
  STANDAARD,
  soortVan,
  standaardVan,
  toTekst,
  veldnaam,
} from './waarden.ts';

interface Deel {
  readonly plek: string;
  readonly soortnaam: Soortnaam;
  /** Undefined when it is still to be made. */
  readonly inhoud: unknown;
}

const isNieuw = ({ plek }: Deel): boolean => plek.endsWith('/-');

function findDeel({ formaat }: Versiebeeld, plek: string, gevraagd: string | undefined): Deel | undefined {
  const inhoud = valueAt(formaat, plek);
  const soortnaam = soortAt(plek, inhoud, gevraagd);
  if (soortnaam === undefined) return undefined;
  const deel = { plek, soortnaam, inhoud };
  return inhoud === undefined && !isNieuw(deel) ? undefined : deel;
}

/** With grouping come its two lists, also when only one of them is filled in. */
function withGroepering(document: JsonObject, plek: string): JsonObject {
  if (!plek.startsWith('/groepering/') || document.groepering !== undefined) return document;
  return { ...document, groepering: { sleutels: {}, aggregaten: {} } };
}

/** Grouping without keys is none. */
function withoutLeeg(document: JsonObject): JsonObject {
  const leeg = ['/groepering/sleutels', '/groepering/aggregaten'].every(
    (plek) => Object.keys(Object(valueAt(document, plek))).length === 0,
  );
  return leeg && document.groepering !== undefined ? removeAt(document, '/groepering') : document;
}

/** The document with this part filled in, and where the part stands in it. */
function fillIn(
  formaat: object,
  deel: Deel,
  ingevuld: Ingevuld,
): { readonly document: JsonObject; readonly plek: string } {
  const { plek, soortnaam, inhoud } = deel;
  const nieuw = fromIngevuld(soortnaam, inhoud, ingevuld);
  const basis = withGroepering({ ...formaat }, plek);
  if (soortVan(soortnaam).lid !== undefined) {
    const naam = ingevuld.een(LIDNAAM).trim();
    return { document: putMember(basis, plek, naam, nieuw), plek: `${parentOf(plek)}/${naam}` };
  }
  if (!isNieuw(deel)) return { document: plek === '' ? { ...Object(nieuw) } : setAt(basis, plek, nieuw), plek };
  const lijst = valueAt(basis, parentOf(plek));
  const nr = Array.isArray(lijst) ? lijst.length : 0;
  return { document: appendAt(basis, parentOf(plek), nieuw), plek: `${parentOf(plek)}/${nr}` };
}

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

function toonDeel(
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

const lidVan = (deel: Deel): string => (isNieuw(deel) ? '' : (toDelen(deel.plek).at(-1) ?? ''));

const erbijEnEraf = ({ erbij, eraf }: Veldenwijziging) => ({ erbij, eraf });

export function addDeel(app: Hono<WebOmgeving>): void {
  const mag = eis('beheerder', 'formaten-beheren');

  app.get('/formaten/:naam/:versie/formulier/deel', mag, async (c) => {
    const versie = await readVersie(c);
    const deel = versie && findDeel(versie, c.req.query('plek') ?? '', c.req.query('soort'));
    if (versie === undefined || deel === undefined || versie.formaat.levensfase !== 'concept')
      return toonNietGevonden(c);
    const { formaat, beeld, hash } = versie;
    const uitslag = await makeUitslag(c.var.diensten, beeld, formaat, formaat, c.req.query('voorbeeld'));
    const stand = { deel, lidnaam: lidVan(deel), inhoud: deel.inhoud, plek: deel.plek, uitslag, hash };
    return toonDeel(c, versie, stand);
  });

  app.post('/formaten/:naam/:versie/formulier/deel', mag, begrensd, async (c) => {
    const versie = await readVersie(c);
    const deel = versie && findDeel(versie, c.req.query('plek') ?? '', c.req.query('soort'));
    if (versie === undefined || deel === undefined) return toonNietGevonden(c);
    const formulier = await readFormulier(c);
    const { document, plek } = fillIn(versie.formaat, deel, formulier);
    const gelijk = await syncVelden(versie.beeld, document);
    const uitslag = await makeUitslag(
      c.var.diensten,
      versie.beeld,
      versie.formaat,
      gelijk.document,
      formulier.een('voorbeeld'),
      readHerkomstvraag(formulier),
    );
    const hash = formulier.een('hash');
    const lidnaam = formulier.een(LIDNAAM);
    const stand = { deel, lidnaam, inhoud: valueAt(document, plek), plek, uitslag, hash };
    if (formulier.een('doe') !== 'bewaar') return toonDeel(c, versie, stand);
    const bewaard = await saveConcept(c, versie, gelijk.document, hash);
    switch (bewaard.soort) {
      case 'bewaard':
      case 'gelijk':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'formulier'), bewaard.soort, erbijEnEraf(gelijk)), 303);
      case 'geweigerd': {
        const ontwerp = { ...uitslag.ontwerp, goed: false, bevindingen: bewaard.bevindingen };
        const melding = (
          <Melding soort="fout" kop="Niet bewaard" begin>
            <p class="nl-paragraph">Verbeter eerst de fouten. Wat u invulde staat er nog.</p>
          </Melding>
        );
        return toonDeel(c, versie, { ...stand, uitslag: { ...uitslag, ontwerp } }, melding, 422);
      }
      case 'botsing':
        return toonDeel(c, versie, stand, <Botsingmelding />, 412);
    }
  });

  app.post('/formaten/:naam/:versie/formulier/plek', mag, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const { een } = await readFormulier(c);
    const plek = een('plek');
    const oud = { ...versie.formaat };
    if (plek === '' || valueAt(oud, plek) === undefined) return toonNietGevonden(c);
    const doe = een('doe');
    const nieuw =
      doe === 'omhoog'
        ? moveAt(oud, plek, -1)
        : doe === 'omlaag'
          ? moveAt(oud, plek, 1)
          : doe === 'weg'
            ? withoutLeeg(removeAt(oud, plek))
            : oud;
    const gelijk = await syncVelden(versie.beeld, nieuw);
    const bewaard = await saveConcept(c, versie, gelijk.document, een('hash'));
    switch (bewaard.soort) {
      case 'bewaard':
      case 'gelijk':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'formulier'), bewaard.soort, erbijEnEraf(gelijk)), 303);
      case 'geweigerd':
      case 'botsing': {
        const uitslag = await makeUitslag(c.var.diensten, versie.beeld, versie.formaat, versie.formaat, undefined);
        if (bewaard.soort === 'botsing') return toonFormulier(c, versie, uitslag, <Botsingmelding />, 412);
        const melding = (
          <>
            <Melding soort="fout" kop="Dit kan niet" begin>
              <p class="nl-paragraph">Iets anders gebruikt dit nog. Verander dat eerst.</p>
            </Melding>
            <Bevindingen bevindingen={bewaard.bevindingen} />
          </>
        );
        return toonFormulier(c, versie, uitslag, melding, 422);
      }
    }
  });
}
