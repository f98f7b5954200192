/** Findings by what to do about them, and the pages of one group. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import { contentDisposition } from '../../../domain/bestandskop.ts';
import { toReadable } from '../../../domain/bytestroom.ts';
import {
  BEVINDINGEN_PER_BLAD,
  type Bevindinggroep,
  type Controle,
  type Gevonden,
  readBevindingblad,
} from '../../../pipeline/controle.ts';
import { controleboek } from '../../../pipeline/controleboek.ts';
import { leesbaar } from '../../../text/nl.ts';
import { getalTekst } from '../../../text/notatie.ts';
import type { WebContext, WebOmgeving } from '../../omgeving.ts';
import { plaatsTekst } from '../../onderdelen/bevindingen.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { Nummerbladen } from '../../onderdelen/nummerbladen.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { BEGINKRUIMELS, ID, indieningPad, nummerVan, openGecontroleerd } from './route.ts';

const WERKMAP = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Of each group on the page of the check. */
const EERSTE = 3;
const ERNST = { fout: 'Fout', waarschuwing: 'Let op', advies: 'Advies' } as const;

/** '/prestaties/12/bsn' → 'prestatie 13, veld bsn': people count from one. */
function plaatsVan({ bevinding: { plaats } }: Gevonden): string {
  const { pointer } = plaats;
  if (plaats.bron !== undefined || pointer === undefined) return plaatsTekst(plaats);
  const delen = /^\/(?:(prestatie)s|(traject)en)\/(\d+)(?:\/(.*))?$/.exec(pointer);
  if (delen === null) return plaatsTekst({ ...plaats, pointer: showPad(pointer.slice(1)) });
  const regel = `${delen[1] ?? delen[2]} ${getalTekst(Number(delen[3]) + 1)}`;
  return delen[4] === undefined ? regel : `${regel}, veld ${showPad(delen[4])}`;
}

const showPad = (pad: string): string => pad.replaceAll('/', ' › ');

/** A column that would be empty is left out. */
const Groeptabel: FC<{ readonly groep: Bevindinggroep; readonly gevonden: readonly Gevonden[] }> = ({
  groep,
  gevonden,
}) => {
  const metWaarde = gevonden.some(({ waarde }) => waarde !== undefined);
  const metOplossing = groep.oplossing === undefined;
  const metPlaats = gevonden.some((een) => plaatsVan(een) !== '');
  return (
    <Tabel
      titel={groep.oplossing ?? groep.code}
      titelVerborgen
      kolommen={[
        ...(metPlaats ? [{ naam: 'Waar', kop: true }] : []),
        ...(metWaarde ? [{ naam: 'Er staat' }] : []),
        { naam: 'Wat er is' },
        ...(metOplossing ? [{ naam: 'Wat u kunt doen' }] : []),
      ]}
      rijen={gevonden.map((een) => {
        const { melding, oplossing } = leesbaar(een.bevinding);
        return [
          ...(metPlaats ? [plaatsVan(een) === '' ? 'Het geheel' : plaatsVan(een)] : []),
          ...(metWaarde ? [een.waarde ?? '–'] : []),
          melding,
          ...(metOplossing ? [oplossing] : []),
        ];
      })}
    />
  );
};

