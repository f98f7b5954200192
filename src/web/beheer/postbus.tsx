/** The postbus of one ontvanger: how it stands, what waits, who paused it, and pausing or resuming it. */
import type { Hono } from 'hono';
import { mayHoldBsn } from '../../domain/bsn.ts';
import type { OpenItem } from '../../domain/postbus.ts';
import { isOntvanger } from '../../pipeline/kanaal-beheer.ts';
import { organisatienaam } from '../../pipeline/organisatienaam.ts';
import { listOpen, loadPostbus, pause, restart } from '../../pipeline/postbus.ts';
import { beschrijfBezorgfout } from '../../text/nl/postbus.ts';
import { laatsteFoutTekst, postbusstandTekst } from '../../text/nl/postbusstand.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { Cijfers } from '../onderdelen/cijfers.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Gevolgmelding, metGevolg } from '../onderdelen/gevolg.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { aangemeldeVan, eis, magRol } from '../wacht.tsx';
import { adres, vandaagVan } from './keuze.ts';

const STORINGEN = '/beheer/storingen';
const PAD = `${STORINGEN}/postbussen`;
const PER_BLAD = 25;
const MAXIMUM_REDEN = 200;

const GEVOLGEN = {
  gepauzeerd: { soort: 'goed', zin: 'De postbus staat op pauze. Alles wat wacht, blijft bewaard.' },
  hervat: { soort: 'goed', zin: 'Het bezorgen gaat weer verder. Wat wachtte, begint opnieuw.' },
  reden: {
    soort: 'fout',
    zin: 'Schrijf bij een pauze waarom, in ten hoogste 200 tekens en zonder burgerservicenummer. De ontvanger leest dit ook.',
  },
} as const;

const momentTekst = (ms: number): string => tijdstipTekst(new Date(ms).toISOString());

const STANDEN: Readonly<Record<OpenItem['toestand'], string>> = {
  wacht: 'Wacht op zijn beurt',
  mislukt: 'Mislukt, gaat straks opnieuw',
  vast: 'Vastgehouden',
};

