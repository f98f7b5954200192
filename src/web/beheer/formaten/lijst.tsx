/** All formaten with their versions. */
import type { Hono } from 'hono';
import type { Formaat } from '../../../domain/formaat.ts';
import { datumTekst } from '../../../text/notatie.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { Bladeren } from '../../onderdelen/bladeren.tsx';
import { toonPagina } from '../../onderdelen/bladzijde.tsx';
import { Tabel } from '../../onderdelen/tabel.tsx';
import { Tekstveld } from '../../onderdelen/veld.tsx';
import { magRol } from '../../wacht.tsx';
import { adresVan, BASIS, Fase, Gedaan } from './basis.tsx';

const PER_BLADZIJDE = 50;

const WETTEN = { wmo: 'Wmo', jw: 'Jeugdwet' } as const;

const bestandssoorten = ({ bestanden }: Formaat): string =>
  [...new Set(bestanden.map(({ bestandssoort }) => bestandssoort))].join(', ');

const soortenVan = (formaat: Formaat): string =>
  `${formaat.niveau === 'persoon' ? 'regels' : 'totalen'}, ${bestandssoorten(formaat)}`;

/** Newest first: 10.0.0 comes after 9.0.0. */
const opVersie = (a: Formaat, b: Formaat): number => b.versie.localeCompare(a.versie, 'nl', { numeric: true });

interface Groep {
  readonly naam: string;
  readonly versies: readonly Formaat[];
}

function groepeer(formaten: readonly Formaat[], zoek: string): readonly Groep[] {
  const gezocht = zoek.trim().toLowerCase();
  return [...Map.groupBy(formaten, ({ naam }) => naam)]
    .map(([naam, versies]) => ({ naam, versies: [...versies].sort(opVersie) }))
    .filter(({ naam, versies }) =>
      [naam, ...versies.map(({ titel }) => titel)].some((tekst) => tekst.toLowerCase().includes(gezocht)),
    )
    .sort((a, b) => a.naam.localeCompare(b.naam, 'nl'));
}

const rijVan = ({ naam, versies }: Groep) => {
  const [nieuwste] = versies;
  if (nieuwste === undefined) return [];
  return [
    <>
      {nieuwste.titel}
      <br />
      <code class="nl-code">{naam}</code>
    </>,
    nieuwste.wetten.map((wet) => WETTEN[wet]).join(', '),
    soortenVan(nieuwste),
    <ul class="evk-kaal evk-versies">
      {versies.map((formaat) => (
        <li>
          <a class="nl-link" href={adresVan(formaat)} aria-label={`${formaat.titel}, versie ${formaat.versie}`}>
            {formaat.versie}
          </a>{' '}
          <Fase fase={formaat.levensfase} /> vanaf {datumTekst(formaat.geldigVanaf)}
        </li>
      ))}
    </ul>,
  ];
};

export function addLijst(app: Hono<WebOmgeving>): void {
  app.get('/formaten', async (c) => {
    const { register } = await c.var.diensten.register.huidig();
    const zoek = c.req.query('zoek') ?? '';
    const na = c.req.query('na') ?? '';
    const groepen = groepeer(register.formaten, zoek);
    const vanaf = groepen.findIndex(({ naam }) => naam.localeCompare(na, 'nl') > 0);
    const getoond = vanaf < 0 ? [] : groepen.slice(vanaf, vanaf + PER_BLADZIJDE);
    const laatste = getoond.at(-1);
    const adres = (extra: Readonly<Record<string, string>>): string =>
      `${BASIS}?${new URLSearchParams({ ...(zoek === '' ? {} : { zoek }), ...extra })}`;
    const meer = laatste !== undefined && vanaf + PER_BLADZIJDE < groepen.length;
    return toonPagina(
      c,
      { titel: 'Formaten' },
      <>
        <h1 class="nl-heading nl-heading--level-1">Formaten</h1>
        <p class="nl-paragraph evk-tekst">
          Een formaat zegt wat een gemeente krijgt en hoe het eruitziet. Een wijziging is altijd een nieuwe versie.
        </p>
        <Gedaan c={c} />
        {magRol(c, 'formaten-beheren') ? (
          <p class="nl-paragraph">
            <a class="nl-button nl-button--primary" href={`${BASIS}/nieuw`}>
              Nieuw formaat
            </a>
          </p>
        ) : null}
        <form method="get" action={BASIS} class="evk-velden evk-niet-afdrukken">
          <Tekstveld naam="zoek" label="Zoek op naam" soort="search" waarde={zoek} />
          <div>
            <button class="nl-button nl-button--secondary" type="submit">
              Zoek
            </button>
          </div>
        </form>
        {getoond.length === 0 ? (
          <div class="evk-leeg">
            <p class="nl-paragraph">{zoek === '' ? 'Er zijn nog geen formaten.' : 'Geen formaat heeft deze naam.'}</p>
          </div>
        ) : (
          <Tabel
            titel="Formaten en hun versies"
            titelVerborgen
            kolommen={[{ naam: 'Formaat', kop: true }, { naam: 'Wet' }, { naam: 'Soort' }, { naam: 'Versies' }]}
            rijen={getoond.map(rijVan)}
          />
        )}
        <Bladeren
          wat="formaten"
          {...(na === '' ? {} : { begin: adres({}) })}
          {...(meer ? { volgende: adres({ na: laatste.naam }) } : {})}
        />
      </>,
    );
  });
}
