/** Answering a zending: accept all of it, reject all of it, or reject single regels. */
import type { Hono } from 'hono';
import type { FC, PropsWithChildren } from 'hono/jsx';
import type { Bevinding } from '../../domain/bevinding.ts';
import { unreachable } from '../../domain/result.ts';
import { listAfwijsregels, sendAfwijzing } from '../../pipeline/afwijzen.ts';
import { type Antwoorduitkomst, answer } from '../../pipeline/answer.ts';
import type { PostvakRij } from '../../pipeline/postvak.ts';
import { mayInspect } from '../../pipeline/zending-inzien.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { getalTekst, periodeTekst } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Vinkje } from '../onderdelen/veld.tsx';
import { eis, houdercodeVan } from '../wacht.tsx';
import { findEigenZending, isTeBeantwoorden, naamVanAanbieder, POSTVAKKRUIMEL } from './eigen-zending.ts';
import { type Reden, Redenvelden, readReden, redenFout } from './reden.tsx';

type Oordeel = 'geaccepteerd' | 'afgewezen' | 'deels-afgewezen';

const KNOPPEN: Readonly<Record<Oordeel, string>> = {
  geaccepteerd: 'Accepteer alles',
  'deels-afgewezen': 'Verstuur dit antwoord',
  afgewezen: 'Wijs alles af',
};

/** An answer is for good, so it is sent with a second thought. */
const Oordeelformulier: FC<PropsWithChildren<{ id: string; oordeel: Oordeel; vergeten: boolean }>> = ({
  id,
  oordeel,
  vergeten,
  children,
}) => (
  <form method="post" action={`/gemeente/zendingen/${id}/antwoord`} class="evk-formulier">
    <input type="hidden" name="oordeel" value={oordeel} />
    {children}
    {vergeten ? (
      <p class="utrecht-form-field-error-message" id={`fout-${oordeel}`}>
        Zet eerst het vinkje hieronder. Daarna kunt u versturen.
      </p>
    ) : null}
    <Vinkje naam="zeker" id={`zeker-${oordeel}`} label="Ik weet dat ik dit oordeel daarna niet meer kan veranderen" />
    <button class={`nl-button nl-button--${oordeel === 'geaccepteerd' ? 'primary' : 'secondary'}`} type="submit">
      {KNOPPEN[oordeel]}
    </button>
  </form>
);

interface Stand {
  readonly gekozen: number;
  readonly perRegel: boolean;
  readonly reden: Reden;
  readonly redenfout?: string | undefined;
  /** The form that was sent without its tick. */
  readonly vergeten?: Oordeel | undefined;
  readonly bevindingen?: readonly Bevinding[];
}

const Regels: FC<{ rij: PostvakRij; stand: Stand }> = ({ rij, stand: { gekozen, perRegel, vergeten } }) => {
  const adres = `/gemeente/zendingen/${rij.id}/antwoord/regels`;
  return (
    <section class="evk-kaart" aria-labelledby="kop-regels">
      <h2 class="nl-heading nl-heading--level-2" id="kop-regels">
        Een deel afwijzen
      </h2>
      {perRegel ? (
        <>
          <p class="nl-paragraph evk-tekst">
            U kiest de regels die u afwijst. Wat u niet kiest, accepteert u. De aanbieder ziet een afgewezen regel bij
            zijn eigen prestatie.
          </p>
          {gekozen === 0 ? (
            <p class="nl-paragraph">
              <a class="nl-button nl-button--secondary" href={adres}>
                Kies regels om af te wijzen
              </a>
            </p>
          ) : (
            <>
              <p class="nl-paragraph">
                U hebt {gekozen === 1 ? 'één regel' : `${getalTekst(gekozen)} regels`} gekozen.{' '}
                <a class="nl-link" href={adres}>
                  Bekijk of verander uw keuze
                </a>
              </p>
              <Oordeelformulier id={rij.id} oordeel="deels-afgewezen" vergeten={vergeten === 'deels-afgewezen'} />
            </>
          )}
        </>
      ) : (
        <p class="nl-paragraph evk-tekst">
          In dit formaat krijgt u geen losse regels, alleen totalen. U kunt de zending daarom alleen als geheel
          beoordelen. Klopt één onderdeel niet? Wijs dan af en leg uit wat er niet klopt, of stel eerst een vraag.
        </p>
      )}
    </section>
  );
};

