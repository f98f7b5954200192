/** What is held, what was given up, and who cannot be reached; and setting it going again. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { BevindingRij, ZendingRij } from '../../domain/rijen.ts';
import { organisatienaam } from '../../pipeline/organisatienaam.ts';
import type { PostbusRij } from '../../pipeline/postbus.ts';
import { reconcile } from '../../pipeline/reconcile.ts';
import { resume } from '../../pipeline/resume.ts';
import { laatsteFoutTekst, postbusstandTekst } from '../../text/nl/postbusstand.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bevindingen } from '../onderdelen/bevindingen.tsx';
import { Bladeren, decodeCursor, encodeCursor } from '../onderdelen/bladeren.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Gevolgmelding, metGevolg } from '../onderdelen/gevolg.tsx';
import { Tabel } from '../onderdelen/tabel.tsx';
import { Toestand } from '../onderdelen/toestand.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { eis, magRol } from '../wacht.tsx';
import { adres, vandaagVan } from './keuze.ts';

const PAD = '/beheer/storingen';
/** Each with its findings. */
const PER_BLAD = 10;
/** Findings shown of one zending; the rest is counted. */
const BEVINDINGEN = 3;

const GEVOLGEN = {
  hervat: { soort: 'goed', zin: 'De zending loopt weer. Wordt zij opnieuw vastgehouden, dan staat zij hier weer.' },
  'niet-mogelijk': {
    soort: 'fout',
    zin: 'Dit kon niet: hier ontbreekt iets in de verantwoording zelf, of de zending liep al. De aanbieder moet een nieuwe verantwoording indienen.',
  },
  opgeruimd: { soort: 'goed', zin: 'Wat was blijven liggen, loopt weer.' },
  onbekend: { soort: 'fout', zin: 'Deze ontvanger kennen wij niet. Zoek de code op in het register.' },
  niets: { soort: 'goed', zin: 'Er was niets blijven liggen.' },
} as const;

interface Storing {
  readonly zending: ZendingRij;
  readonly bevindingen: readonly BevindingRij[];
}

const isVanRoute = ({ bevindingen }: Storing): boolean =>
  bevindingen.some(({ fase, bevinding }) => fase === 'route' && bevinding.ernst === 'fout');

const Hervatknop: FC<{ readonly zending: ZendingRij }> = ({ zending }) => (
  <form method="post" action={`${PAD}/zendingen/${zending.id}/hervatten`}>
    <button class="nl-button nl-button--primary" type="submit">
      Probeer opnieuw
      <span class="evk-alleen-voorlezen"> voor {zending.ontvanger.naam}</span>
    </button>
  </form>
);

const Storingkaart: FC<{ readonly storing: Storing; readonly mag: boolean }> = ({ storing, mag }) => {
  const { zending, bevindingen } = storing;
  const meer = bevindingen.length - BEVINDINGEN;
  return (
    <li class="evk-kaart">
      <h3 class="nl-heading nl-heading--level-3">
        {SOORTNAMEN[zending.soort]} voor {zending.ontvanger.naam}
      </h3>
      <p class="nl-paragraph">
        Aanbieder {zending.agbcode}, formaat {zending.formaat.naam} {zending.formaat.versie}, gepland op{' '}
        {tijdstipTekst(zending.geplandOp)}.
      </p>
      {bevindingen.length === 0 ? (
        <p class="nl-paragraph">Er is geen bevinding bij deze zending.</p>
      ) : (
        <Bevindingen bevindingen={bevindingen.slice(0, BEVINDINGEN).map(({ bevinding }) => bevinding)} />
      )}
      {meer > 0 ? (
        <p class="nl-paragraph">
          En nog {meer} {meer === 1 ? 'bevinding' : 'bevindingen'}.
        </p>
      ) : null}
      {isVanRoute(storing) ? (
        <p class="nl-paragraph">Hier kunt u niets aan doen: de aanbieder moet een nieuwe verantwoording indienen.</p>
      ) : mag ? (
        <div class="evk-handelingen">
          <Hervatknop zending={zending} />
          <a
            class="nl-link"
            href={adres(`${PAD}/herleveringen`, {
              ontvangercode: zending.ontvanger.code,
              formaat: zending.formaat.naam,
              agbcode: zending.agbcode,
            })}
          >
            Maak opnieuw met een andere versie
            <span class="evk-alleen-voorlezen">: {zending.ontvanger.naam}</span>
          </a>
        </div>
      ) : null}
    </li>
  );
};

