/** A concept as text: JSON, checked while one types, with what it makes of an example beside it. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Formaat } from '../../../domain/formaat.ts';
import { describeTaal } from '../../../pipeline/formaat-taal.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Melding } from '../../onderdelen/melding.tsx';
import { eis, magRol } from '../../wacht.tsx';
import {
  adresVan,
  BASIS,
  Botsingmelding,
  begrensd,
  LigtVast,
  naGedaan,
  readFormulier,
  readVersie,
  toonVersie,
  type Versiebeeld,
} from './basis.tsx';
import { saveConcept } from './bewaren.ts';
import { isObject } from './bewerken.ts';
import { locateJson, toRegel } from './plaatsen.ts';
import { makeUitslag, readHerkomstvraag, type Uitslag, Uitslagblok, Voorbeeldkeuze } from './uitslag.tsx';

/** Stands in the text for a workbook of the receiver, which is hundreds of thousands of characters that nobody reads. */
const ONGEWIJZIGD = 'ongewijzigd';

function toTekst(formaat: Formaat): string {
  const sjablonen = formaat.sjablonen && Object.keys(formaat.sjablonen).map((naam) => [naam, ONGEWIJZIGD]);
  const getoond = sjablonen === undefined ? formaat : { ...formaat, sjablonen: Object.fromEntries(sjablonen) };
  return JSON.stringify(getoond, null, 2);
}

/** The text as a document, with its workbooks back in it; undefined when it is no JSON. */
function fromTekst(tekst: string, formaat: Formaat): { readonly document: unknown } | undefined {
  let document: unknown;
  try {
    document = JSON.parse(tekst);
  } catch {
    return undefined;
  }
  if (!isObject(document) || !isObject(document.sjablonen)) return { document };
  const sjablonen = Object.entries(document.sjablonen).map(([naam, inhoud]) => [
    naam,
    inhoud === ONGEWIJZIGD ? (formaat.sjablonen?.[naam] ?? inhoud) : inhoud,
  ]);
  return { document: { ...document, sjablonen: Object.fromEntries(sjablonen) } };
}

const GeenJson: FC<{ readonly tekst: string }> = ({ tekst }) => {
  const fout = locateJson(tekst).fout ?? 0;
  const { regel, kolom } = toRegel(tekst, fout);
  return (
    <section id="uitslag" class="evk-uitslag" aria-labelledby="kop-controle">
      <h2 class="nl-heading nl-heading--level-2" id="kop-controle">
        Controle
      </h2>
      <p class="nl-paragraph evk-oordeel evk-oordeel--fout" data-oordeel="">
        De tekst is niet af.
      </p>
      <ol class="evk-kaal evk-bevindingen">
        <li
          class="evk-bevinding"
          data-ernst="fout"
          data-begin-teken={fout}
          data-einde-teken={Math.min(fout + 1, tekst.length)}
        >
          <p class="nl-paragraph">
            <strong>Fout:</strong> <span data-melding="">Hier klopt de JSON niet.</span>
          </p>
          <p class="nl-paragraph">
            <span class="evk-regelnummer">
              Regel {regel}, teken {kolom}.{' '}
            </span>
            Wat u kunt doen:{' '}
            <span data-oplossing="">Kijk of hier of net ervoor een komma, haakje of aanhalingsteken ontbreekt.</span>
          </p>
        </li>
      </ol>
    </section>
  );
};

interface Stand {
  readonly tekst: string;
  readonly hash: string;
  /** Absent when the text is no JSON. */
  readonly uitslag?: Uitslag;
}

