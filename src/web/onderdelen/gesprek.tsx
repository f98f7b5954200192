/** Questions about one zending, the same for both sides: the list of threads, one thread, and writing in it. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { unreachable } from '../../domain/result.ts';
import type { Rol } from '../../domain/toegang.ts';
import type { Vraaggesprek, Vraagkant } from '../../domain/vraag.ts';
import {
  closeGesprek,
  countOngelezenVragen,
  findGesprek,
  listGesprekken,
  listVraagberichten,
  markVragenGelezen,
  sendVraag,
  type Vraagdeelnemer,
} from '../../pipeline/vragen.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { leesbaar } from '../../text/nl.ts';
import { tijdstipTekst } from '../../text/notatie.ts';
import { handel } from '../handeling.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { eis, houdercodeVan, magRol } from '../wacht.tsx';
import { Bladeren, decodeCursor, encodeCursor } from './bladeren.tsx';
import { toonPagina } from './bladzijde.tsx';
import { toonNietGevonden } from './foutpagina.tsx';
import { Bericht, Schrijf, Sluit } from './gespreksdelen.tsx';
import { Melding } from './melding.tsx';
import { Toestand } from './toestand.tsx';

const PER_BLAD = 20;
const TEL_TOT = 100;
const ID = /^[0-9a-f-]{36}$/;
const CURSOR = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\|[0-9a-f-]{36}$/;

/** What differs between the two sides. */
export interface Gesprekskant {
  readonly kant: Vraagkant;
  /** `/gemeente/vragen`. */
  readonly adres: string;
  /** Who may write. */
  readonly schrijfrol: Rol;
  /** Where the zending itself is shown to this side. */
  readonly zendingadres: (gesprek: { readonly zendingId: string; readonly verantwoordingId: string }) => string;
  /** How one begins a thread, when there is none yet. */
  readonly leeg: string;
}

const ander = (kant: Vraagkant): Vraagkant => (kant === 'aanbieder' ? 'ontvanger' : 'aanbieder');

const deelnemer = (c: WebContext, { kant }: Gesprekskant): Vraagdeelnemer => ({ kant, code: houdercodeVan(c) });

/** The names of the other side, by code. */
async function namenVan(c: WebContext, kant: Vraagkant, codes: readonly string[]): Promise<(code: string) => string> {
  const namen = await c.var.diensten.staat.organisaties.listNamen(ander(kant), [...new Set(codes)]);
  return (code) => namen.get(code) ?? (kant === 'ontvanger' ? `Aanbieder ${code}` : `Ontvanger ${code}`);
}

const andereCode = (kant: Vraagkant, { agbcode, ontvangercode }: Vraaggesprek): string =>
  kant === 'ontvanger' ? agbcode : ontvangercode;

function readCursor(c: WebContext): { readonly vanaf?: string } {
  const cursor = decodeCursor(c.req.query('vanaf'));
  return cursor !== undefined && CURSOR.test(cursor) ? { vanaf: cursor } : {};
}

const Gesprekkenlijst: FC<{
  van: Gesprekskant;
  gesprekken: readonly Vraaggesprek[];
  naam: (code: string) => string;
}> = ({ van, gesprekken, naam }) => (
  <ul class="evk-kaal evk-gesprekken">
    {gesprekken.map((gesprek) => (
      <li class="evk-kaart">
        <h2 class="nl-heading nl-heading--level-3">
          <a class="nl-link" href={`${van.adres}/${gesprek.zendingId}`}>
            {naam(andereCode(van.kant, gesprek))}
          </a>
        </h2>
        <p class="nl-paragraph">
          {gesprek.afgesloten === undefined ? null : (
            <>
              <Toestand kleur="goed" woord="Afgesloten" />{' '}
            </>
          )}
          {gesprek.ongelezen[van.kant] > 0 ? (
            <>
              <Toestand kleur="bezig" woord={`${gesprek.ongelezen[van.kant]} nieuw`} />{' '}
            </>
          ) : null}
          {gesprek.aantal === 1 ? 'Eén bericht' : `${gesprek.aantal} berichten`}, het laatste van{' '}
          {gesprek.laatsteVan === van.kant ? 'u' : 'hen'} op {tijdstipTekst(gesprek.laatsteOp)}
        </p>
      </li>
    ))}
  </ul>
);

