/** Where submitting begins: a file, a form, or the example. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { contentDisposition } from '../../../domain/bestandskop.ts';
import { readStream, toReadable } from '../../../domain/bytestroom.ts';
import { controleer } from '../../../pipeline/controle.ts';
import {
  beginIndiening,
  discardIndiening,
  findIndiening,
  hasBestand,
  type Indieninggegevens,
  storeBestand,
  vandaagVan,
} from '../../../pipeline/indiening.ts';
import { listInvoermappings } from '../../../pipeline/invoermapping.ts';
import { leegSjabloon } from '../../../pipeline/invulsjabloon.ts';
import { voorbeeldverantwoording } from '../../../pipeline/voorbeeldverantwoording.ts';
import { leestAlsStroom } from '../../formuliergrens.ts';
import { Formulierfout, grensVan, readFormulier } from '../../meerdelig.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { Stappen } from '../../onderdelen/toestand.tsx';
import { Keuzeveld } from '../../onderdelen/veld.tsx';
import { aangemeldeVan, houdercodeVan } from '../../wacht.tsx';
import { statusVan, type Weigering, zinVan } from './kiezen-weigering.ts';
import { findVervangen, INDIENEN, indieningPad, KLAARGEZET, type Vervangen } from './route.ts';

const MB = 1024 * 1024;
const WERKMAP = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const MAX_VELDBYTES = 1_000;

const Bestandkeuze: FC<{
  readonly fout: Weigering | undefined;
  readonly vervangt: Vervangen | undefined;
  readonly mappings: readonly string[];
  readonly maximumBytes: number;
}> = ({ fout, vervangt, mappings, maximumBytes }) => (
  <form
    class="evk-formulier"
    method="post"
    action={INDIENEN}
    enctype="multipart/form-data"
    data-opsturen=""
    data-maximum={String(maximumBytes)}
  >
    {vervangt === undefined ? null : <input type="hidden" name="vervangt" value={vervangt.id} />}
    {mappings.length === 0 ? null : (
      <Keuzeveld
        naam="invoermapping"
        label="Zijn het uw eigen kolommen? Kies dan hoe wij ze lezen"
        keuzes={[{ waarde: '', naam: 'Nee, gewoon lezen' }, ...mappings.map((naam) => ({ waarde: naam, naam }))]}
      />
    )}
    <div class="evk-bestand" data-sleepvlak="">
      <label class="utrecht-form-label" for="bestand">
        Uw bestand
      </label>
      <p class="nl-paragraph" id="bestand-uitleg">
        JSON, ons invulsjabloon (Excel), 323-, 305- of 307-berichten (XML), CSV, of een zip met die bestanden. Ingepakt
        met gzip mag ook. Ten hoogste {Math.floor(maximumBytes / MB)} MB, uitgepakt.
      </p>
      {fout === undefined ? null : (
        <p class="utrecht-form-field-error-message" id="bestand-fout" role="alert">
          {zinVan(fout)}
        </p>
      )}
      <p class="nl-paragraph" data-sleeptekst="" hidden>
        Sleep het bestand hierheen, of kies het:
      </p>
      <input
        type="file"
        id="bestand"
        name="bestand"
        required
        aria-describedby={fout === undefined ? 'bestand-uitleg' : 'bestand-uitleg bestand-fout'}
        {...(fout === undefined ? {} : { 'aria-invalid': 'true' as const })}
      />
    </div>
    <div data-voortgang="" hidden>
      <label for="voortgang" data-voortgangtekst="" aria-live="polite">
        Opsturen
      </label>
      <progress class="evk-balk" id="voortgang" max="100" value="0" />
      <p class="utrecht-button-group">
        <button class="nl-button nl-button--secondary" type="button" data-stop="">
          Stop met opsturen
        </button>
      </p>
    </div>
    <p class="utrecht-form-field-error-message" data-opstuurfout="" role="alert" hidden />
    <p class="utrecht-button-group">
      <button class="nl-button nl-button--primary" type="submit">
        Controleren
      </button>
    </p>
    <p class="nl-paragraph evk-klein">Er wordt nu nog niets ingediend. U ziet eerst wat er gaat gebeuren.</p>
    <p class="nl-paragraph">
      <a class="nl-link" href={KLAARGEZET}>
        Bekijk wat al klaarstaat
      </a>
    </p>
  </form>
);

const Anders: FC<{ readonly vervangt: Vervangen | undefined }> = ({ vervangt }) => (
  <ul class="evk-rooster evk-kaal">
    <li class="evk-kaart">
      <h2 class="nl-heading nl-heading--level-3">Eerst zien hoe het werkt</h2>
      <p class="nl-paragraph">Probeer het met een voorbeeld van ons: verzonnen cliënten, over de vorige maand.</p>
      <form method="post" action={`${INDIENEN}/voorbeeld`}>
        <button class="nl-button nl-button--secondary" type="submit">
          Probeer het voorbeeld
        </button>
      </form>
    </li>
    <li class="evk-kaart">
      <h2 class="nl-heading nl-heading--level-3">Invullen in Excel</h2>
      <p class="nl-paragraph">Geen eigen software? Vul ons invulsjabloon in en kies het hierboven als bestand.</p>
      <p class="nl-paragraph">
        <a class="nl-link" href={`${INDIENEN}/invulsjabloon.xlsx`}>
          Download het invulsjabloon
        </a>
      </p>
    </li>
    <li class="evk-kaart">
      <h2 class="nl-heading nl-heading--level-3">Hier invullen</h2>
      <p class="nl-paragraph">Hebt u weinig cliënten en één of twee producten? Vul het stap voor stap in.</p>
      <p class="nl-paragraph">
        <a class="nl-link" href={`${INDIENEN}/invullen${vervangt === undefined ? '' : `?vervangt=${vervangt.id}`}`}>
          Stap voor stap invullen
        </a>
      </p>
    </li>
  </ul>
);

export async function toonKiezen(c: WebContext, fout?: Weigering, vervangtId = c.req.query('vervangt')) {
  const { diensten } = c.var;
  const [mappings, vervangt] = await Promise.all([
    listInvoermappings(diensten, houdercodeVan(c)),
    findVervangen(c, vervangtId),
  ]);
  return toonPagina(
    c,
    {
      titel: fout === undefined ? 'Verantwoording indienen' : 'Fout: verantwoording indienen',
      kruimels: [{ naam: 'Overzicht', adres: '/aanbieder' }],
      scripts: ['indienen.js'],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">Verantwoording indienen</h1>
      <Stappen
        titel="Stappen"
        stappen={[
          { naam: 'Bestand kiezen', stand: 'nu' },
          { naam: 'Controleren', stand: 'straks' },
          { naam: 'Indienen', stand: 'straks' },
        ]}
      />
      {vervangt === undefined ? null : (
        <Melding soort="uitleg" kop={`U verbetert verantwoording ${vervangt.kenmerk}`}>
          <p class="nl-paragraph">
            Kies het verbeterde bestand. Zorg dat daarin staat dat het {vervangt.kenmerk} vervangt, en geef het een
            nieuw kenmerk.
          </p>
        </Melding>
      )}
      <Bestandkeuze
        fout={fout}
        vervangt={vervangt}
        mappings={mappings.map(({ naam }) => naam)}
        maximumBytes={diensten.limieten.maximaleBytes}
      />
      <Anders vervangt={vervangt} />
    </>,
    statusVan(fout),
  );
}

/** Script asks for the address to go to, a form is brought there. */
const wilAdres = (c: WebContext): boolean => c.req.header('Accept') === 'application/json';

