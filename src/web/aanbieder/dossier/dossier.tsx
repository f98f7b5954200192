/** The dossier: documents and verklaringen that are given once, for every ontvanger that asks. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { EINDES } from '../../../domain/documentsoort.ts';
import {
  BIJLAGESOORTEN,
  type Dossierdocument,
  MAXIMUM_DOCUMENTBYTES,
  MAXIMUM_DOSSIERDOCUMENTEN,
  VERKLARINGSOORTEN,
} from '../../../domain/dossier.ts';
import { amsterdamseDatum } from '../../../domain/kalender.ts';
import { unreachable } from '../../../domain/result.ts';
import { listGevraagd } from '../../../pipeline/dossier.ts';
import type { Bestanduitkomst } from '../../../pipeline/dossier-bestand.ts';
import {
  besmetBevinding,
  isOpTeHalen,
  openDocumentinhoud,
  withdrawFromDossier,
} from '../../../pipeline/dossier-inhoud.ts';
import { WETNAMEN } from '../../../text/nl/aansluiting.ts';
import { SOORTENTEKST } from '../../../text/nl/document.ts';
import { documentnaam } from '../../../text/nl/vooruitblik.ts';
import { leesbaar } from '../../../text/nl.ts';
import { getalTekst, grootteTekst } from '../../../text/notatie.ts';
import { stuurBestand } from '../../download.ts';
import { leestAlsStroom } from '../../formuliergrens.ts';
import { handel } from '../../handeling.ts';
import { Inzagevraag } from '../../inzage/vraag.tsx';
import { inzageVan } from '../../inzage/wacht.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Toestand } from '../../onderdelen/toestand.tsx';
import { Keuzeveld, Tekstveld } from '../../onderdelen/veld.tsx';
import { eis, houdercodeVan, magRol } from '../../wacht.tsx';
import { DOSSIER, Documenten } from './documenten.tsx';
import { type Dossierinvoer, readDossierformulier } from './formulier.ts';

const GETOONDE_NAMEN = 5;

const GEDAAN: Readonly<Record<string, string>> = {
  toegevoegd:
    'Het document staat in uw dossier. Ontvangers die erom vragen, krijgen het bij uw volgende verantwoording.',
  wacht:
    'Het document staat in uw dossier. De virusscan is nog niet klaar. Is er niets gevonden, dan krijgen ontvangers die erom vragen het bij uw volgende verantwoording.',
  bestond: 'Dit document stond al in uw dossier.',
  ingetrokken: 'Het document is ingetrokken. Wij gebruiken het niet meer.',
};

type Gevraagd = Awaited<ReturnType<typeof listGevraagd>>;

function namenTekst(ontvangers: Gevraagd[number]['ontbreektVoor']): string {
  const meer = ontvangers.length - GETOONDE_NAMEN;
  const namen = ontvangers.slice(0, GETOONDE_NAMEN).map(({ naam }) => naam);
  return meer > 0 ? `${namen.join(', ')} en nog ${getalTekst(meer)}` : namen.join(', ');
}

const Gevraagdelijst: FC<{ gevraagd: Gevraagd }> = ({ gevraagd }) =>
  gevraagd.length === 0 ? (
    <p class="nl-paragraph">De gemeenten waar u verantwoordt, vragen nu geen documenten.</p>
  ) : (
    <Tabel
      titel="Wat uw ontvangers vragen"
      kolommen={[{ naam: 'Document', kop: true }, { naam: 'Stand' }, { naam: 'Voor wie' }]}
      rijen={gevraagd.map(({ soort, waarom, aanwezigVoor, ontbreektVoor }) => [
        documentnaam(soort),
        ontbreektVoor.length === 0 ? (
          <Toestand kleur="goed" woord="Aanwezig" />
        ) : (
          <Toestand kleur="let-op" woord={waarom === 'drempel' ? 'Misschien nodig' : 'Ontbreekt'} />
        ),
        <>
          {ontbreektVoor.length === 0 ? namenTekst(aanwezigVoor) : namenTekst(ontbreektVoor)}
          {waarom === 'drempel' ? ' (boven een bepaalde omzet)' : ''}
        </>,
      ])}
    />
  );

const Toevoegen: FC<{ invoer: Dossierinvoer }> = ({ invoer: { velden, fouten } }) => {
  const waarde = (naam: string): string => velden.get(naam) ?? '';
  const fout = (naam: keyof typeof fouten) => (fouten[naam] === undefined ? {} : { fout: fouten[naam] });
  return (
    <form method="post" action={DOSSIER} enctype="multipart/form-data" class="evk-formulier evk-niet-afdrukken">
      <h2 class="nl-heading nl-heading--level-2">Zet een document in uw dossier</h2>
      <div class="evk-velden">
        <Keuzeveld
          naam="soort"
          label="Wat is het?"
          verplicht
          waarde={waarde('soort')}
          keuzes={[
            { waarde: '', naam: 'Kies' },
            ...[...VERKLARINGSOORTEN, ...BIJLAGESOORTEN].map((soort) => ({ waarde: soort, naam: documentnaam(soort) })),
          ]}
          {...fout('soort')}
        />
        <Tekstveld
          naam="geldigVanaf"
          label="Geldt vanaf"
          soort="date"
          verplicht
          waarde={waarde('geldigVanaf')}
          {...fout('geldigVanaf')}
        />
        <Tekstveld
          naam="geldigTot"
          label="Geldt tot en met"
          soort="date"
          waarde={waarde('geldigTot')}
          {...fout('geldigTot')}
        />
        <Keuzeveld
          naam="wet"
          label="Voor welke wet"
          verplicht
          waarde={waarde('wet') === '' ? 'beide' : waarde('wet')}
          keuzes={[
            { waarde: 'beide', naam: 'Beide' },
            { waarde: 'wmo', naam: WETNAMEN.wmo },
            { waarde: 'jw', naam: WETNAMEN.jw },
          ]}
        />
        <Tekstveld
          naam="gemeentecode"
          label="Alleen voor gemeente"
          uitleg="Vier cijfers. Leeg: voor alle."
          invoer="numeric"
          maximum={4}
          waarde={waarde('gemeentecode')}
          {...fout('gemeentecode')}
        />
      </div>
      <div class={`utrecht-form-field${fouten.bestand === undefined ? '' : ' utrecht-form-field--invalid'}`}>
        <label class="utrecht-form-label" for="bestand">
          Bestand
        </label>
        <p class="utrecht-form-field-description" id="bestand-uitleg">
          {SOORTENTEKST}, tot {grootteTekst(MAXIMUM_DOCUMENTBYTES)}. Zonder macro’s en zonder wachtwoord.
        </p>
        {fouten.bestand === undefined ? null : (
          <p class="utrecht-form-field-error-message" id="bestand-fout">
            {fouten.bestand}
          </p>
        )}
        <input
          type="file"
          id="bestand"
          name="bestand"
          required
          accept={EINDES.map((einde) => `.${einde}`).join(',')}
          aria-describedby={fouten.bestand === undefined ? 'bestand-uitleg' : 'bestand-uitleg bestand-fout'}
        />
      </div>
      <button class="nl-button nl-button--primary" type="submit">
        Zet in mijn dossier
      </button>
    </form>
  );
};

/** What was found after it was taken in: the word in the table does not say what to do. */
const Besmet: FC<{ documenten: readonly Dossierdocument[] }> = ({ documenten }) => {
  const besmet = documenten.filter(({ virusscan }) => virusscan === 'besmet');
  return besmet.length === 0 ? null : (
    <Melding soort="fout" kop="Er zat een virus in een document">
      {besmet.map((document) => {
        const { melding, oplossing } = leesbaar(besmetBevinding(document));
        return (
          <p class="nl-paragraph">
            {document.bestandsnaam}: {melding} {oplossing}
          </p>
        );
      })}
    </Melding>
  );
};

