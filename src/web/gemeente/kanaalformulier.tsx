/** Setting a channel: the form that its schema describes. */
import type { Hono } from 'hono';
import type { FC } from 'hono/jsx';
import type { Bevinding } from '../../domain/bevinding.ts';
import { GEHEIMNAMEN } from '../../domain/kanaal.ts';
import { unreachable } from '../../domain/result.ts';
import { findKanaal, kanaalHash, putKanaal } from '../../pipeline/kanaal-beheer.ts';
import { leesbaar } from '../../text/nl.ts';
import { handel, wijzigerVan } from '../handeling.ts';
import {
  AANMELDSOORTEN,
  AANMELDVELD,
  aanmelddeel,
  type Brengsoort,
  GEHEIMEN,
  GEHEIMLABELS,
  heeftAanmelding,
  KANAALSOORTEN,
  type Kanaalveld,
  kanaaldeel,
  toIngevuld,
  toInstelling,
} from '../kanaalvelden.ts';
import type { WebContext, WebOmgeving } from '../omgeving.ts';
import { Bevindingen } from '../onderdelen/bevindingen.tsx';
import { toonPagina } from '../onderdelen/bladzijde.tsx';
import { toonNietGevonden } from '../onderdelen/foutpagina.tsx';
import { Melding } from '../onderdelen/melding.tsx';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';
import { eis, houdercodeVan } from '../wacht.tsx';
import { KANAALADRES } from './kanaal.tsx';

interface Stand {
  readonly ingevuld: Readonly<Record<string, string>>;
  /** On which state of the channel it is meant: nobody overwrites what a colleague changed in between. */
  readonly hash: string;
  readonly bevindingen: readonly Bevinding[];
  readonly veranderd: boolean;
}

const foutBij = (bevindingen: readonly Bevinding[], pointer: string): { readonly fout?: string } => {
  const hier = bevindingen.find(({ plaats }) => plaats.pointer === pointer);
  if (hier === undefined) return {};
  const { melding, oplossing } = leesbaar(hier);
  return { fout: `${melding} ${oplossing}` };
};

const Veld: FC<{ veld: Kanaalveld; naam: string; pointer: string; stand: Stand; verplicht?: boolean }> = ({
  veld,
  naam,
  pointer,
  stand: { ingevuld, bevindingen },
  verplicht = veld.verplicht,
}) => {
  const gemeen = {
    naam,
    label: veld.label,
    waarde: ingevuld[naam] ?? veld.standaard,
    ...foutBij(bevindingen, pointer),
  };
  return veld.soort === 'keuze' ? (
    // What each choice means stands in the choices.
    <Keuzeveld {...gemeen} verplicht keuzes={veld.keuzes} />
  ) : (
    <Tekstveld
      {...gemeen}
      uitleg={veld.uitleg}
      verplicht={verplicht}
      soort={veld.soort === 'getal' ? 'number' : veld.soort === 'email' ? 'email' : 'text'}
      {...(veld.maximum === undefined ? {} : { maximum: veld.maximum })}
    />
  );
};

/** What has to be thought about stands open; what is nearly always good as it stands is behind one line. */
const Velden: FC<{ velden: readonly Kanaalveld[]; stand: Stand }> = ({ velden, stand }) => {
  const toon = (veld: Kanaalveld) => (
    <Veld veld={veld} naam={veld.naam} pointer={`/instelling/${veld.naam}`} stand={stand} />
  );
  const isEerst = ({ verplicht, soort }: Kanaalveld): boolean => verplicht || soort === 'keuze';
  const later = velden.filter((veld) => !isEerst(veld));
  const fout = later.some(({ naam }) => 'fout' in foutBij(stand.bevindingen, `/instelling/${naam}`));
  return (
    <>
      {velden.filter(isEerst).map(toon)}
      {later.length === 0 ? null : (
        <details class="evk-uitleg" open={fout}>
          <summary>Meer instellingen, meestal goed zoals ze staan</summary>
          <div class="evk-formulier">{later.map(toon)}</div>
        </details>
      )}
    </>
  );
};

const Aanmelding: FC<{ stand: Stand }> = ({ stand }) => (
  <fieldset class="evk-kaart evk-formulier">
    <legend>Hoe wij ons bij uw dienst aanmelden</legend>
    <Keuzeveld
      naam={`${AANMELDVELD}aanmeldsoort`}
      label="Manier van aanmelden"
      verplicht
      waarde={stand.ingevuld[`${AANMELDVELD}aanmeldsoort`] ?? 'geen'}
      keuzes={AANMELDSOORTEN.map((waarde) => {
        const { titel, uitleg } = aanmelddeel(waarde);
        return { waarde, naam: `${titel}: ${uitleg.charAt(0).toLowerCase()}${uitleg.slice(1).replace(/\.$/, '')}` };
      })}
    />
    {AANMELDSOORTEN.filter((soort) => aanmelddeel(soort).velden.length > 0).map((soort) => (
      <details class="evk-uitleg" open={stand.ingevuld[`${AANMELDVELD}aanmeldsoort`] === soort}>
        <summary>Alleen bij {aanmelddeel(soort).titel}</summary>
        <div class="evk-formulier">
          {aanmelddeel(soort).velden.map((veld) => (
            <Veld
              veld={veld}
              naam={AANMELDVELD + veld.naam}
              pointer={`/instelling/aanmelding/${veld.naam}`}
              stand={stand}
              verplicht={false}
            />
          ))}
        </div>
      </details>
    ))}
  </fieldset>
);