const Postbussen: FC<{ readonly rijen: readonly PostbusRij[]; readonly naamVan: (code: string) => string }> = ({
  rijen,
  naamVan,
}) =>
  rijen.length === 0 ? (
    <p class="nl-paragraph">Bij alle ontvangers kan worden bezorgd.</p>
  ) : (
    <Tabel
      titel="Ontvangers bij wie het bezorgen stilstaat"
      titelVerborgen
      kolommen={[{ naam: 'Ontvanger', kop: true }, { naam: 'Stand' }, { naam: 'Uitleg' }, { naam: 'Sinds' }]}
      rijen={rijen.map(({ ontvangercode, stand, gewijzigdOp }) => {
        const { woord, kleur, uitleg } = postbusstandTekst(stand);
        return [
          <a class="nl-link" href={`${PAD}/postbussen/${ontvangercode}`}>
            {naamVan(ontvangercode)}
          </a>,
          <Toestand kleur={kleur} woord={woord} />,
          <>
            {uitleg} {laatsteFoutTekst(stand) ?? ''}
          </>,
          tijdstipTekst(gewijzigdOp),
        ];
      })}
    />
  );

/** By the day on which the storage gave it; a cursor of another list gives the first page. */
const cursorVan = (c: WebContext, naam: string): string | undefined => decodeCursor(c.req.query(naam));