const LEEG: Dossierinvoer = { velden: new Map(), fouten: {} };

async function toonDossier(c: WebContext, invoer: Dossierinvoer = LEEG) {
  const { diensten } = c.var;
  const agbcode = houdercodeVan(c);
  const documenten = await diensten.staat.dossier.listDossier(agbcode);
  const gevraagd = await listGevraagd(diensten, agbcode, documenten);
  const fout = Object.keys(invoer.fouten).length > 0;
  const gedaan = GEDAAN[c.req.query('gedaan') ?? ''];
  const mag = magRol(c, 'indienen');
  return toonPagina(
    c,
    { titel: fout ? 'Fout: dossier' : 'Dossier', kruimels: [{ naam: 'Overzicht', adres: '/aanbieder' }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">Dossier</h1>
      {fout ? (
        <Melding soort="fout" kop="Het document is niet bewaard" begin>
          {Object.values(invoer.fouten).map((tekst) => (
            <p class="nl-paragraph">{tekst}</p>
          ))}
          <p class="nl-paragraph">Kies het bestand daarna opnieuw.</p>
        </Melding>
      ) : gedaan === undefined ? null : (
        <Melding soort={c.req.query('gedaan') === 'wacht' ? 'let-op' : 'goed'} begin>
          <p class="nl-paragraph">{gedaan}</p>
        </Melding>
      )}
      {fout ? null : <Besmet documenten={documenten} />}
      <p class="nl-paragraph evk-tekst">
        Geef een document hier één keer. Vraagt een gemeente erom, dan gaat het vanzelf mee met uw verantwoording.
        {diensten.virusscanner === undefined
          ? ' Documenten worden hier niet op virussen gescand.'
          : ' Wij scannen het eerst op virussen.'}
      </p>
      <Gevraagdelijst gevraagd={gevraagd} />
      {documenten.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Uw dossier is leeg.</p>
        </div>
      ) : (
        <>
          <Inzagevraag c={c} stand={inzageVan(c)} zin="In documenten kunnen gegevens van personen staan." />
          <Documenten
            documenten={documenten}
            vandaag={amsterdamseDatum(diensten.klok())}
            mag={mag}
            inzage={inzageVan(c)}
            opTeHalen={(document) => isOpTeHalen(diensten, document)}
          />
        </>
      )}
      {mag ? <Toevoegen invoer={invoer} /> : null}
    </>,
    fout ? 400 : 200,
  );
}

type Bewaard = Extract<Bestanduitkomst, { soort: 'bewaard' }>;

function gedaanVan(diensten: WebContext['var']['diensten'], { nieuw, document }: Bewaard): string {
  if (!isOpTeHalen(diensten, document)) return 'wacht';
  return nieuw ? 'toegevoegd' : 'bestond';
}

export function addDossierpagina(app: Hono<WebOmgeving>): void {
  app.get('/dossier', (c) => toonDossier(c));

  app.post('/dossier', eis('aanbieder', 'indienen'), leestAlsStroom, async (c) => {
    const gelezen = await handel(
      c,
      'zetInDossier',
      {},
      () => readDossierformulier(c),
      (een) => een.soort === 'klaar' && een.uitkomst.soort === 'bewaard',
    );
    if (gelezen.soort === 'onvolledig') return toonDossier(c, gelezen);
    const { uitkomst, velden } = gelezen;
    const weiger = (bestand: string) => toonDossier(c, { velden, fouten: { bestand } });
    switch (uitkomst.soort) {
      case 'bewaard':
        return c.redirect(`${DOSSIER}?gedaan=${gedaanVan(c.var.diensten, uitkomst)}`, 303);
      case 'vol':
        return weiger(`Uw dossier is vol: er passen ${MAXIMUM_DOSSIERDOCUMENTEN} documenten in. Trek eerst iets in.`);
      case 'leeg':
        return weiger('Dit bestand is leeg.');
      case 'geweigerd': {
        const zinnen = uitkomst.bevindingen.map(leesbaar);
        return weiger(zinnen.map(({ melding, oplossing }) => `${melding} ${oplossing}`).join(' '));
      }
      default:
        return unreachable(uitkomst);
    }
  });

  app.get('/dossier/:id/inhoud', async (c) => {
    const document = await c.var.diensten.staat.dossier.findDossierdocument(houdercodeVan(c), c.req.param('id'));
    if (document?.bytes === undefined) return toonNietGevonden(c);
    if (!isOpTeHalen(c.var.diensten, document)) return c.redirect(DOSSIER, 303);
    const { bestandsnaam, sha256, bytes } = document;
    // What an aanbieder says of its own file decides nothing in a browser.
    const over = { bestandsnaam, sha256, bytes, mediatype: 'application/octet-stream' };
    return stuurBestand(c, over, await openDocumentinhoud(c.var.diensten, document));
  });

  app.post('/dossier/:id/intrekken', eis('aanbieder', 'indienen'), async (c) => {
    const { id } = c.req.param();
    const ingetrokken = await handel(
      c,
      'haalUitDossier',
      { id },
      () => withdrawFromDossier(c.var.diensten, houdercodeVan(c), id),
      (gedaan) => gedaan,
    );
    return ingetrokken ? c.redirect(`${DOSSIER}?gedaan=ingetrokken`, 303) : toonNietGevonden(c);
  });
}
