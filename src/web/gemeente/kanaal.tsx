/** How an ontvanger gets its zendingen: what is set, trying it out, pausing and going on. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { mayHoldBsn } from '../../domain/bsn.ts';
import type { Postbusstand } from '../../domain/postbus.ts';
import { unreachable } from '../../domain/result.ts';
import {
  deleteKanaal,
  findKanaal,
  kanaalHash,
  listKanaalversies,
  type Proefuitkomst,
  testLatest,
  toestandVan,
} from '../../pipeline/kanaal-beheer.ts';
import { loadPostbus, type Postbusoverzicht, pause, restart } from '../../pipeline/postbus.ts';
import { describeProefstap } from '../../text/nl/kanaal.ts';
import { beschrijfBezorgfout } from '../../text/nl/postbus.ts';
import { getalTekst, tijdstipTekst } from '../../text/notatie.ts';
import { handel, wijzigerVan } from '../handeling.ts';
import { Kanaalinstellingen, Kanaalversies, Proef, readDoenersnamen } from '../kanaalstand.tsx';
import { KANAALSOORTEN, kanaaldeel } from '../kanaalvelden.ts';
import { geefVrij, readVrijgavekeuze, VRIJGAVEGEVOLGEN, Vrijgave } from '../kanaalvrijgave.tsx';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Gevolgmelding, metGevolg } from '../onderdelen/gevolg.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { eis, houdercodeVan, magRol } from '../wacht.tsx';

const MEESTE_TEKENS = 200;
const ZONDER =
  'U haalt uw zendingen zelf op uit het postvak, op deze pagina’s of met de API. Er is niets in te stellen.';
export const KANAALADRES = '/gemeente/kanaal';

function beletTekst({ belet, zekering, laatsteFout }: Postbusstand): string | undefined {
  const fout = laatsteFout === undefined ? '' : ` De laatste fout: ${beschrijfBezorgfout(laatsteFout.fout)}.`;
  switch (belet?.soort) {
    case 'gepauzeerd':
      return `Het brengen staat op pauze sinds ${tijdstipTekst(new Date(belet.sinds).toISOString())}: ${belet.reden}`;
    case 'gestopt':
      return `Uw systeem zei dat het hier niets meer wil ontvangen (410). Herstel het kanaal en kies dan “Ga verder met brengen”.${fout}`;
    case 'uitgezet':
      return `Uw systeem was te lang onbereikbaar. Herstel het kanaal en kies dan “Ga verder met brengen”.${fout}`;
    case undefined:
      return zekering.stand === 'open'
        ? `Uw systeem antwoordt niet goed. Wij proberen het straks vanzelf opnieuw.${fout}`
        : undefined;
    default:
      return unreachable(belet);
  }
}

const Brengen: FC<{ postbus: Postbusoverzicht; mag: boolean; fout: string | undefined }> = ({
  postbus: { beeld, handelingen },
  mag,
  fout,
}) => {
  const belet = beletTekst(beeld.stand);
  const gestopt = beeld.stand.belet !== undefined;
  const laatste = handelingen.find(({ handeling }) => handeling === 'hervat');
  return (
    <>
      {belet === undefined ? (
        <p class="nl-paragraph">Het brengen loopt goed.</p>
      ) : (
        <Melding soort="let-op">
          <p class="nl-paragraph">{belet}</p>
        </Melding>
      )}
      <p class="nl-paragraph">
        Te brengen: {getalTekst(beeld.wachtend)}. Vastgehouden na te veel mislukte pogingen:{' '}
        {getalTekst(beeld.vastgehouden)}. Alles staat ook in uw postvak.
        {laatste === undefined ? '' : ` Het laatst hervat op ${tijdstipTekst(laatste.op)}.`}
      </p>
      {!mag ? null : gestopt ? (
        <form method="post" action={`${KANAALADRES}/hervatting`}>
          <button class="nl-button nl-button--primary" type="submit">
            Ga verder met brengen
          </button>
        </form>
      ) : (
        <form method="post" action={`${KANAALADRES}/pauze`} class="evk-formulier">
          <Tekstveld
            naam="reden"
            label="Waarom wilt u even niets ontvangen?"
            uitleg="Bijvoorbeeld: onderhoud tot maandag. Wat binnenkomt wacht, en gaat daarna vanzelf weg."
            maximum={MEESTE_TEKENS}
            verplicht
            {...(fout === undefined ? {} : { fout })}
          />
          <button class="nl-button nl-button--secondary" type="submit">
            Zet het brengen op pauze
          </button>
        </form>
      )}
    </>
  );
};

const Keuzes: FC<{ huidig: string }> = ({ huidig }) => (
  <ul class="evk-rooster evk-kaal">
    {KANAALSOORTEN.map((soort) => {
      const { titel, uitleg } = kanaaldeel(soort);
      return (
        <li class="evk-kaart">
          <h3 class="nl-heading nl-heading--level-3">{titel}</h3>
          <p class="nl-paragraph">{uitleg}</p>
          <p class="nl-paragraph">
            <a class="nl-link" href={`${KANAALADRES}/${soort}`}>
              {soort === huidig ? `Verander de instellingen van ${titel}` : `Kies ${titel}`}
            </a>
          </p>
        </li>
      );
    })}
    {huidig === 'postvak' ? null : (
      <li class="evk-kaart">
        <h3 class="nl-heading nl-heading--level-3">Alleen het postvak</h3>
        <p class="nl-paragraph">{kanaaldeel('postvak').uitleg}</p>
        <form method="post" action={`${KANAALADRES}/postvak`}>
          <button class="nl-button nl-button--secondary" type="submit">
            Ik haal weer zelf op
          </button>
        </form>
      </li>
    )}
  </ul>
);

const GEDAAN: Readonly<Record<string, string>> = {
  bewaard: 'De instellingen zijn bewaard. Beproef ze nu: zonder geslaagde proef gebruiken wij ze niet.',
  postvak: 'U haalt uw zendingen weer zelf op. De geheimen zijn vernietigd.',
  pauze: 'Het brengen staat op pauze. Wat binnenkomt wacht, en staat intussen in uw postvak.',
  hervat: 'Wij gaan verder met brengen.',
};

async function toonKanaal(c: WebContext, meer: { readonly proef?: Proefuitkomst; readonly fout?: string } = {}) {
  const { diensten } = c.var;
  const code = houdercodeVan(c);
  const [stand, postbus, versies, doener] = await Promise.all([
    findKanaal(diensten, code),
    loadPostbus(diensten, code),
    listKanaalversies(diensten, code),
    readDoenersnamen(c, code),
  ]);
  const keuze = await readVrijgavekeuze(c, code, stand, 'ontvangen');
  const huidig = stand.nieuwste?.instelling.kanaalsoort ?? 'postvak';
  const mag = magRol(c, 'ontvangen');
  const isNogTeBeproeven = stand.nieuwste !== undefined && toestandVan(stand.nieuwste) === 'onbeproefd';
  const gedaan = GEDAAN[c.req.query('gedaan') ?? ''];
  return toonPagina(
    c,
    { titel: 'Kanaal' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Kanaal</h1>
      <p class="nl-paragraph nl-paragraph--lead evk-tekst">Hoe u uw zendingen krijgt.</p>
      {gedaan === undefined || meer.proef !== undefined || meer.fout !== undefined ? null : (
        <Melding soort="goed" begin>
          <p class="nl-paragraph">{gedaan}</p>
        </Melding>
      )}
      <Gevolgmelding c={c} gevolgen={VRIJGAVEGEVOLGEN} />
      {meer.proef === undefined ? null : (
        <Proef
          stappen={meer.proef.stappen.map(describeProefstap)}
          uitslag={!meer.proef.gelukt ? 'mislukt' : meer.proef.wachtOpVrijgave ? 'wacht-op-vrijgave' : 'in-gebruik'}
        />
      )}
      <Kanaalinstellingen stand={stand} zonder={ZONDER} />
      {keuze === undefined || stand.nieuwste === undefined ? null : (
        <Vrijgave keuze={keuze} adres={`${KANAALADRES}/vrijgave`} maker={doener(stand.nieuwste.door)} />
      )}
      {huidig === 'postvak' || !mag ? null : (
        <form method="post" action={`${KANAALADRES}/proef`}>
          <button class={`nl-button nl-button--${isNogTeBeproeven ? 'primary' : 'secondary'}`} type="submit">
            Beproef dit kanaal
          </button>
          <p class="nl-paragraph evk-onderregel">
            Wij sturen een proefbericht zonder gegevens, en vertellen stap voor stap wat er gebeurde.
          </p>
        </form>
      )}
      {huidig === 'postvak' ? null : (
        <>
          <h2 class="nl-heading nl-heading--level-2">Brengen</h2>
          <Brengen postbus={postbus} mag={mag} fout={meer.fout} />
        </>
      )}
      {mag ? (
        <>
          <h2 class="nl-heading nl-heading--level-2">Anders ontvangen</h2>
          <Keuzes huidig={huidig} />
        </>
      ) : null}
      <h2 class="nl-heading nl-heading--level-2">Wie wat instelde</h2>
      <Kanaalversies versies={versies} naam={doener} />
    </>,
  );
}

const houderVan = (c: WebContext) => ({ houdersoort: 'ontvanger', houdercode: houdercodeVan(c) }) as const;

export function addKanaal(app: Hono<WebOmgeving>): void {
  const mag = eis('ontvanger', 'ontvangen');
  app.get('/kanaal', (c) => toonKanaal(c));

  app.post('/kanaal/proef', mag, async (c) => {
    const proef = await handel(c, 'beproefKanaal', {}, () =>
      testLatest(c.var.diensten, houdercodeVan(c), c.var.voorziening.instelling.huisregels),
    );
    return proef === undefined ? c.redirect(KANAALADRES, 303) : toonKanaal(c, { proef });
  });

  app.post('/kanaal/vrijgave', mag, async (c) =>
    c.redirect(metGevolg(KANAALADRES, await geefVrij(c, 'geefKanaalVrij', houdercodeVan(c))), 303),
  );

  app.post('/kanaal/postvak', mag, async (c) => {
    const code = houdercodeVan(c);
    const voorwaarde = { soort: 'gelijk-aan', hashes: [kanaalHash(await findKanaal(c.var.diensten, code))] } as const;
    await handel(c, 'verwijderKanaal', {}, () => deleteKanaal(c.var.diensten, code, voorwaarde, wijzigerVan(c)));
    return c.redirect(`${KANAALADRES}?gedaan=postvak`, 303);
  });

  app.post('/kanaal/pauze', mag, async (c) => {
    const { reden } = await c.req.parseBody();
    const tekst = typeof reden === 'string' ? reden.trim().slice(0, MEESTE_TEKENS) : '';
    if (tekst === '') return toonKanaal(c, { fout: 'Schrijf op waarom, dan weet een collega het ook.' });
    if (mayHoldBsn(tekst)) return toonKanaal(c, { fout: 'Schrijf geen burgerservicenummer op. Haal het getal weg.' });
    await handel(c, 'pauzeerPostbus', {}, () => pause(c.var.diensten, houderVan(c), houdercodeVan(c), tekst));
    return c.redirect(`${KANAALADRES}?gedaan=pauze`, 303);
  });

  app.post('/kanaal/hervatting', mag, async (c) => {
    await handel(c, 'hervatPostbus', {}, () => restart(c.var.diensten, houderVan(c), houdercodeVan(c), undefined));
    return c.redirect(`${KANAALADRES}?gedaan=hervat`, 303);
  });
}