async function toonPostbus(c: WebContext, status: 200 | 422 = 200) {
  const { diensten } = c.var;
  const code = c.req.param('code') ?? '';
  if (!(await isOntvanger(diensten, code))) return toonNietGevonden(c);
  const na = Math.max(0, Number.parseInt(c.req.query('na') ?? '0', 10) || 0);
  const [{ beeld, handelingen }, open, register] = await Promise.all([
    loadPostbus(diensten, code),
    listOpen(diensten, code, na, PER_BLAD),
    diensten.register.huidig(),
  ]);
  const naam = organisatienaam(register, { houdersoort: 'ontvanger', houdercode: code }, vandaagVan(c));
  const { woord, kleur, uitleg } = postbusstandTekst(beeld.stand);
  const laatsteFout = laatsteFoutTekst(beeld.stand);
  const titel = `Bezorgen bij ${naam}`;
  const hier = `${PAD}/${code}`;
  return toonPagina(
    c,
    {
      titel,
      kruimels: [
        { naam: 'Overzicht', adres: '/beheer' },
        { naam: 'Storingen', adres: STORINGEN },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <Gevolgmelding c={c} gevolgen={GEVOLGEN} />
      <p class="nl-paragraph">
        <Toestand kleur={kleur} woord={woord} />
      </p>
      <p class="nl-paragraph evk-tekst">{uitleg}</p>
      {laatsteFout === undefined ? null : <p class="nl-paragraph evk-tekst">Laatste fout: {laatsteFout}</p>}
      <Cijfers
        titel="In deze postbus"
        cijfers={[
          { getal: beeld.wachtend, wat: 'wachten' },
          { getal: beeld.onderweg, wat: 'onderweg' },
          { getal: beeld.vastgehouden, wat: 'vastgehouden' },
          { getal: beeld.geblokkeerd, wat: 'wachten achter een vastgehouden zending' },
        ]}
      />
      {beeld.volgendMoment === undefined ? null : (
        <p class="nl-paragraph">Volgende poging: {momentTekst(beeld.volgendMoment)}.</p>
      )}
      <p class="nl-paragraph">
        <a class="nl-link" href={`${hier}/kanaal`}>
          Hoe deze ontvanger zijn zendingen krijgt
        </a>
      </p>
      {magRol(c, 'formaten-beheren') ? (
        <>
          <h2 class="nl-heading nl-heading--level-2">Pauzeren of hervatten</h2>
          {woord === 'Werkt' ? null : (
            <form method="post" action={`${hier}/hervatten`}>
              <button class="nl-button nl-button--primary" type="submit">
                Hervat het bezorgen
              </button>
            </form>
          )}
          <form method="post" action={`${hier}/pauzeren`} class="evk-velden">
            <Tekstveld
              naam="reden"
              label={beeld.stand.belet?.soort === 'gepauzeerd' ? 'Andere reden van de pauze' : 'Waarom pauzeert u?'}
              uitleg="De ontvanger leest dit ook. Schrijf geen gegevens van personen op."
              maximum={MAXIMUM_REDEN}
              verplicht
            />
            <div>
              <button class="nl-button nl-button--secondary" type="submit">
                Pauzeer het bezorgen
              </button>
            </div>
          </form>
        </>
      ) : null}
      <h2 class="nl-heading nl-heading--level-2">Wat nog moet</h2>
      {open.items.length === 0 ? (
        <p class="nl-paragraph">Er wacht niets.</p>
      ) : (
        <Tabel
          titel="Zendingen die nog bezorgd moeten worden"
          titelVerborgen
          kolommen={[
            { naam: 'Nummer', kop: true },
            { naam: 'Stand' },
            { naam: 'Pogingen', getal: true },
            { naam: 'Laatste fout' },
          ]}
          rijen={open.items.map(({ nummer, toestand, achter, gedaan, fout }) => [
            nummer,
            achter ? 'Wacht achter een eerdere zending' : STANDEN[toestand],
            gedaan,
            fout === undefined ? '' : beschrijfBezorgfout(fout),
          ])}
        />
      )}
      <Bladeren
        wat="wachtende zendingen"
        {...(na > 0 ? { begin: hier } : {})}
        {...(open.volgende === undefined ? {} : { volgende: adres(hier, { na: String(open.volgende) }) })}
      />
      <h2 class="nl-heading nl-heading--level-2">Wie deed wat</h2>
      {handelingen.length === 0 ? (
        <p class="nl-paragraph">Nog niemand heeft hier gepauzeerd of hervat.</p>
      ) : (
        <Tabel
          titel="Pauzes en hervattingen, de nieuwste eerst"
          titelVerborgen
          kolommen={[{ naam: 'Wanneer', kop: true }, { naam: 'Wat' }, { naam: 'Door' }, { naam: 'Waarom' }]}
          rijen={handelingen.map(({ op, handeling, door, reden }) => [tijdstipTekst(op), handeling, door, reden ?? ''])}
        />
      )}
    </>,
    status,
  );
}

export function addPostbus(app: Hono<WebOmgeving>): void {
  // Without script a form cannot make an address; it asks here for the page that it means.
  app.get('/storingen/postbussen', async (c) => {
    const code = (c.req.query('ontvanger') ?? '').trim();
    return (await isOntvanger(c.var.diensten, code))
      ? c.redirect(`${PAD}/${encodeURIComponent(code)}`, 303)
      : c.redirect(metGevolg(STORINGEN, 'onbekend'), 303);
  });
  app.get('/storingen/postbussen/:code', (c) => toonPostbus(c));

  app.post('/storingen/postbussen/:code/pauzeren', eis('beheerder', 'formaten-beheren'), async (c) => {
    const code = c.req.param('code');
    if (!(await isOntvanger(c.var.diensten, code))) return toonNietGevonden(c);
    const { reden } = await c.req.parseBody();
    const tekst = typeof reden === 'string' ? reden.trim() : '';
    if (tekst === '' || tekst.length > MAXIMUM_REDEN || mayHoldBsn(tekst))
      return c.redirect(metGevolg(`${PAD}/${code}`, 'reden'), 303);
    const { houdersoort, houdercode } = aangemeldeVan(c).organisatie;
    await handel(c, 'pauzeerPostbusVanOntvanger', { ontvangercode: code }, () =>
      pause(c.var.diensten, { houdersoort, houdercode }, code, tekst),
    );
    return c.redirect(metGevolg(`${PAD}/${code}`, 'gepauzeerd'), 303);
  });

  app.post('/storingen/postbussen/:code/hervatten', eis('beheerder', 'formaten-beheren'), async (c) => {
    const code = c.req.param('code');
    if (!(await isOntvanger(c.var.diensten, code))) return toonNietGevonden(c);
    const { houdersoort, houdercode } = aangemeldeVan(c).organisatie;
    await handel(c, 'hervatPostbusVanOntvanger', { ontvangercode: code }, () =>
      restart(c.var.diensten, { houdersoort, houdercode }, code, undefined),
    );
    return c.redirect(metGevolg(`${PAD}/${code}`, 'hervat'), 303);
  });
}