async function toonGesprekken(c: WebContext, van: Gesprekskant) {
  const { diensten } = c.var;
  const wie = deelnemer(c, van);
  const cursor = readCursor(c);
  const [blad, nieuw] = await Promise.all([
    listGesprekken(diensten, wie, { aantal: PER_BLAD, ...cursor }),
    countOngelezenVragen(diensten, wie, TEL_TOT),
  ]);
  const naam = await namenVan(
    c,
    van.kant,
    blad.rijen.map((gesprek) => andereCode(van.kant, gesprek)),
  );
  return toonPagina(
    c,
    { titel: 'Vragen' },
    <>
      <h1 class="nl-heading nl-heading--level-1">Vragen</h1>
      {blad.rijen.length === 0 ? (
        <div class="evk-leeg">
          <p class="nl-paragraph">Er zijn nog geen vragen. {van.leeg}</p>
        </div>
      ) : (
        <>
          <p class="nl-paragraph evk-tekst">
            {nieuw === 0
              ? 'U hebt alles gelezen.'
              : nieuw >= TEL_TOT
                ? `In meer dan ${TEL_TOT - 1} gesprekken staat iets nieuws.`
                : `In ${nieuw === 1 ? 'één gesprek' : `${nieuw} gesprekken`} staat iets nieuws.`}{' '}
            Het gesprek waarin het laatst is geschreven staat bovenaan.
          </p>
          <Gesprekkenlijst van={van} gesprekken={blad.rijen} naam={naam} />
          <Bladeren
            wat="gesprekken"
            {...(cursor.vanaf === undefined ? {} : { begin: van.adres })}
            {...(blad.volgende === undefined ? {} : { volgende: `${van.adres}?vanaf=${encodeCursor(blad.volgende)}` })}
          />
        </>
      )}
    </>,
  );
}

interface Poging {
  readonly tekst: string;
  readonly fout: string;
}