async function toonAntwoord(c: WebContext, rij: PostvakRij, anders: Partial<Stand> = {}) {
  const { diensten } = c.var;
  const [naam, beeld, gekozen] = await Promise.all([
    naamVanAanbieder(c, rij.agbcode),
    diensten.register.huidig(),
    listAfwijsregels(diensten, rij.id),
  ]);
  const formaat = beeld.index.findFormaat(rij.formaat.naam, rij.formaat.versie);
  const stand: Stand = {
    gekozen: gekozen.length,
    perRegel: formaat !== undefined && mayInspect(formaat),
    reden: {},
    ...anders,
  };
  const titel = `${SOORTNAMEN[rij.soort]} ${periodeTekst(rij.periode)}`;
  return toonPagina(
    c,
    {
      titel: `Antwoorden op ${titel}`,
      kruimels: [POSTVAKKRUIMEL, { naam: `${titel} van ${naam}`, adres: `/gemeente/zendingen/${rij.id}` }],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">Accepteren of afwijzen</h1>
      {stand.vergeten === undefined && stand.redenfout === undefined && stand.bevindingen === undefined ? null : (
        <Melding soort="fout" begin kop="Er is nog niets verstuurd">
          <p class="nl-paragraph">
            {stand.vergeten !== undefined
              ? 'Zet eerst het vinkje bij uw keuze.'
              : (redenFout(stand.bevindingen ?? []) ?? 'Geef aan waarom u afwijst.')}
          </p>
        </Melding>
      )}
      {isTeBeantwoorden(rij) ? (
        <>
          <p class="nl-paragraph evk-tekst">
            {titel} van {naam}. Kies één van de drie.
          </p>
          <section class="evk-kaart" aria-labelledby="kop-alles">
            <h2 class="nl-heading nl-heading--level-2" id="kop-alles">
              Alles accepteren
            </h2>
            <Oordeelformulier id={rij.id} oordeel="geaccepteerd" vergeten={stand.vergeten === 'geaccepteerd'} />
          </section>
          <Regels rij={rij} stand={stand} />
          <section class="evk-kaart" aria-labelledby="kop-niets">
            <h2 class="nl-heading nl-heading--level-2" id="kop-niets">
              Alles afwijzen
            </h2>
            <Oordeelformulier id={rij.id} oordeel="afgewezen" vergeten={stand.vergeten === 'afgewezen'}>
              <Redenvelden reden={stand.reden} fout={stand.redenfout} />
            </Oordeelformulier>
          </section>
        </>
      ) : (
        <Melding soort="uitleg">
          <p class="nl-paragraph">
            Op deze zending kunt u niet (meer) antwoorden.{' '}
            <a class="nl-link" href={`/gemeente/zendingen/${rij.id}`}>
              Bekijk de zending
            </a>
          </p>
        </Melding>
      )}
    </>,
  );
}

const isOordeel = (tekst: unknown): tekst is Oordeel => typeof tekst === 'string' && Object.hasOwn(KNOPPEN, tekst);

const send = (c: WebContext, rij: PostvakRij, oordeel: Oordeel, reden: Reden): Promise<Antwoorduitkomst> =>
  oordeel === 'deels-afgewezen'
    ? sendAfwijzing(c.var.diensten, houdercodeVan(c), rij)
    : answer(c.var.diensten, houdercodeVan(c), rij.id, {
        oordeel,
        ...(oordeel === 'afgewezen' ? reden : {}),
        regels: [],
      });

async function beantwoord(c: WebContext) {
  const rij = await findEigenZending(c);
  if (rij === undefined) return toonNietGevonden(c);
  const velden = await c.req.parseBody();
  const { oordeel, zeker } = velden;
  if (!isOordeel(oordeel)) return toonAntwoord(c, rij);
  const reden = readReden(velden);
  if (zeker !== 'ja') return toonAntwoord(c, rij, { vergeten: oordeel, reden });
  const uitkomst = await send(c, rij, oordeel, reden);
  switch (uitkomst.soort) {
    case 'verwerkt':
      return c.redirect(`/gemeente/zendingen/${rij.id}?gedaan=antwoord`, 303);
    case 'niet-gevonden':
      return toonNietGevonden(c);
    case 'al-beantwoord':
      return toonAntwoord(c, (await findEigenZending(c)) ?? rij);
    case 'geweigerd': {
      const { bevindingen } = uitkomst;
      return toonAntwoord(c, rij, {
        reden,
        bevindingen,
        ...(oordeel === 'afgewezen' ? { redenfout: redenFout(bevindingen) } : {}),
      });
    }
    default:
      return unreachable(uitkomst);
  }
}

export function addAntwoord(app: Hono<WebOmgeving>): void {
  const mag = eis('ontvanger', 'beantwoorden');
  app.get('/zendingen/:id/antwoord', mag, async (c) => {
    const rij = await findEigenZending(c);
    return rij === undefined ? toonNietGevonden(c) : toonAntwoord(c, rij);
  });
  app.post('/zendingen/:id/antwoord', mag, beantwoord);
}
