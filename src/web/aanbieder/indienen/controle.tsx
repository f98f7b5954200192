/** What the check found, what will happen, and submitting it. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { unreachable } from '../../../domain/result.ts';
import {
  type Controle,
  controleer,
  type Gevonden,
  readBevindingblad,
  readZendingblad,
} from '../../../pipeline/controle.ts';
import { findIndiening, type Indieninggegevens, sendIndiening, vandaagVan } from '../../../pipeline/indiening.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import { bedragTekst, getalTekst, periodeTekst, tijdstipTekst } from '../../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Stappen } from '../../onderdelen/toestand.tsx';
import { houdercodeVan } from '../../wacht.tsx';
import { Aanvulformulier, readAanvulling, saveAanvulling } from './aanvullen.tsx';
import { Groepen } from './groepen.tsx';
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
} from './route.ts';

const HERKOMST: Readonly<Record<Indieninggegevens['herkomst'], string>> = {
  bestand: 'Uw bestand',
  voorbeeld: 'Het voorbeeld',
  ingevuld: 'Wat u invulde',
};

const Feiten: FC<{ readonly controle: Controle }> = ({ controle: { kop, telling } }) => (
  <dl class="evk-feiten">
    {kop === undefined ? null : (
      <>
        <dt>Kenmerk</dt>
        <dd>{kop.kenmerk}</dd>
        <dt>Periode</dt>
        <dd>{periodeTekst(kop.periode)}</dd>
        <dt>Stadium</dt>
        <dd>{kop.stadium === 'concept' ? 'Concept' : 'Definitief'}</dd>
        <dt>Wat</dt>
        <dd>{kop.soorten.map((soort) => SOORTNAMEN[soort]).join(', ')}</dd>
        {kop.vervangt === undefined ? null : (
          <>
            <dt>Vervangt</dt>
            <dd>{kop.vervangt}</dd>
          </>
        )}
      </>
    )}
    {telling === undefined ? null : (
      <>
        <dt>Prestaties</dt>
        <dd>{getalTekst(telling.aantalPrestaties)}</dd>
        {telling.aantalTrajecten === 0 ? null : (
          <>
            <dt>Trajecten</dt>
            <dd>{getalTekst(telling.aantalTrajecten)}</dd>
          </>
        )}
        <dt>Totaal</dt>
        <dd>{bedragTekst(telling.saldoCenten)}</dd>
      </>
    )}
  </dl>
);

const aantalTekst = (aantal: number, een: string, meer: string): string =>
  `${getalTekst(aantal)} ${aantal === 1 ? een : meer}`;

const Uitslag: FC<{ readonly gegevens: Indieninggegevens; readonly controle: Controle }> = ({ gegevens, controle }) => {
  const { goed, aantalFouten, aantalBevindingen, aantalVastgehouden } = controle;
  const wat = HERKOMST[gegevens.herkomst];
  const letop = aantalBevindingen - aantalFouten;
  if (controle.vraagtAanvulling === 'alleen')
    return (
      <Melding soort="let-op" kop="Wij weten nog niet alles" begin>
        <p class="nl-paragraph">
          Vul hieronder aan wat niet in het bestand staat. Daarna controleren wij alles. Er is nog niets ingediend.
        </p>
      </Melding>
    );
  if (!goed)
    return (
      <Melding soort="fout" kop={`${wat} is nog niet goed: ${aantalTekst(aantalFouten, 'fout', 'fouten')}`} begin>
        <p class="nl-paragraph">Er is niets ingediend. Verbeter wat hieronder staat en kies het bestand opnieuw.</p>
      </Melding>
    );
  if (aantalVastgehouden > 0)
    return (
      <Melding
        soort="let-op"
        kop={`${wat} klopt, maar bij ${aantalTekst(aantalVastgehouden, 'ontvanger', 'ontvangers')} ontbreekt nog iets`}
        begin
      >
        <p class="nl-paragraph">
          U kunt nu indienen. Wat naar {aantalVastgehouden === 1 ? 'die ontvanger' : 'die ontvangers'} moet, houden wij
          tegen tot u een verbeterde verantwoording indient.
        </p>
      </Melding>
    );
  return (
    <Melding soort="goed" kop={`${wat} is goed. U kunt indienen.`} begin>
      {letop > 0 ? (
        <p class="nl-paragraph">
          Wij zagen wel {aantalTekst(letop, 'punt', 'punten')} om naar te kijken. Die houden niets tegen.
        </p>
      ) : null}
    </Melding>
  );
};

/** Nothing of the example goes to real ontvangers. */
const magInsturen = (c: WebContext, { herkomst }: Indieninggegevens): boolean =>
  herkomst !== 'voorbeeld' || c.var.voorziening.instelling.demoAanmelden;

