/**
 * Choosing the regels to reject, a page at a time. All of it is one form that is posted: a referentienummer is about a person, so what is
 * looked for never stands in an address.
 */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../domain/bevinding.ts';
import { type Afwijsregel, chooseAfwijsregels, dropAfwijsregels, listAfwijsregels } from '../../pipeline/afwijzen.ts';
import type { PostvakRij } from '../../pipeline/postvak.ts';
import { type Inzageblad, type Inzageregel, listInzageregels } from '../../pipeline/zending-inzien.ts';
import { explainRetourcode } from '../../text/nl/retourcodes.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import { bedragTekst, datumTekst, getalTekst, periodeTekst, verhuldBsn } from '../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonGewist, toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Tekstveld } from '../onderdelen/veld.tsx';
import { eis } from '../wacht.tsx';
import { findEigenZending, isTeBeantwoorden, POSTVAKKRUIMEL } from './eigen-zending.ts';
import { type Reden, Redenvelden, readReden, redenFout } from './reden.tsx';

const PER_BLAD = 25;
const MEESTE_ZOEKTEKENS = 60;

interface Vraag {
  readonly zoek: string;
  readonly vanaf: number;
}

interface Stand extends Vraag {
  readonly reden: Reden;
  readonly aangevinkt: readonly number[];
  readonly bevindingen: readonly Bevinding[];
  readonly melding?: string;
  readonly fout?: string;
}

const VELDEN: readonly {
  readonly kop: string;
  readonly getal?: boolean;
  readonly van: (regel: Inzageregel) => string | undefined;
}[] = [
  { kop: 'Bsn', van: ({ bsn }) => (bsn === undefined ? undefined : verhuldBsn(bsn)) },
  { kop: 'Toewijzing', van: ({ toewijzingnummer }) => toewijzingnummer },
  { kop: 'Product', van: ({ product }) => product },
  {
    kop: 'Periode',
    van: ({ begindatum, einddatum }) =>
      begindatum === undefined
        ? undefined
        : einddatum === undefined
          ? `vanaf ${datumTekst(begindatum)}`
          : periodeTekst({ begindatum, einddatum }),
  },
  { kop: 'Bedrag', getal: true, van: ({ centen }) => (centen === undefined ? undefined : bedragTekst(centen)) },
];

const redenKort = ({ retourcode, toelichting }: Afwijsregel): string =>
  [
    ...(retourcode === undefined ? [] : [`${retourcode}: ${explainRetourcode(retourcode).betekenis ?? 'eigen code'}`]),
    ...(toelichting === undefined ? [] : [toelichting]),
  ].join('. ');

