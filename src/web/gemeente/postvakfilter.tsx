/** What the list of the postvak can be restricted to, and the form for it. Everything stands in the address, so it can be kept and shared. */
import type { FC } from 'hono/jsx';
import { isDatum } from '../../domain/kalender.ts';
import type { Soort } from '../../domain/verantwoording.ts';
import type { ZendingToestand } from '../../domain/zending.ts';
import type { PostvakFilter } from '../../pipeline/postvak.ts';
import { SOORTNAMEN } from '../../text/nl/zending.ts';
import type { WebContext } from '../omgeving.ts';
import { Melding } from '../onderdelen/melding.tsx';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';

const SOORTEN = Object.keys(SOORTNAMEN) as readonly Soort[];

/** What an ontvanger looks for, in its own words. */
const STANDEN: Readonly<Record<string, { readonly naam: string; readonly filter: PostvakFilter }>> = {
  nieuw: { naam: 'Nieuw', filter: { bevestigd: false } },
  ontvangen: { naam: 'Ontvangen, nog niet beoordeeld', filter: toestand('bevestigd') },
  geaccepteerd: { naam: 'Geaccepteerd', filter: toestand('geaccepteerd') },
  'deels-afgewezen': { naam: 'Deels afgewezen', filter: toestand('deels-afgewezen') },
  afgewezen: { naam: 'Afgewezen', filter: toestand('afgewezen') },
  ingetrokken: { naam: 'Ingetrokken', filter: toestand('ingetrokken') },
};

function toestand(toestand: ZendingToestand): PostvakFilter {
  return { toestand };
}

export interface Keuzes {
  readonly soort: string;
  readonly stand: string;
  readonly zoek: string;
  readonly van: string;
  readonly tot: string;
  readonly filter: PostvakFilter;
}

const ALLES = { waarde: '', naam: 'Alle' };
const MAXIMUM_ZOEK = 100;

/** What is not a choice of the form counts as not chosen. */
export function readKeuzes(c: WebContext): Keuzes {
  const soort = SOORTEN.find((een) => een === c.req.query('soort'));
  const stand = c.req.query('stand') ?? '';
  const dag = (naam: string): string => {
    const tekst = c.req.query(naam) ?? '';
    return isDatum(tekst) ? tekst : '';
  };
  const [van, tot] = [dag('van'), dag('tot')];
  const gekozen = Object.hasOwn(STANDEN, stand) ? STANDEN[stand] : undefined;
  return {
    soort: soort ?? '',
    stand: gekozen === undefined ? '' : stand,
    zoek: (c.req.query('zoek') ?? '').trim().slice(0, MAXIMUM_ZOEK),
    van,
    tot,
    filter: {
      ...gekozen?.filter,
      ...(soort === undefined ? {} : { soort }),
      ...(van === '' ? {} : { periodeVanaf: van }),
      ...(tot === '' ? {} : { periodeTotEnMet: tot }),
    },
  };
}

export function toQuery({ filter: _, ...keuzes }: Keuzes): URLSearchParams {
  return new URLSearchParams(Object.entries(keuzes).filter(([, waarde]) => waarde !== ''));
}

/** Whom the search text means. */
export type Gevonden =
  | { readonly soort: 'niet-gezocht' | 'geen' }
  | { readonly soort: 'een'; readonly agbcode: string }
  | { readonly soort: 'meer'; readonly aanbieders: readonly { readonly agbcode: string; readonly naam: string }[] };

const MEESTE_NAMEN = 20;

export async function searchAanbieder(c: WebContext, zoek: string): Promise<Gevonden> {
  if (zoek === '') return { soort: 'niet-gezocht' };
  if (/^\d{8}$/.test(zoek)) return { soort: 'een', agbcode: zoek };
  const gevonden = await c.var.diensten.staat.organisaties.findOpNaam('aanbieder', zoek, MEESTE_NAMEN);
  const [eerste] = gevonden;
  if (eerste === undefined) return { soort: 'geen' };
  if (gevonden.length === 1) return { soort: 'een', agbcode: eerste.houdercode };
  return { soort: 'meer', aanbieders: gevonden.map(({ houdercode, naam }) => ({ agbcode: houdercode, naam })) };
}

export const Postvakfilter: FC<{ keuzes: Keuzes; gevonden: Gevonden }> = ({ keuzes, gevonden }) => {
  const actief = toQuery(keuzes).size > 0;
  return (
    <details class="evk-uitleg evk-niet-afdrukken" open={actief}>
      <summary>Zoeken en kiezen wat u ziet</summary>
      <form method="get" action="/gemeente" class="evk-formulier evk-kaart">
        <div class="evk-velden">
          <Tekstveld
            naam="zoek"
            soort="search"
            label="Aanbieder"
            uitleg="Naam, of AGB-code van 8 cijfers"
            waarde={keuzes.zoek}
            maximum={MAXIMUM_ZOEK}
          />
          <Keuzeveld
            naam="soort"
            label="Soort"
            waarde={keuzes.soort}
            keuzes={[ALLES, ...SOORTEN.map((waarde) => ({ waarde, naam: SOORTNAMEN[waarde] }))]}
          />
          <Keuzeveld
            naam="stand"
            label="Toestand"
            waarde={keuzes.stand}
            keuzes={[ALLES, ...Object.entries(STANDEN).map(([waarde, { naam }]) => ({ waarde, naam }))]}
          />
          <Tekstveld naam="van" soort="date" label="Periode begint op of na" waarde={keuzes.van} />
          <Tekstveld naam="tot" soort="date" label="Periode eindigt op of voor" waarde={keuzes.tot} />
        </div>
        <div class="utrecht-button-group">
          <button class="nl-button nl-button--primary" type="submit">
            Zoeken
          </button>
          {actief ? (
            <a class="nl-link" href="/gemeente">
              Wis alle keuzes
            </a>
          ) : null}
        </div>
      </form>
      {gevonden.soort === 'meer' ? (
        <Melding soort="uitleg" kop="Meer aanbieders passen hierbij. Welke bedoelt u?">
          <ul class="utrecht-unordered-list">
            {gevonden.aanbieders.map(({ agbcode, naam }) => (
              <li class="utrecht-unordered-list__item">
                <a class="nl-link" href={`/gemeente?${toQuery({ ...keuzes, zoek: agbcode })}`}>
                  {naam} (AGB {agbcode})
                </a>
              </li>
            ))}
          </ul>
        </Melding>
      ) : null}
    </details>
  );
};
