/** Filling in a verantwoording step by step: period, products, clients, and a last look. Works with forms alone. */
import type { Hono } from 'hono';
import type { Child } from 'hono/jsx';
import { type Invulling, MAXIMUM_INVULREGELS, MAXIMUM_PRODUCTEN } from '../../../domain/invulling.ts';
import { ok } from '../../../domain/result.ts';
import { controleer } from '../../../pipeline/controle.ts';
import { beginIndiening, findIndiening, hasBestand, vandaagVan } from '../../../pipeline/indiening.ts';
import {
  listGemeentekeuzes,
  type OpenInvulling,
  openInvulling,
  readyInvulling,
  saveInvulling,
} from '../../../pipeline/invullen.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Stappen } from '../../onderdelen/toestand.tsx';
import { aangemeldeVan, houdercodeVan } from '../../wacht.tsx';
import { Beginformulier, Verbetering, voorstelVan } from './invullen-begin.tsx';
import { Productformulier, Productlijst, Regelformulier, Regellijst } from './invullen-delen.tsx';
import { Nakijken } from './invullen-nakijken.tsx';
import { readBegin, readProduct, readRegel, tekstVan, type Velden, type Veldfouten } from './invullen-velden.ts';
import { toonKiezen } from './kiezen.tsx';
import { BEGINKRUIMELS, findVervangen, ID, INDIENEN, indieningPad, nummerVan, type Vervangen } from './route.ts';

const INVULLEN = `${INDIENEN}/invullen`;
const NAMEN = ['Periode', 'Producten', 'Cliënten', 'Nakijken'] as const;
type Stapnummer = 0 | 1 | 2 | 3;
const STAPPADEN = ['', '/producten', '/clienten', '/nakijken'] as const;
const beginPad = (vervangt: Vervangen | undefined): string =>
  vervangt === undefined ? INVULLEN : `${INVULLEN}?vervangt=${vervangt.id}`;
const stapPad = (id: string, stap: Stapnummer): string => `${INVULLEN}/${id}${STAPPADEN[stap]}`;

/** What was filled in and is wrong; shown again beside what is wrong with it. */
interface Poging {
  readonly velden: Velden;
  readonly fouten: Veldfouten;
}
const GEEN: Poging = { velden: {}, fouten: {} };

const toonStap = (c: WebContext, stap: Stapnummer, { fouten }: Poging, inhoud: Child) => {
  const aantal = Object.keys(fouten).length;
  const titel = `Stap ${stap + 1} van 4: ${NAMEN[stap].toLowerCase()}`;
  return toonPagina(
    c,
    { titel: aantal > 0 ? `Fout: ${titel}` : titel, kruimels: BEGINKRUIMELS },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <Stappen
        titel="Stappen"
        stappen={NAMEN.map((naam, nr) => ({ naam, stand: nr < stap ? 'klaar' : nr === stap ? 'nu' : 'straks' }))}
      />
      {aantal > 0 ? (
        <Melding
          soort="fout"
          kop={aantal === 1 ? 'Eén veld klopt nog niet' : `${aantal} velden kloppen nog niet`}
          begin
        >
          <ul class="utrecht-unordered-list">
            {Object.entries(fouten).map(([naam, fout]) => (
              <li class="utrecht-unordered-list__item">
                <a class="nl-link" href={`#${naam}`}>
                  {fout}
                </a>
              </li>
            ))}
          </ul>
        </Melding>
      ) : null}
      {inhoud}
    </>,
    aantal > 0 ? 422 : 200,
  );
};

const Terug = ({ naar }: { readonly naar: string }) => (
  <p class="nl-paragraph">
    <a class="nl-link" href={naar}>
      Vorige stap
    </a>
  </p>
);

function toonBegin(c: WebContext, open: OpenInvulling | undefined, poging: Poging = GEEN, vervangt?: Vervangen) {
  const voorstel = voorstelVan(vandaagVan(c.var.diensten), vervangt);
  return toonStap(
    c,
    0,
    poging,
    <>
      {vervangt === undefined ? null : <Verbetering kenmerk={vervangt.kenmerk} />}
      <Beginformulier
        actie={open === undefined ? beginPad(vervangt) : stapPad(open.id, 0)}
        {...(open && { invulling: open.invulling })}
        voorstel={voorstel}
        {...poging}
      />
    </>,
  );
}