/** @param eerste the first page of each group that is shown here */
export const Groepen: FC<{
  readonly id: string;
  readonly controle: Controle;
  readonly eerste: readonly (readonly Gevonden[])[];
}> = ({ id, controle, eerste }) => {
  const getoond = controle.groepen.reduce((som, { aantal }) => som + aantal, 0);
  return (
    <>
      <ol class="evk-kaal evk-groepen">
        {controle.groepen.map((groep, nr) => (
          <li class={`evk-bevinding${groep.ernst === 'fout' ? '' : ' evk-bevinding--waarschuwing'}`}>
            <h3 class="nl-heading nl-heading--level-3">{groep.oplossing ?? leesbaarKop(groep)}</h3>
            <p class="nl-paragraph evk-klein">
              {ERNST[groep.ernst]}, {getalTekst(groep.aantal)} keer. Regel: {groep.regel}{' '}
              <code class="nl-code">{groep.code}</code>
            </p>
            {nr < eerste.length ? <Groeptabel groep={groep} gevonden={(eerste[nr] ?? []).slice(0, EERSTE)} /> : null}
            {groep.aantal > EERSTE || nr >= eerste.length ? (
              <p class="nl-paragraph">
                <a class="nl-link" href={`${indieningPad(id)}/bevindingen/${nr + 1}`}>
                  Bekijk alle {getalTekst(groep.aantal)} van {groep.code}
                </a>
              </p>
            ) : null}
          </li>
        ))}
      </ol>
      {controle.aantalBevindingen > getoond ? (
        <p class="nl-paragraph">
          Er zijn er {getalTekst(controle.aantalBevindingen)}. Hier staan er {getalTekst(getoond)}; van elke soort ten
          minste één. Los deze eerst op.
        </p>
      ) : null}
    </>
  );
};

const leesbaarKop = ({ code }: Bevindinggroep): string => `Bevindingen ${code}`;

async function toonGroep(c: WebContext) {
  const gevonden = await openGecontroleerd(c);
  const nr = nummerVan(c.req.param('groep'));
  const blad = nummerVan(c.req.query('blad') ?? '1');
  const groep = nr === undefined ? undefined : gevonden?.controle.groepen[nr - 1];
  if (gevonden === undefined || nr === undefined || blad === undefined || groep === undefined)
    return toonNietGevonden(c);
  const { indiening, controle } = gevonden;
  const rijen = await readBevindingblad(c.var.diensten, indiening.rij.id, controle, nr - 1, blad - 1);
  if (rijen === undefined) return toonNietGevonden(c);
  const pad = indieningPad(indiening.rij.id);
  const kop = groep.oplossing ?? leesbaarKop(groep);
  return toonPagina(
    c,
    {
      titel: kop,
      kruimels: [...BEGINKRUIMELS, { naam: `Controle van ${indiening.gegevens.bestandsnaam}`, adres: pad }],
    },
    <>
      <h1 class="nl-heading nl-heading--level-1">{kop}</h1>
      <p class="nl-paragraph">
        {ERNST[groep.ernst]}, {getalTekst(groep.aantal)} keer. Regel: {groep.regel}{' '}
        <code class="nl-code">{groep.code}</code>
      </p>
      <Groeptabel groep={groep} gevonden={rijen} />
      <Nummerbladen
        pad={`${pad}/bevindingen/${nr}`}
        blad={blad}
        aantal={Math.ceil(groep.aantal / BEVINDINGEN_PER_BLAD)}
        wat="bevindingen"
      />
    </>,
  );
}

async function geefCorrectieboek(c: WebContext) {
  const gevonden = await openGecontroleerd(c);
  if (gevonden === undefined) return toonNietGevonden(c);
  const { indiening, controle } = gevonden;
  const boek = await controleboek(c.var.diensten, indiening, controle);
  if (boek !== undefined)
    return c.body(toReadable(boek), 200, {
      'Content-Type': WERKMAP,
      'Content-Disposition': contentDisposition('verantwoording-bevindingen.xlsx'),
    });
  return toonPagina(
    c,
    { titel: 'Geen Excel', kruimels: BEGINKRUIMELS },
    <>
      <h1 class="nl-heading nl-heading--level-1">Dit kan niet in Excel</h1>
      <p class="nl-paragraph evk-tekst">
        Wij konden uw bestand niet openen, dus er zijn geen cellen om te markeren.{' '}
        <a class="nl-link" href={indieningPad(indiening.rij.id)}>
          Terug naar de controle
        </a>
      </p>
    </>,
    422,
  );
}

export function addGroepen(app: Hono<WebOmgeving>): void {
  app.get(`/${ID}/bevindingen/:groep`, toonGroep);
  app.get(`/${ID}/correctieboek.xlsx`, geefCorrectieboek);
}
