/** Making zendingen again: choose, see what it would do, then have exactly that done. */
import type { Hono } from 'hono';
import type { HerleveringRij, Overslagreden } from '../../domain/herlevering.ts';
import { executeHerlevering, previewHerlevering } from '../../pipeline/herlevering.ts';
import { getalTekst, tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Gevolgmelding, metGevolg } from '../onderdelen/gevolg.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { aangemeldeVan, eis, magRol } from '../wacht.tsx';
import { Formulier, PAD, readFouten, tekst, toSelectie, type Velden, veldenVan } from './herleverkeuze.tsx';
import { adres } from './keuze.ts';

const STORINGEN = { naam: 'Storingen', adres: '/beheer/storingen' };
const OVERZICHT = { naam: 'Overzicht', adres: '/beheer' };
const PER_BLAD = 20;

const REDENEN: Readonly<Record<Overslagreden, string>> = {
  gelijk: 'De ontvanger heeft precies dit al',
  'per-regel': 'Dit formaat verbetert per regel; nog eens sturen zou dubbel declareren',
  'te-groot': 'Te groot om meteen te doen',
  gewist: 'De gegevens zijn gewist',
  'niet-te-maken': 'Hier is geen goed bestand van te maken',
};

const GEVOLGEN = {
  uitgevoerd: { soort: 'goed', zin: 'Uitgevoerd: de zendingen worden nu gemaakt en bezorgd.' },
  anders: {
    soort: 'fout',
    zin: 'Er is intussen iets veranderd. Er is niets gedaan. Maak een nieuw voorbeeld en bekijk dat eerst.',
  },
} as const;

const opnieuwVan = ({ regels }: HerleveringRij): number => regels.filter(({ actie }) => actie === 'opnieuw').length;