async function toonProducten(c: WebContext, { id, invulling, stand }: OpenInvulling, poging: Poging = GEEN) {
  const gemeenten = await listGemeentekeuzes(c.var.diensten);
  return toonStap(
    c,
    1,
    poging,
    <>
      <Productlijst id={id} stand={stand} invulling={invulling} gemeenten={gemeenten} pad={stapPad(id, 1)} />
      {invulling.producten.length < MAXIMUM_PRODUCTEN ? (
        <Productformulier
          actie={stapPad(id, 1)}
          stand={stand}
          gemeenten={gemeenten}
          invulling={invulling}
          {...poging}
        />
      ) : (
        <p class="nl-paragraph">Hebt u meer producten? Gebruik dan ons invulsjabloon.</p>
      )}
      {invulling.producten.length === 0 ? null : (
        <p class="nl-paragraph">
          <a class="nl-button nl-button--primary" href={stapPad(id, 2)}>
            Verder naar cliënten
          </a>
        </p>
      )}
      <Terug naar={stapPad(id, 0)} />
    </>,
  );
}

async function toonClienten(c: WebContext, { id, invulling, stand }: OpenInvulling, poging: Poging = GEEN) {
  const gemeenten = await listGemeentekeuzes(c.var.diensten);
  return toonStap(
    c,
    2,
    poging,
    <>
      <Regellijst stand={stand} invulling={invulling} gemeenten={gemeenten} pad={stapPad(id, 2)} />
      {invulling.regels.length < MAXIMUM_INVULREGELS ? (
        <Regelformulier actie={stapPad(id, 2)} stand={stand} invulling={invulling} gemeenten={gemeenten} {...poging} />
      ) : (
        <p class="nl-paragraph">Hebt u meer regels? Gebruik dan ons invulsjabloon.</p>
      )}
      {invulling.regels.length === 0 ? null : (
        <p class="nl-paragraph">
          <a class="nl-button nl-button--primary" href={stapPad(id, 3)}>
            Verder naar nakijken
          </a>
        </p>
      )}
      <Terug naar={stapPad(id, 1)} />
    </>,
  );
}

async function toonNakijken(c: WebContext, { id, invulling }: OpenInvulling) {
  const gemeenten = await listGemeentekeuzes(c.var.diensten);
  return toonStap(
    c,
    3,
    GEEN,
    <>
      <Nakijken actie={stapPad(id, 3)} invulling={invulling} gemeenten={gemeenten} />
      <Terug naar={stapPad(id, 2)} />
    </>,
  );
}

type Toon = (c: WebContext, open: OpenInvulling) => Response | Promise<Response>;
type Doe = (c: WebContext, open: OpenInvulling, velden: Velden) => Response | Promise<Response>;

const find = (c: WebContext): Promise<OpenInvulling | undefined> =>
  openInvulling(c.var.diensten, houdercodeVan(c), c.req.param('id') ?? '');

/** A step that has nothing to work with yet leads to the one before it. */
const missingStep = ({ producten, regels }: Invulling, stap: Stapnummer): Stapnummer | undefined => {
  if (stap >= 2 && producten.length === 0) return 1;
  return stap === 3 && regels.length === 0 ? 2 : undefined;
};

const toon =
  (stap: Stapnummer, maak: Toon) =>
  async (c: WebContext): Promise<Response> => {
    const open = await find(c);
    if (open === undefined) return toonNietGevonden(c);
    const eerst = missingStep(open.invulling, stap);
    return eerst === undefined ? maak(c, open) : c.redirect(stapPad(open.id, eerst), 303);
  };

/** A form that was made for another state changes nothing: its sender looks at what is there now. */
const doe =
  (stap: Stapnummer, werk: Doe) =>
  async (c: WebContext): Promise<Response> => {
    const open = await find(c);
    if (open === undefined) return toonNietGevonden(c);
    const velden = await c.req.parseBody({ all: true });
    const bedoeld = tekstVan(velden, 'bij');
    if (bedoeld !== '' && bedoeld !== open.stand) return c.redirect(stapPad(open.id, stap), 303);
    return werk(c, open, velden);
  };

async function save(c: WebContext, { id }: OpenInvulling, invulling: Invulling, stap: Stapnummer): Promise<Response> {
  await saveInvulling(c.var.diensten, id, invulling);
  return c.redirect(stapPad(id, stap), 303);
}

const without = <Een,>(lijst: readonly Een[], weg: number): readonly Een[] => lijst.filter((_, nr) => nr !== weg);