async function toonGesprek(c: WebContext, van: Gesprekskant, poging?: Poging) {
  const { diensten } = c.var;
  const zendingId = c.req.param('id') ?? '';
  const cursor = readCursor(c);
  const blad = ID.test(zendingId)
    ? await listVraagberichten(diensten, deelnemer(c, van), zendingId, { aantal: PER_BLAD, ...cursor })
    : undefined;
  if (blad === undefined) return toonNietGevonden(c);
  const { zending } = blad;
  if (cursor.vanaf === undefined) await markVragenGelezen(diensten, zendingId, van.kant);
  const gesprek = await findGesprek(diensten, zendingId);
  const naam =
    van.kant === 'aanbieder'
      ? zending.ontvanger.naam
      : (await namenVan(c, van.kant, [zending.agbcode]))(zending.agbcode);
  const adres = `${van.adres}/${zendingId}`;
  return toonPagina(
    c,
    { titel: `Vragen: ${naam}`, kruimels: [{ naam: 'Vragen', adres: van.adres }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">Gesprek met {naam}</h1>
      <p class="nl-paragraph evk-tekst">
        Dit gesprek gaat over{' '}
        <a class="nl-link" href={van.zendingadres({ zendingId, verantwoordingId: zending.verantwoordingId })}>
          {SOORTNAMEN[zending.soort].toLowerCase()}
          {zending.postvaknummer === undefined ? '' : `, nummer ${zending.postvaknummer}`}
        </a>
        . Alleen u en {naam} lezen het.
      </p>
      {c.req.query('gedaan') === 'verstuurd' ? (
        <Melding soort="goed" begin>
          <p class="nl-paragraph">Uw bericht is verstuurd. De ander ziet het bij zijn vragen.</p>
        </Melding>
      ) : null}
      {gesprek?.afgesloten === undefined ? null : (
        <Melding soort="uitleg" kop={`Afgesloten op ${tijdstipTekst(gesprek.afgesloten.op)}`}>
          <p class="nl-paragraph">
            {gesprek.afgesloten.door === van.kant ? 'U hebt' : `${naam} heeft`} dit gesprek afgesloten. Een nieuw
            bericht opent het weer.
          </p>
        </Melding>
      )}
      {poging === undefined ? null : (
        <Melding soort="fout" begin kop="Uw bericht is niet verstuurd">
          <p class="nl-paragraph">{poging.fout}</p>
        </Melding>
      )}
      {blad.rijen.length === 0 ? null : (
        <>
          <h2 class="nl-heading nl-heading--level-2">Berichten, het nieuwste eerst</h2>
          <ol class="evk-kaal evk-gesprekken">
            {blad.rijen.map((bericht) => (
              <Bericht bericht={bericht} eigen={bericht.van === van.kant} naam={naam} />
            ))}
          </ol>
          <Bladeren
            wat="oudere berichten"
            {...(cursor.vanaf === undefined ? {} : { begin: adres })}
            {...(blad.volgende === undefined ? {} : { volgende: `${adres}?vanaf=${encodeCursor(blad.volgende)}` })}
          />
        </>
      )}
      {magRol(c, van.schrijfrol) ? (
        <>
          <h2 class="nl-heading nl-heading--level-2">{blad.rijen.length === 0 ? 'Stel uw vraag' : 'Antwoord'}</h2>
          <Schrijf adres={adres} tekst={poging?.tekst ?? ''} fout={poging?.fout} />
          {gesprek === undefined || gesprek.afgesloten !== undefined ? null : <Sluit adres={adres} />}
        </>
      ) : null}
    </>,
  );
}

async function stuur(c: WebContext, van: Gesprekskant) {
  const { tekst } = await c.req.parseBody();
  const geschreven = typeof tekst === 'string' ? tekst : '';
  const zendingId = c.req.param('id') ?? '';
  if (!ID.test(zendingId)) return toonNietGevonden(c);
  const uitkomst = await handel(
    c,
    'stelVraag',
    { id: zendingId },
    () => sendVraag(c.var.diensten, deelnemer(c, van), zendingId, geschreven),
    ({ soort }) => soort === 'gestuurd',
  );
  switch (uitkomst.soort) {
    case 'gestuurd':
      return c.redirect(`${van.adres}/${zendingId}?gedaan=verstuurd`, 303);
    case 'niet-gevonden':
      return toonNietGevonden(c);
    case 'geweigerd': {
      const zinnen = uitkomst.bevindingen.map(leesbaar).map(({ melding, oplossing }) => `${melding} ${oplossing}`);
      return toonGesprek(c, van, { tekst: geschreven, fout: zinnen.join(' ') });
    }
    default:
      return unreachable(uitkomst);
  }
}

async function sluit(c: WebContext, van: Gesprekskant) {
  const zendingId = c.req.param('id') ?? '';
  if (!ID.test(zendingId)) return toonNietGevonden(c);
  const { soort } = await handel(
    c,
    'sluitGesprek',
    { id: zendingId },
    () => closeGesprek(c.var.diensten, deelnemer(c, van), zendingId),
    (uitkomst) => uitkomst.soort === 'afgesloten',
  );
  // What came in between is on the page that one comes back to: read now, it can be closed.
  return soort === 'niet-gevonden' ? toonNietGevonden(c) : c.redirect(`${van.adres}/${zendingId}`, 303);
}

/** @param van whose pages; `app` stands at the root of that audience */
export function addGesprekken(app: Hono<WebOmgeving>, van: Gesprekskant): void {
  const houdersoort = van.kant === 'aanbieder' ? 'aanbieder' : 'ontvanger';
  app.get('/vragen', (c) => toonGesprekken(c, van));
  app.get('/vragen/:id', (c) => toonGesprek(c, van));
  app.post('/vragen/:id', eis(houdersoort, van.schrijfrol), (c) => stuur(c, van));
  app.post('/vragen/:id/afsluiten', eis(houdersoort, van.schrijfrol), (c) => sluit(c, van));
}