async function toonStoringen(c: WebContext) {
  const { diensten } = c.var;
  const { staat } = diensten;
  const ontvangercode = c.req.query('ontvanger');
  const cursor = cursorVan(c, 'vanaf');
  const [beeld, postbussen, vast, letters] = await Promise.all([
    diensten.register.huidig(),
    staat.bezorging.listPostbusstoringen(),
    staat.overzicht.listVastgehouden(ontvangercode, {
      aantal: PER_BLAD,
      ...(cursor === undefined ? {} : { vanaf: cursor }),
    }),
    staat.overzicht.listDodeLetters({ aantal: PER_BLAD }),
  ]);
  const storingen = await Promise.all(
    vast.rijen.map(
      async (zending): Promise<Storing> => ({
        zending,
        bevindingen: await staat.bevindingen.listBevindingenVanZending(zending.id),
      }),
    ),
  );
  const vandaag = vandaagVan(c);
  const naamVan = (code: string): string =>
    organisatienaam(beeld, { houdersoort: 'ontvanger', houdercode: code }, vandaag);
  const mag = magRol(c, 'formaten-beheren');
  const titel = 'Storingen';
  return toonPagina(
    c,
    { titel, kruimels: [{ naam: 'Overzicht', adres: '/beheer' }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel}</h1>
      <Gevolgmelding c={c} gevolgen={GEVOLGEN} />
      <p class="nl-paragraph evk-links">
        <a class="nl-link" href={`${PAD}/herleveringen`}>
          Zendingen opnieuw maken
        </a>
        <a class="nl-link" href="/beheer/termijnen">
          Verstreken termijnen
        </a>
      </p>
      <h2 class="nl-heading nl-heading--level-2">Bezorgen staat stil</h2>
      <Postbussen rijen={postbussen} naamVan={naamVan} />
      <form method="get" action={`${PAD}/postbussen`} class="evk-velden">
        <Tekstveld
          naam="ontvanger"
          label="Een andere ontvanger bekijken of pauzeren"
          uitleg="De code van een gemeente of regio, bijvoorbeeld 0855."
          maximum={50}
          verplicht
        />
        <div>
          <button class="nl-button nl-button--secondary" type="submit">
            Bekijk
          </button>
        </div>
      </form>
      <h2 class="nl-heading nl-heading--level-2">
        Vastgehouden zendingen{ontvangercode === undefined ? '' : ` voor ${naamVan(ontvangercode)}`}
      </h2>
      {ontvangercode === undefined ? null : (
        <p class="nl-paragraph">
          <a class="nl-link" href={PAD}>
            Toon alle vastgehouden zendingen
          </a>
        </p>
      )}
      {storingen.length === 0 ? (
        <p class="nl-paragraph">Er wordt niets vastgehouden.</p>
      ) : (
        <ul class="evk-kaal evk-stapel">
          {storingen.map((storing) => (
            <Storingkaart storing={storing} mag={mag} />
          ))}
        </ul>
      )}
      <Bladeren
        wat="vastgehouden zendingen"
        {...(cursor === undefined ? {} : { begin: adres(PAD, { ontvanger: ontvangercode }) })}
        {...(vast.volgende === undefined
          ? {}
          : { volgende: adres(PAD, { ontvanger: ontvangercode, vanaf: encodeCursor(vast.volgende) }) })}
      />
      <h2 class="nl-heading nl-heading--level-2">Opgegeven omzettingen</h2>
      {letters.rijen.length === 0 ? (
        <p class="nl-paragraph">Er is geen omzetting opgegeven.</p>
      ) : (
        <>
          <p class="nl-paragraph evk-tekst">
            Deze omzettingen mislukten keer op keer door een fout bij ons. Is de fout hersteld, probeer ze dan opnieuw.
            {letters.volgende === undefined ? '' : ` U ziet de oudste ${PER_BLAD}.`}
          </p>
          <Tabel
            titel="Opgegeven omzettingen"
            titelVerborgen
            kolommen={[
              { naam: 'Zending', kop: true },
              { naam: 'Ontvanger' },
              { naam: 'Formaat' },
              { naam: 'Opgegeven op' },
              { naam: 'Handeling' },
            ]}
            rijen={letters.rijen.map(({ zending, ontvangenOp }) => [
              `${SOORTNAMEN[zending.soort]} van aanbieder ${zending.agbcode}`,
              zending.ontvanger.naam,
              `${zending.formaat.naam} ${zending.formaat.versie}`,
              tijdstipTekst(ontvangenOp),
              mag && zending.toestand === 'vastgehouden' ? (
                <Hervatknop zending={zending} />
              ) : (
                'wordt vanzelf opnieuw gedaan'
              ),
            ])}
          />
        </>
      )}
      {mag ? (
        <>
          <h2 class="nl-heading nl-heading--level-2">Iets blijven liggen?</h2>
          <p class="nl-paragraph evk-tekst">
            Om de vijf minuten kijken wij zelf of er iets is blijven liggen, en maken het af. U kunt dat ook nu laten
            doen. Nog eens doen kan geen kwaad.
          </p>
          <form method="post" action={`${PAD}/herstelronde`}>
            <button class="nl-button nl-button--secondary" type="submit">
              Maak nu af wat is blijven liggen
            </button>
          </form>
        </>
      ) : null}
    </>,
  );
}

export function addStoringen(app: Hono<WebOmgeving>): void {
  app.get('/storingen', toonStoringen);

  app.post('/storingen/zendingen/:id/hervatten', eis('beheerder', 'formaten-beheren'), async (c) => {
    const id = c.req.param('id');
    const uitkomst = await handel(
      c,
      'hervatZending',
      { id },
      () => resume(c.var.diensten, id),
      ({ soort }) => soort === 'hervat',
    );
    return uitkomst.soort === 'niet-gevonden' ? toonNietGevonden(c) : c.redirect(metGevolg(PAD, uitkomst.soort), 303);
  });

  app.post('/storingen/herstelronde', eis('beheerder', 'formaten-beheren'), async (c) => {
    const ronde = await handel(c, 'herstel', {}, () => reconcile(c.var.diensten));
    const iets = Object.values(ronde).some((aantal) => aantal > 0);
    return c.redirect(metGevolg(PAD, iets ? 'opgeruimd' : 'niets'), 303);
  });
}