async function toonLijst(c: WebContext, velden: Velden, fouten: readonly (keyof Velden)[], onbekend: boolean) {
  const cursor = decodeCursor(c.req.query('vanaf'));
  const { staat, register } = c.var.diensten;
  const [blad, beeld] = await Promise.all([
    staat.herlevering.listHerleveringen({ aantal: PER_BLAD, ...(cursor === undefined ? {} : { vanaf: cursor }) }),
    register.huidig(),
  ]);
  const formaten = [...new Set(beeld.register.formaten.map(({ naam }) => naam))].toSorted();
  const titel = 'Zendingen opnieuw maken';
  return toonPagina(
    c,
    { titel, kruimels: [OVERZICHT, STORINGEN] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <p class="nl-paragraph evk-tekst">
        Maak zendingen opnieuw na een fout bij ons, of met een nieuwe versie van een formaat. Eerst ziet u wat er zou
        gebeuren. Pas als u dat bevestigt, gaat er iets weg. Wat een ontvanger precies zo al heeft, sturen wij nooit nog
        eens.
      </p>
      {onbekend ? (
        <Melding soort="fout" begin>
          <p class="nl-paragraph">Deze versie van het formaat bestaat niet, of is niet in gebruik.</p>
        </Melding>
      ) : null}
      {fouten.length > 0 ? (
        <Melding soort="fout" begin>
          <p class="nl-paragraph">Dit formulier is niet goed ingevuld. Bij de velden staat wat eraan mankeert.</p>
        </Melding>
      ) : null}
      {magRol(c, 'formaten-beheren') ? <Formulier velden={velden} formaten={formaten} fouten={fouten} /> : null}
      <h2 class="nl-heading nl-heading--level-2">Eerder gevraagd</h2>
      {blad.rijen.length === 0 ? (
        <p class="nl-paragraph">Nog niemand heeft zendingen opnieuw laten maken.</p>
      ) : (
        <Tabel
          titel="Herleveringen, de nieuwste eerst"
          titelVerborgen
          kolommen={[
            { naam: 'Gevraagd op', kop: true },
            { naam: 'Ontvanger' },
            { naam: 'Formaat' },
            { naam: 'Opnieuw', getal: true },
            { naam: 'Stand' },
          ]}
          rijen={blad.rijen.map((rij) => [
            <a class="nl-link" href={`${PAD}/${rij.id}`}>
              {tijdstipTekst(rij.aangevraagdOp)}
            </a>,
            rij.selectie.ontvangercode,
            `${rij.selectie.formaat} ${rij.selectie.formaatversie ?? ''}`,
            `${opnieuwVan(rij)} van ${rij.regels.length}`,
            rij.uitgevoerdOp === undefined ? (
              <Toestand kleur="let-op" woord="alleen bekeken" />
            ) : (
              <Toestand kleur="goed" woord="uitgevoerd" />
            ),
          ])}
        />
      )}
      <Bladeren
        wat="herleveringen"
        {...(cursor === undefined ? {} : { begin: PAD })}
        {...(blad.volgende === undefined ? {} : { volgende: adres(PAD, { vanaf: encodeCursor(blad.volgende) }) })}
      />
    </>,
    fouten.length > 0 ? 422 : onbekend ? 409 : 200,
  );
}

const bestandenTekst = (bestanden: HerleveringRij['regels'][number]['oud']): string =>
  bestanden.map(({ bestandsnaam, bytes }) => `${bestandsnaam} (${getalTekst(bytes)} bytes)`).join(', ');

async function toonHerlevering(c: WebContext) {
  const rij = await c.var.diensten.staat.herlevering.findHerlevering(c.req.param('id') ?? '');
  if (rij === undefined) return toonNietGevonden(c);
  const titel = 'Wat er zou gebeuren';
  const opnieuw = opnieuwVan(rij);
  return toonPagina(
    c,
    { titel, kruimels: [OVERZICHT, STORINGEN, { naam: 'Zendingen opnieuw maken', adres: PAD }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{rij.uitgevoerdOp === undefined ? titel : 'Wat er is gebeurd'}</h1>
      <Gevolgmelding c={c} gevolgen={GEVOLGEN} />
      <dl class="evk-feiten">
        <dt>Ontvanger</dt>
        <dd>{rij.selectie.ontvangercode}</dd>
        <dt>Formaat</dt>
        <dd>
          {rij.selectie.formaat} {rij.selectie.formaatversie ?? '(de versie van elke zending)'}
        </dd>
        <dt>Gevraagd</dt>
        <dd>
          {tijdstipTekst(rij.aangevraagdOp)}, door {rij.aangevraagdDoor}
        </dd>
        {rij.uitgevoerdOp === undefined ? null : (
          <>
            <dt>Uitgevoerd</dt>
            <dd>
              {tijdstipTekst(rij.uitgevoerdOp)}, door {rij.uitgevoerdDoor}
            </dd>
          </>
        )}
      </dl>
      {rij.regels.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Er is geen zending die hierbij past.</p>
          <p class="nl-paragraph">
            <a class="nl-link" href={PAD}>
              Kies iets anders
            </a>
          </p>
        </div>
      ) : (
        <Tabel
          titel={`${opnieuw} van de ${rij.regels.length} zendingen opnieuw`}
          kolommen={[{ naam: 'Aanbieder', kop: true }, { naam: 'Wat' }, { naam: 'Nu' }, { naam: 'Wordt' }]}
          rijen={rij.regels.map(({ agbcode, actie, reden, oud, nieuw }) => [
            agbcode,
            actie === 'opnieuw' ? (
              <Toestand kleur="bezig" woord="opnieuw" />
            ) : (
              `Niet: ${reden === undefined ? 'onbekend' : REDENEN[reden].toLowerCase()}`
            ),
            bestandenTekst(oud),
            bestandenTekst(nieuw),
          ])}
        />
      )}
      {rij.uitgevoerdOp === undefined && opnieuw > 0 && magRol(c, 'formaten-beheren') ? (
        <form method="post" action={`${PAD}/${rij.id}/uitvoeren`}>
          <input type="hidden" name="sha256" value={rij.sha256} />
          <button class="nl-button nl-button--primary" type="submit">
            Doe precies dit
          </button>
        </form>
      ) : null}
    </>,
  );
}

export function addHerleveringen(app: Hono<WebOmgeving>): void {
  app.get('/storingen/herleveringen', (c) => toonLijst(c, veldenVan(c.req.query()), [], false));
  app.get('/storingen/herleveringen/:id', toonHerlevering);

  app.post('/storingen/herleveringen', eis('beheerder', 'formaten-beheren'), async (c) => {
    const velden = veldenVan(await c.req.parseBody());
    const fouten = readFouten(velden);
    if (fouten.length > 0) return toonLijst(c, velden, fouten, false);
    const selectie = toSelectie(velden);
    const rij = await handel(
      c,
      'bereidHerleveringVoor',
      { ontvangercode: selectie.ontvangercode, formaat: selectie.formaat },
      () => previewHerlevering(c.var.diensten, selectie, aangemeldeVan(c).organisatie.houdercode),
      (gemaakt) => gemaakt !== undefined,
    );
    return rij === undefined ? toonLijst(c, velden, [], true) : c.redirect(`${PAD}/${rij.id}`, 303);
  });

  app.post('/storingen/herleveringen/:id/uitvoeren', eis('beheerder', 'formaten-beheren'), async (c) => {
    const id = c.req.param('id');
    const { sha256 } = await c.req.parseBody();
    const uitkomst = await handel(
      c,
      'voerHerleveringUit',
      { id },
      () => executeHerlevering(c.var.diensten, id, tekst(sha256), aangemeldeVan(c).organisatie.houdercode),
      (gedaan) => gedaan?.soort === 'uitgevoerd',
    );
    return uitkomst === undefined ? toonNietGevonden(c) : c.redirect(metGevolg(`${PAD}/${id}`, uitkomst.soort), 303);
  });
}
