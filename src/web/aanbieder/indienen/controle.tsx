/** What the check found, what will happen, and submitting it. */
import type { Hono } from 'hono';
import { unreachable } from '../../../domain/result.ts';
import { controleer, readBevindingblad, readZendingblad } from '../../../pipeline/controle.ts';
import { findIndiening, sendIndiening, vandaagVan } from '../../../pipeline/indiening.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Stappen } from '../../onderdelen/toestand.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { Aanvulformulier, readAanvulling, saveAanvulling } from './aanvullen.tsx';
import { Bevindingendeel, Feiten, Insturen, magInsturen, Uitslag } from './controle-delen.tsx';
import { Ontbreekt, ZonderOntvanger } from './ontbreekt.tsx';
import { Ontvangertabel } from './ontvangers.tsx';
import {
  BEGINKRUIMELS,
  ID,
  INDIENEN,
  indieningPad,
  nummerVan,
  openGecontroleerd,
  openIndiening,
  verantwoordingPad,
  verbeterAdres,
} from './route.ts';

/** Groups whose first findings are on the page itself. */
const GETOONDE_GROEPEN = 20;

async function toonControle(c: WebContext) {
  const gevonden = await openGecontroleerd(c);
  if (gevonden === undefined) return toonZonderControle(c);
  const { indiening, controle } = gevonden;
  const { gegevens, rij } = indiening;
  const { diensten } = c.var;
  const blad = nummerVan(c.req.query('blad')) ?? 1;
  const [zendingen = [], ...eerste] = await Promise.all([
    readZendingblad(diensten, rij.id, controle, blad - 1),
    ...controle.groepen
      .slice(0, GETOONDE_GROEPEN)
      .map(async (_, groep) => (await readBevindingblad(diensten, rij.id, controle, groep, 0)) ?? []),
  ]);
  const anders = await verbeterAdres(c, gegevens);
  const bevindingen =
    controle.aantalBevindingen === 0 || controle.vraagtAanvulling === 'alleen' ? null : (
      <Bevindingendeel id={rij.id} controle={controle} eerste={eerste} />
    );
  return toonPagina(
    c,
    { titel: `Controle van ${gegevens.bestandsnaam}`, kruimels: BEGINKRUIMELS },
    <>
      <h1 class="nl-heading nl-heading--level-1">Controle van {gegevens.bestandsnaam}</h1>
      <Stappen
        titel="Stappen"
        stappen={[
          { naam: 'Bestand kiezen', stand: 'klaar' },
          { naam: 'Controleren', stand: controle.goed ? 'klaar' : 'fout' },
          { naam: 'Indienen', stand: controle.goed ? 'nu' : 'straks' },
        ]}
      />
      <Uitslag gegevens={gegevens} controle={controle} />
      {controle.vraagtAanvulling !== 'nee' ? (
        <Aanvulformulier id={rij.id} aanvulling={gegevens.aanvulling} vandaag={vandaagVan(diensten)} />
      ) : null}
      {gegevens.vervangt !== undefined && controle.kop !== undefined && controle.kop.vervangt !== gegevens.vervangt ? (
        <Melding soort="let-op" kop={`In het bestand staat niet dat het ${gegevens.vervangt} vervangt`}>
          <p class="nl-paragraph">
            Zo wordt het een nieuwe verantwoording, naast de eerdere. Vul in uw bestand bij Vervangt in:{' '}
            {gegevens.vervangt}.
          </p>
        </Melding>
      ) : null}
      {controle.goed ? (
        <>
          <Feiten controle={controle} />
          <section aria-labelledby="kop-gebeurt" class="evk-deel">
            <h2 class="nl-heading nl-heading--level-2" id="kop-gebeurt">
              Wat er gaat gebeuren
            </h2>
            {controle.wijze === 'lezing' ? (
              <p class="nl-paragraph evk-tekst">
                Uw bestand is te groot om vooraf alles te maken. Wij hebben het wel helemaal gelezen en gecontroleerd.
                De bestanden zelf ziet u pas na het indienen.
              </p>
            ) : null}
            <Ontvangertabel id={rij.id} controle={controle} zendingen={zendingen} blad={blad} />
          </section>
          <ZonderOntvanger lijst={controle.zonderOntvanger} />
          <Ontbreekt lijst={controle.ontbreekt} />
          <Insturen id={rij.id} controle={controle} mag={magInsturen(c, gegevens)} anders={anders} />
          {bevindingen}
        </>
      ) : (
        <>
          {bevindingen}
          <p class="nl-paragraph">
            {gegevens.herkomst === 'ingevuld' ? (
              <a class="nl-button nl-button--primary" href={`${INDIENEN}/invullen/${rij.id}/clienten`}>
                Pas aan wat u invulde
              </a>
            ) : (
              <a class="nl-button nl-button--primary" href={anders}>
                Kies het verbeterde bestand
              </a>
            )}
          </p>
        </>
      )}
    </>,
  );
}