function toonTekst(
  c: WebContext,
  { formaat }: Versiebeeld,
  { tekst, hash, uitslag }: Stand,
  boven: unknown = null,
  status: 200 | 412 | 422 = 200,
) {
  const mag = magRol(c, 'formaten-beheren') && formaat.levensfase === 'concept';
  const bij = { tekst, plaatsen: locateJson(tekst) };
  return toonVersie(
    c,
    { formaat, tabblad: 'tekst', kop: 'Tekst', scripts: ['formaat.js', 'formaattekst.js'] },
    <>
      {boven}
      {mag ? null : formaat.levensfase === 'concept' ? null : <LigtVast formaat={formaat} />}
      <div class="evk-naast">
        <form
          method="post"
          action={adresVan(formaat, 'tekst')}
          class="evk-formulier"
          {...(mag ? { 'data-levend': '' } : {})}
        >
          <input type="hidden" name="hash" value={hash} />
          <div class="utrecht-form-field">
            <label class="utrecht-form-label" for="tekst">
              Het formaat als tekst (JSON)
            </label>
            <div class="utrecht-form-field-description" id="tekst-uitleg">
              {mag ? (
                <span data-alleen-met-script="" hidden>
                  Ctrl+spatie geeft suggesties. Met Tab springt u in. Druk Escape en dan Tab om de tekst te verlaten.
                </span>
              ) : null}
            </div>
            <textarea
              class="utrecht-textarea utrecht-textarea--html-textarea evk-tekstbewerker"
              id="tekst"
              name="tekst"
              rows={30}
              autocapitalize="off"
              wrap="off"
              aria-describedby="tekst-uitleg"
              readonly={!mag}
              data-formaattekst={`${BASIS}/taal.json`}
            >
              {`\n${tekst}`}
            </textarea>
          </div>
          {mag ? (
            <>
              {uitslag === undefined ? null : <Voorbeeldkeuze uitslag={uitslag} />}
              <div class="utrecht-button-group">
                <button class="nl-button nl-button--primary" type="submit" name="doe" value="bewaar">
                  Bewaar
                </button>
                <button class="nl-button nl-button--secondary" type="submit" name="doe" value="controleer">
                  Controleer
                </button>
              </div>
              <p class="nl-paragraph evk-klein" role="status" data-stand="" />
            </>
          ) : null}
        </form>
        {uitslag === undefined ? (
          <GeenJson tekst={tekst} />
        ) : (
          <Uitslagblok uitslag={uitslag} adres={formaat} bij={bij} />
        )}
      </div>
    </>,
    status,
  );
}

export function addTekst(app: Hono<WebOmgeving>): void {
  app.get('/formaten/taal.json', (c) => {
    c.header('Cache-Control', 'private, max-age=3600');
    return c.json(describeTaal());
  });

  app.get('/formaten/:naam/:versie/tekst', async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const { beeld, formaat, hash } = versie;
    const uitslag = await makeUitslag(c.var.diensten, beeld, formaat, formaat, c.req.query('voorbeeld'));
    return toonTekst(c, versie, { tekst: toTekst(formaat), hash, uitslag });
  });

  app.post('/formaten/:naam/:versie/tekst', eis('beheerder', 'formaten-beheren'), begrensd, async (c) => {
    const versie = await readVersie(c);
    if (versie === undefined) return toonNietGevonden(c);
    const formulier = await readFormulier(c);
    const { een } = formulier;
    // A browser sends line ends as CR LF; positions count as the text was.
    const tekst = een('tekst').replaceAll('\r\n', '\n');
    const hash = een('hash');
    const gelezen = fromTekst(tekst, versie.formaat);
    if (gelezen === undefined) return toonTekst(c, versie, { tekst, hash }, null, een('doe') === 'bewaar' ? 422 : 200);
    const uitslag = await makeUitslag(
      c.var.diensten,
      versie.beeld,
      versie.formaat,
      gelezen.document,
      een('voorbeeld'),
      readHerkomstvraag(formulier),
    );
    if (een('doe') !== 'bewaar') return toonTekst(c, versie, { tekst, hash, uitslag });
    const bewaard = await saveConcept(c, versie, gelezen.document, hash);
    switch (bewaard.soort) {
      case 'bewaard':
      case 'gelijk':
        return c.redirect(naGedaan(adresVan(versie.formaat, 'tekst'), bewaard.soort), 303);
      case 'geweigerd':
        return toonTekst(
          c,
          versie,
          {
            tekst,
            hash,
            uitslag: { ...uitslag, ontwerp: { ...uitslag.ontwerp, goed: false, bevindingen: bewaard.bevindingen } },
          },
          <Melding soort="fout" kop="Niet bewaard" begin>
            <p class="nl-paragraph">Verbeter eerst de fouten hieronder. Uw tekst staat er nog.</p>
          </Melding>,
          422,
        );
      case 'botsing':
        return toonTekst(c, versie, { tekst, hash, uitslag }, <Botsingmelding />, 412);
    }
  });
}