const Geheimen: FC<{ soort: Brengsoort; stand: Stand }> = ({ soort, stand }) =>
  GEHEIMEN[soort].length === 0 ? null : (
    <fieldset class="evk-kaart evk-formulier">
      <legend>Geheimen</legend>
      <p class="nl-paragraph">
        Wij bewaren geheimen versleuteld en tonen ze nooit. Laat leeg om te houden wat er al is.
      </p>
      {GEHEIMEN[soort].map((naam) => (
        <Tekstveld
          naam={naam}
          soort="password"
          label={GEHEIMLABELS[naam].label}
          uitleg={GEHEIMLABELS[naam].uitleg}
          {...foutBij(stand.bevindingen, `/geheimen/${naam}`)}
        />
      ))}
    </fieldset>
  );

function toonFormulier(c: WebContext, soort: Brengsoort, stand: Stand) {
  const { titel, uitleg, velden } = kanaaldeel(soort);
  const { bevindingen } = stand;
  return toonPagina(
    c,
    { titel: `${titel} instellen`, kruimels: [{ naam: 'Kanaal', adres: KANAALADRES }] },
    <>
      <h1 class="nl-heading nl-heading--level-1">{titel} instellen</h1>
      <p class="nl-paragraph evk-tekst">{uitleg}</p>
      {stand.veranderd ? (
        <Melding soort="fout" begin kop="Intussen heeft iemand anders dit veranderd">
          <p class="nl-paragraph">
            <a class="nl-link" href={`${KANAALADRES}/${soort}`}>
              Begin opnieuw met wat er nu staat
            </a>
          </p>
        </Melding>
      ) : null}
      {bevindingen.length === 0 ? null : (
        <Melding soort="fout" begin kop="De instellingen zijn niet bewaard">
          <Bevindingen bevindingen={bevindingen} />
        </Melding>
      )}
      <form method="post" action={`${KANAALADRES}/${soort}`} class="evk-formulier">
        <input type="hidden" name="hash" value={stand.hash} />
        <Velden velden={velden} stand={stand} />
        {heeftAanmelding(soort) ? <Aanmelding stand={stand} /> : null}
        <Geheimen soort={soort} stand={stand} />
        <div class="utrecht-button-group">
          <button class="nl-button nl-button--primary" type="submit">
            Bewaar de instellingen
          </button>
          <a class="nl-link" href={KANAALADRES}>
            Terug zonder te bewaren
          </a>
        </div>
      </form>
    </>,
  );
}

const soortVan = (c: WebContext): Brengsoort | undefined =>
  KANAALSOORTEN.find((soort) => soort === c.req.param('soort'));

async function bewaar(c: WebContext, soort: Brengsoort) {
  const code = houdercodeVan(c);
  const ingevuld = Object.fromEntries(
    Object.entries(await c.req.parseBody()).filter((veld): veld is [string, string] => typeof veld[1] === 'string'),
  );
  const hash = ingevuld.hash ?? '';
  const geheimen = Object.fromEntries(
    GEHEIMNAMEN.flatMap((naam) => ((ingevuld[naam] ?? '') === '' ? [] : [[naam, ingevuld[naam]]])),
  );
  const opgave = { instelling: toInstelling(soort, ingevuld), geheimen, nieuweSleutel: false };
  const { nieuwste } = await findKanaal(c.var.diensten, code);
  const voorwaarde =
    nieuwste === undefined ? ({ soort: 'geen' } as const) : ({ soort: 'gelijk-aan', hashes: [hash] } as const);
  const uitkomst = await handel(
    c,
    'bewaarKanaal',
    { kanaalsoort: soort },
    () => putKanaal(c.var.diensten, code, opgave, voorwaarde, wijzigerVan(c)),
    (een) => een.soort === 'bewaard' || een.soort === 'ongewijzigd',
  );
  switch (uitkomst.soort) {
    case 'bewaard':
    case 'ongewijzigd':
      return c.redirect(`${KANAALADRES}?gedaan=bewaard`, 303);
    case 'geweigerd':
      return toonFormulier(c, soort, { ingevuld, hash, bevindingen: uitkomst.bevindingen, veranderd: false });
    case 'voorwaarde-vereist':
    case 'intussen-veranderd':
      return toonFormulier(c, soort, { ingevuld, hash, bevindingen: [], veranderd: true });
    default:
      return unreachable(uitkomst);
  }
}

export function addKanaalformulier(app: Hono<WebOmgeving>): void {
  const mag = eis('ontvanger', 'ontvangen');
  app.get('/kanaal/:soort', mag, async (c) => {
    const soort = soortVan(c);
    if (soort === undefined) return toonNietGevonden(c);
    const stand = await findKanaal(c.var.diensten, houdercodeVan(c));
    const { instelling } = stand.nieuwste ?? {};
    return toonFormulier(c, soort, {
      ingevuld: instelling?.kanaalsoort === soort ? toIngevuld(instelling) : {},
      hash: kanaalHash(stand),
      bevindingen: [],
      veranderd: false,
    });
  });

  app.post('/kanaal/:soort', mag, async (c) => {
    const soort = soortVan(c);
    return soort === undefined ? toonNietGevonden(c) : bewaar(c, soort);
  });
}