/** Put ready, and not checked: the check broke off. Or submitted already: then there is something better to look at. */
async function toonZonderControle(c: WebContext) {
  const indiening = await findIndiening(c.var.diensten, houdercodeVan(c), c.req.param('id') ?? '');
  if (indiening === undefined) return toonNietGevonden(c);
  const { verantwoordingId } = indiening.rij;
  if (verantwoordingId !== undefined) return c.redirect(verantwoordingPad(verantwoordingId), 303);
  if (indiening.gegevens === undefined) return toonNietGevonden(c);
  return toonPagina(
    c,
    { titel: 'Nog niet gecontroleerd', kruimels: BEGINKRUIMELS },
    <>
      <h1 class="nl-heading nl-heading--level-1">Nog niet gecontroleerd</h1>
      <p class="nl-paragraph evk-tekst">
        Uw bestand is er, maar de controle is niet afgemaakt. U hoeft het niet opnieuw te sturen.
      </p>
      <form method="post" action={`${indieningPad(indiening.rij.id)}/controle`}>
        <button class="nl-button nl-button--primary" type="submit">
          Controleer nu
        </button>
      </form>
    </>,
  );
}

async function stuurIn(c: WebContext) {
  const gevonden = await openGecontroleerd(c);
  if (gevonden === undefined) return toonZonderControle(c);
  const { indiening, controle } = gevonden;
  if (!controle.goed || !magInsturen(c, indiening.gegevens)) return c.redirect(indieningPad(indiening.rij.id), 303);
  const uitkomst = await sendIndiening(c.var.diensten, indiening);
  switch (uitkomst.soort) {
    case 'aanvaard':
      return c.redirect(verantwoordingPad(uitkomst.verantwoordingId), 303);
    // What is known now was not known then: the outcome of a new check says it.
    case 'kenmerk-in-gebruik':
    case 'geweigerd':
      await controleer(c.var.diensten, indiening);
      return toonGeweigerd(c, uitkomst.soort === 'geweigerd' ? undefined : uitkomst.verantwoordingId);
    default:
      return unreachable(uitkomst);
  }
}

const toonGeweigerd = (c: WebContext, bestaandId: string | undefined) =>
  toonPagina(
    c,
    { titel: 'Niet ingediend', kruimels: BEGINKRUIMELS },
    <>
      <h1 class="nl-heading nl-heading--level-1">Niet ingediend</h1>
      {bestaandId === undefined ? (
        <Melding soort="fout" kop="Er is intussen iets veranderd" begin>
          <p class="nl-paragraph">
            <a class="nl-link" href={indieningPad(c.req.param('id') ?? '')}>
              Bekijk de nieuwe controle
            </a>
          </p>
        </Melding>
      ) : (
        <Melding soort="fout" kop="Dit kenmerk hebt u al gebruikt voor een andere inhoud" begin>
          <p class="nl-paragraph">
            Er is niets veranderd aan{' '}
            <a class="nl-link" href={verantwoordingPad(bestaandId)}>
              de eerdere verantwoording
            </a>
            . Is dit een verbetering? Geef haar een nieuw kenmerk, en vul bij Vervangt het oude kenmerk in.
          </p>
        </Melding>
      )}
    </>,
    409,
  );

export function addControle(app: Hono<WebOmgeving>): void {
  app.get(`/${ID}`, toonControle);
  app.post(`/${ID}/insturen`, stuurIn);
  app.post(`/${ID}/controle`, async (c) => {
    const indiening = await openIndiening(c);
    if (indiening === undefined) return toonZonderControle(c);
    const aanvulling = readAanvulling(await c.req.parseBody({ all: true }));
    await controleer(c.var.diensten, await saveAanvulling(c, indiening, aanvulling));
    return c.redirect(indieningPad(indiening.rij.id), 303);
  });
}