const doeProduct = doe(1, async (c, open, velden) => {
  const { invulling } = open;
  const weg = nummerVan(tekstVan(velden, 'weg'));
  if (weg !== undefined) {
    const regels = invulling.regels
      .filter(({ product }) => product !== weg)
      .map((regel) => (regel.product > weg ? { ...regel, product: regel.product - 1 } : regel));
    return save(c, open, { ...invulling, producten: without(invulling.producten, weg), regels }, 1);
  }
  const gemeenten = await listGemeentekeuzes(c.var.diensten);
  const product = readProduct(
    velden,
    gemeenten.map(({ code }) => code),
  );
  if (!product.ok) return toonProducten(c, open, { velden, fouten: product.error });
  if (invulling.producten.length >= MAXIMUM_PRODUCTEN) return c.redirect(stapPad(open.id, 1), 303);
  return save(c, open, { ...invulling, producten: [...invulling.producten, product.value] }, 1);
});

const doeRegel = doe(2, async (c, open, velden) => {
  const { invulling } = open;
  const weg = nummerVan(tekstVan(velden, 'weg'));
  if (weg !== undefined) return save(c, open, { ...invulling, regels: without(invulling.regels, weg) }, 2);
  const regel = readRegel(velden, invulling);
  if (!regel.ok) return toonClienten(c, open, { velden, fouten: regel.error });
  if (invulling.regels.length >= MAXIMUM_INVULREGELS) return c.redirect(stapPad(open.id, 2), 303);
  return save(c, open, { ...invulling, regels: [...invulling.regels, regel.value] }, 2);
});

const doeControle = doe(3, async (c, open) => {
  const { diensten } = c.var;
  const { houdercode, naam } = aangemeldeVan(c).organisatie;
  await readyInvulling(diensten, { agbcode: houdercode, naam }, open);
  const indiening = await findIndiening(diensten, houdercode, open.id);
  if (indiening === undefined || !hasBestand(indiening)) return toonNietGevonden(c);
  await controleer(diensten, indiening);
  return c.redirect(indieningPad(open.id), 303);
});

const doeBegin = async (c: WebContext): Promise<Response> => {
  const { diensten } = c.var;
  const velden = await c.req.parseBody({ all: true });
  const open = c.req.param('id') === undefined ? undefined : await find(c);
  if (open === undefined && c.req.param('id') !== undefined) return toonNietGevonden(c);
  const begin = readBegin(velden, vandaagVan(diensten));
  const vervangt = open === undefined ? await findVervangen(c, c.req.query('vervangt')) : undefined;
  if (!begin.ok) return toonBegin(c, open, { velden, fouten: begin.error }, vervangt);
  const begonnen =
    open === undefined ? await beginIndiening(diensten, houdercodeVan(c), aangemeldeVan(c).lid.id) : ok(open.id);
  if (!begonnen.ok) return toonKiezen(c, begonnen.error, vervangt?.id);
  const id = begonnen.value;
  const eerder = open?.invulling ?? { producten: [], regels: [] };
  const vervangtKenmerk = vervangt?.kenmerk ?? open?.invulling.vervangt;
  // Another month: the days of what was filled in move with it.
  const regels =
    open === undefined || open.invulling.periode.begindatum === begin.value.periode.begindatum
      ? eerder.regels
      : eerder.regels.map((regel) => ({ ...regel, ...begin.value.periode }));
  await saveInvulling(diensten, id, {
    ...begin.value,
    ...(vervangtKenmerk === undefined ? {} : { vervangt: vervangtKenmerk }),
    producten: eerder.producten,
    regels,
  });
  return c.redirect(stapPad(id, 1), 303);
};

export function addInvullen(app: Hono<WebOmgeving>): void {
  app.get('/invullen', async (c) => toonBegin(c, undefined, GEEN, await findVervangen(c, c.req.query('vervangt'))));
  app.post('/invullen', doeBegin);
  app.get(`/invullen/${ID}`, toon(0, toonBegin));
  app.post(`/invullen/${ID}`, doeBegin);
  app.get(`/invullen/${ID}/producten`, toon(1, toonProducten));
  app.post(`/invullen/${ID}/producten`, doeProduct);
  app.get(`/invullen/${ID}/clienten`, toon(2, toonClienten));
  app.post(`/invullen/${ID}/clienten`, doeRegel);
  app.get(`/invullen/${ID}/nakijken`, toon(3, toonNakijken));
  app.post(`/invullen/${ID}/nakijken`, doeControle);
}