const Regellijst: FC<{
  blad: Inzageblad;
  gekozen: ReadonlyMap<number, Afwijsregel>;
  aangevinkt: readonly number[];
}> = ({ blad, gekozen, aangevinkt }) => {
  const velden = VELDEN.filter(({ van }) => blad.rijen.some((regel) => van(regel) !== undefined));
  return (
    <section class="evk-tabel" tabindex={0} aria-label="Regels">
      <table class="utrecht-table">
        <caption class="evk-alleen-voorlezen">Regels van deze zending</caption>
        <thead class="utrecht-table__header">
          <tr class="utrecht-table__row">
            <th class="utrecht-table__header-cell" scope="col">
              Afwijzen
            </th>
            <th class="utrecht-table__header-cell" scope="col">
              Referentienummer
            </th>
            {velden.map(({ kop, getal }) => (
              <th class={`utrecht-table__header-cell${getal ? ' evk-getal' : ''}`} scope="col">
                {kop}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="utrecht-table__body">
          {blad.rijen.map((regel) => {
            const al = gekozen.get(regel.nr);
            return (
              <tr class="utrecht-table__row">
                <td class="utrecht-table__cell">
                  {al === undefined ? (
                    <input
                      class="evk-keuze"
                      type="checkbox"
                      name="nr"
                      value={String(regel.nr)}
                      checked={aangevinkt.includes(regel.nr)}
                      aria-label={`Wijs ${regel.referentienummer} af`}
                    />
                  ) : (
                    <button
                      class="nl-button nl-button--subtle"
                      type="submit"
                      name="weg"
                      value={String(regel.nr)}
                      aria-label={`Toch niet afwijzen: ${regel.referentienummer}`}
                    >
                      Toch niet
                    </button>
                  )}
                </td>
                <th class="utrecht-table__cell" scope="row">
                  {regel.referentienummer}
                  {al === undefined ? null : <span class="evk-onderregel">Wordt afgewezen. {redenKort(al)}</span>}
                </th>
                {velden.map(({ van, getal }) => (
                  <td class={`utrecht-table__cell${getal ? ' evk-getal' : ''}`}>{van(regel) ?? ''}</td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
};

const Verder: FC<{ blad: Inzageblad; vanaf: number }> = ({ blad, vanaf }) =>
  vanaf === 0 && blad.volgende === undefined ? null : (
    <div class="utrecht-button-group">
      {vanaf === 0 ? null : (
        <button class="nl-button nl-button--subtle" type="submit" name="verder" value="0">
          Naar het begin
        </button>
      )}
      {blad.volgende === undefined ? null : (
        <button class="nl-button nl-button--subtle" type="submit" name="verder" value={String(blad.volgende)}>
          Meer regels
        </button>
      )}
    </div>
  );

const NIETS: Stand = { zoek: '', vanaf: 0, reden: {}, aangevinkt: [], bevindingen: [] };

async function toonRegels(c: WebContext, rij: PostvakRij, anders: Partial<Stand> = {}) {
  const stand: Stand = { ...NIETS, ...anders };
  const { diensten } = c.var;
  const [blad, gekozen] = await Promise.all([
    listInzageregels(diensten, rij, { zoek: stand.zoek, vanaf: stand.vanaf, aantal: PER_BLAD }),
    listAfwijsregels(diensten, rij.id),
  ]);
  if (blad === undefined || !isTeBeantwoorden(rij)) return toonNietGevonden(c);
  const adres = `/gemeente/zendingen/${rij.id}`;
  const redenfout = redenFout(stand.bevindingen);
  const fout = stand.fout ?? redenfout;
  return toonPagina(
    c,
    {
      titel: 'Regels afwijzen',
      kruimels: [
        POSTVAKKRUIMEL,
        { naam: `${SOORTNAMEN[rij.soort]} ${periodeTekst(rij.periode)}`, adres },
        { naam: 'Accepteren of afwijzen', adres: `${adres}/antwoord` },
      ],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">Regels afwijzen</h1>
      {fout === undefined ? null : (
        <Melding soort="fout" begin>
          <p class="nl-paragraph">{fout}</p>
        </Melding>
      )}
      {stand.melding === undefined ? null : (
        <Melding soort="goed" begin>
          <p class="nl-paragraph">{stand.melding}</p>
        </Melding>
      )}
      <p class="nl-paragraph evk-tekst">
        Vink regels aan, geef de reden, en voeg ze toe. U kunt dat vaker doen, met steeds een andere reden. Er wordt pas
        iets verstuurd op de volgende pagina.
      </p>
      <form method="post" action={`${adres}/antwoord/regels`} class="evk-formulier">
        <input type="hidden" name="gezocht" value={stand.zoek} />
        <input type="hidden" name="vanaf" value={String(stand.vanaf)} />
        <div class="evk-velden">
          <Tekstveld
            naam="zoek"
            soort="search"
            label="Zoek een regel"
            uitleg="Deel van het referentienummer, de toewijzing of het product; of een heel bsn"
            waarde={stand.zoek}
            maximum={MEESTE_ZOEKTEKENS}
          />
          <div>
            <button class="nl-button nl-button--secondary" type="submit" name="doe" value="zoek">
              Zoek
            </button>
          </div>
        </div>
        {blad.rijen.length === 0 ? (
          <p class="nl-paragraph evk-leeg">
            {blad.volgende === undefined
              ? 'Geen regel past hierbij.'
              : 'Hier nog niets gevonden. Zoek verder met “Meer regels”.'}
          </p>
        ) : (
          <Regellijst
            blad={blad}
            gekozen={new Map(gekozen.map((regel) => [regel.nr, regel]))}
            aangevinkt={stand.aangevinkt}
          />
        )}
        <Verder blad={blad} vanaf={stand.vanaf} />
        <fieldset class="evk-kaart evk-formulier">
          <legend>Waarom wijst u deze regels af?</legend>
          <Redenvelden reden={stand.reden} fout={redenfout} />
          <button class="nl-button nl-button--primary" type="submit" name="doe" value="toevoegen">
            Voeg toe aan wat u afwijst
          </button>
        </fieldset>
      </form>
      <p class="nl-paragraph">
        {gekozen.length === 0
          ? 'U hebt nog geen regels gekozen.'
          : `U hebt ${gekozen.length === 1 ? 'één regel' : `${getalTekst(gekozen.length)} regels`} gekozen om af te wijzen.`}
      </p>
      <p class="nl-paragraph">
        <a class={`nl-button nl-button--${gekozen.length === 0 ? 'secondary' : 'primary'}`} href={`${adres}/antwoord`}>
          {gekozen.length === 0 ? 'Terug' : 'Klaar met kiezen: ga verder'}
        </a>
      </p>
    </>,
  );
}

const toGetal = (tekst: unknown): number =>
  typeof tekst === 'string' && /^-?\d{1,9}$/.test(tekst) ? Number(tekst) : 0;
const toTekst = (tekst: unknown): string => (typeof tekst === 'string' ? tekst.trim().slice(0, MEESTE_ZOEKTEKENS) : '');

async function kiesRegels(c: WebContext) {
  const rij = await findEigenZending(c);
  if (rij === undefined) return toonNietGevonden(c);
  if (rij.gewistOp !== undefined) return toonGewist(c);
  const { diensten } = c.var;
  const velden = await c.req.parseBody({ all: true });
  const { doe, verder, weg, nr = [] } = velden;
  const vraag: Vraag = { zoek: toTekst(velden.gezocht), vanaf: Math.max(0, toGetal(velden.vanaf)) };
  const reden = readReden(velden);
  if (typeof verder === 'string') return toonRegels(c, rij, { ...vraag, vanaf: Math.max(0, toGetal(verder)), reden });
  if (typeof weg === 'string') {
    await dropAfwijsregels(diensten, rij.id, [toGetal(weg)]);
    return toonRegels(c, rij, { ...vraag, reden, melding: 'Deze regel wordt niet afgewezen.' });
  }
  if (doe !== 'toevoegen') return toonRegels(c, rij, { zoek: toTekst(velden.zoek), vanaf: 0, reden });
  const aangevinkt = (Array.isArray(nr) ? nr : [nr]).map(toGetal);
  if (aangevinkt.length === 0)
    return toonRegels(c, rij, { ...vraag, reden, fout: 'Vink eerst een of meer regels aan.' });
  const bevindingen = await chooseAfwijsregels(diensten, rij.id, aangevinkt, reden);
  return bevindingen.length > 0
    ? toonRegels(c, rij, { ...vraag, reden, aangevinkt, bevindingen })
    : toonRegels(c, rij, {
        ...vraag,
        melding: `${aangevinkt.length === 1 ? 'Eén regel is' : `${aangevinkt.length} regels zijn`} toegevoegd.`,
      });
}

export function addAntwoordregels(app: Hono<WebOmgeving>): void {
  const mag = eis('ontvanger', 'beantwoorden');
  app.get('/zendingen/:id/antwoord/regels', mag, async (c) => {
    const rij = await findEigenZending(c);
    if (rij?.gewistOp !== undefined) return toonGewist(c);
    return rij === undefined ? toonNietGevonden(c) : toonRegels(c, rij);
  });
  app.post('/zendingen/:id/antwoord/regels', mag, kiesRegels);
}