type Klaargezet = { readonly id: string } | { readonly fout: Weigering; readonly vervangtId?: string };

/** Reads the form once, and stores its file while it comes in. */
async function zetKlaar(c: WebContext): Promise<Klaargezet> {
  const grens = grensVan(c.req.header('Content-Type'));
  const { body } = c.req.raw;
  if (grens === undefined || body === null) return { fout: 'geen' };
  const { diensten } = c.var;
  const velden = new Map<string, string>();
  // Shown again with what is wrong, the page still knows what it was about.
  const fout = (reden: Weigering): Klaargezet => {
    const vervangtId = velden.get('vervangt');
    return { fout: reden, ...(vervangtId === undefined ? {} : { vervangtId }) };
  };
  let begonnen: string | undefined;
  try {
    for await (const { naam, bestandsnaam, inhoud } of readFormulier(readStream(body), grens)) {
      if (bestandsnaam === undefined) {
        velden.set(naam, await readVeld(inhoud));
        continue;
      }
      if (naam !== 'bestand') continue;
      if (bestandsnaam === '') return fout('geen');
      const vervangt = await findVervangen(c, velden.get('vervangt'));
      const vervanging = vervangt === undefined ? {} : { vervangt: vervangt.kenmerk };
      const invoermapping = velden.get('invoermapping') ?? '';
      const begin = await beginIndiening(diensten, houdercodeVan(c), aangemeldeVan(c).lid.id);
      if (!begin.ok) return fout(begin.error);
      const id = begin.value;
      begonnen = id;
      const over: Omit<Indieninggegevens, 'bytes' | 'invoersoort'> = {
        herkomst: 'bestand',
        bestandsnaam: bestandsnaam.slice(-120),
        aanvulling: vervanging,
        ...vervanging,
        ...(invoermapping === '' ? {} : { invoermapping }),
      };
      const { soort } = await storeBestand(diensten, id, inhoud, over);
      if (soort !== 'klaar') return fout(soort);
      begonnen = undefined;
      return { id };
    }
  } catch (oorzaak) {
    if (oorzaak instanceof Formulierfout) return fout('afgebroken');
    throw oorzaak;
  } finally {
    // What did not come in whole takes no room.
    if (begonnen !== undefined) await discardIndiening(diensten, houdercodeVan(c), begonnen);
  }
  return fout('geen');
}