const Insturen: FC<{
  readonly id: string;
  readonly controle: Controle;
  readonly mag: boolean;
}> = ({ id, controle, mag }) => {
  const { aantalZendingen, eerder } = controle;
  return (
    <section aria-labelledby="kop-indienen" class="evk-kaart">
      <h2 class="nl-heading nl-heading--level-2" id="kop-indienen">
        Indienen
      </h2>
      {eerder === undefined ? null : (
        <Melding soort="let-op" kop="Dit kenmerk hebt u al gebruikt">
          <p class="nl-paragraph">
            Op {tijdstipTekst(eerder.ontvangenOp)} diende u hiermee{' '}
            <a class="nl-link" href={verantwoordingPad(eerder.verantwoordingId)}>
              een verantwoording
            </a>{' '}
            in. Is dit precies dezelfde? Dan verandert er niets. Is dit een andere? Geef haar dan een nieuw kenmerk.
          </p>
        </Melding>
      )}
      {mag ? (
        <>
          <p class="nl-paragraph evk-tekst">
            {aantalZendingen === 0
              ? 'Nu vraagt nog niemand hierom. Wij bewaren het, en sturen het door zodra een gemeente is aangesloten.'
              : `Wij maken ${aantalTekst(aantalZendingen, 'zending', 'zendingen')} en bezorgen die. U volgt daarna hier wat er mee gebeurt.`}
          </p>
          <form method="post" action={`${indieningPad(id)}/insturen`}>
            <button class="nl-button nl-button--primary" type="submit">
              Dien in
            </button>
          </form>
        </>
      ) : (
        <p class="nl-paragraph evk-tekst">
          Dit is een voorbeeld met verzonnen cliënten. Het gaat nergens heen. Kies nu uw eigen bestand.
        </p>
      )}
      <p class="nl-paragraph">
        <a class="nl-link" href={INDIENEN}>
          Liever een ander bestand kiezen
        </a>
      </p>
    </section>
  );
};

const Bevindingendeel: FC<{
  readonly id: string;
  readonly controle: Controle;
  readonly eerste: readonly (readonly Gevonden[])[];
}> = ({ id, controle, eerste }) => (
  <section aria-labelledby="kop-bevindingen" class="evk-deel">
    <h2 class="nl-heading nl-heading--level-2" id="kop-bevindingen">
      {controle.goed ? 'Om naar te kijken' : 'Wat u moet doen'}
    </h2>
    <p class="nl-paragraph evk-tekst">
      Wat u op dezelfde manier oplost, staat bij elkaar.{' '}
      {controle.wijze === 'proef' ? (
        <a class="nl-link" href={`${indieningPad(id)}/correctieboek.xlsx`}>
          Download alles als Excel, met de cellen gemarkeerd
        </a>
      ) : null}
    </p>
    <Groepen id={id} controle={controle} eerste={eerste} />
  </section>
);

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
          <Insturen id={rij.id} controle={controle} mag={magInsturen(c, gegevens)} />
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
              <a class="nl-button nl-button--primary" href={INDIENEN}>
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