async function readVeld(inhoud: AsyncIterable<Uint8Array>): Promise<string> {
  const lezer = new TextDecoder();
  let tekst = '';
  for await (const brok of inhoud) {
    tekst += lezer.decode(brok, { stream: true });
    if (tekst.length > MAX_VELDBYTES) throw new Formulierfout('a field is too long');
  }
  return tekst;
}

async function checkAndShow(c: WebContext, id: string) {
  const indiening = await findIndiening(c.var.diensten, houdercodeVan(c), id);
  if (indiening === undefined || !hasBestand(indiening)) throw new Error('what was just put ready is not there');
  await controleer(c.var.diensten, indiening);
  return wilAdres(c) ? c.json({ adres: indieningPad(id) }, 201) : c.redirect(indieningPad(id), 303);
}

export function addKiezen(app: Hono<WebOmgeving>): void {
  app.get('/', (c) => toonKiezen(c));

  app.post('/', leestAlsStroom, async (c) => {
    const klaar = await zetKlaar(c);
    if ('id' in klaar) return checkAndShow(c, klaar.id);
    if (wilAdres(c)) return c.json({ melding: zinVan(klaar.fout) }, statusVan(klaar.fout));
    return toonKiezen(c, klaar.fout, klaar.vervangtId);
  });

  app.post('/voorbeeld', async (c) => {
    const { diensten } = c.var;
    const { lid, organisatie } = aangemeldeVan(c);
    const { houdercode, naam } = organisatie;
    const begin = await beginIndiening(diensten, houdercode, lid.id);
    if (!begin.ok) return toonKiezen(c, begin.error);
    const id = begin.value;
    const inhoud = voorbeeldverantwoording(
      { agbcode: houdercode, naam },
      `voorbeeld-${id.slice(0, 8)}`,
      vandaagVan(diensten),
    );
    await storeBestand(diensten, id, jsonBytes(inhoud), {
      herkomst: 'voorbeeld',
      bestandsnaam: 'voorbeeld.json',
      aanvulling: {},
    });
    return checkAndShow(c, id);
  });

  app.get('/invulsjabloon.xlsx', async (c) => {
    const sjabloon = await leegSjabloon();
    return c.body(toReadable(sjabloon.open()), 200, {
      'Content-Type': WERKMAP,
      'Content-Disposition': contentDisposition('invulsjabloon-verantwoording.xlsx'),
    });
  });
}

async function* jsonBytes(inhoud: unknown): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(JSON.stringify(inhoud, undefined, 2));
}
