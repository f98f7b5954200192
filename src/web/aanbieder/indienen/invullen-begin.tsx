/** The first step of filling in: which month, what, and in the place of what. */
import type { FC } from 'hono/jsx';
import { INVULSOORTEN, type Invulling } from '../../../domain/invulling.ts';
import { vorigeMaand } from '../../../pipeline/voorbeeldverantwoording.ts';
import { Melding } from '../../onderdelen/melding.tsx';
import { Keuzeveld, Tekstveld } from '../../onderdelen/veld.tsx';
import { type Poging, veldVan } from './invullen-delen.tsx';
import type { Vervangen } from './route.ts';
import { Soortenkeuze } from './soortenkeuze.tsx';

/** What the first step shows before anything was filled in. */
type Voorstel = Pick<Invulling, 'periode' | 'kenmerk'>;

const MAANDNOTATIE = '20[0-9]{2}-(0[1-9]|1[0-2])';

export const Beginformulier: FC<
  Poging & { readonly actie: string; readonly invulling?: Invulling; readonly voorstel: Voorstel }
> = ({ actie, invulling, voorstel, ...poging }) => {
  const maand = (invulling?.periode ?? voorstel.periode).begindatum.slice(0, 7);
  const soorten = Object.hasOwn(poging.velden, 'kenmerk')
    ? [poging.velden.soorten].flat()
    : (invulling?.soorten ?? ['declaratie']);
  return (
    <form class="evk-formulier evk-tekst" method="post" action={actie}>
      <Tekstveld
        {...veldVan(poging, 'maand', maand)}
        label="Over welke maand?"
        uitleg="Jaar en maand, zoals 2026-04."
        soort="month"
        patroon={MAANDNOTATIE}
      />
      <Soortenkeuze keuzes={INVULSOORTEN} gekozen={soorten} fout={poging.fouten.soorten} />
      <Tekstveld
        {...veldVan(poging, 'kenmerk', invulling?.kenmerk ?? voorstel.kenmerk)}
        label="Kenmerk"
        uitleg="Uw eigen naam hiervoor, elke keer anders."
      />
      <Keuzeveld
        {...veldVan(poging, 'stadium', invulling?.stadium ?? 'definitief')}
        label="Stadium"
        keuzes={[
          { waarde: 'definitief', naam: 'Definitief' },
          { waarde: 'concept', naam: 'Concept' },
        ]}
      />
      <p class="utrecht-button-group">
        <button class="nl-button nl-button--primary" type="submit">
          Verder naar producten
        </button>
      </p>
    </form>
  );
};

/** What is corrected is filled in for its own period, under another kenmerk than its own. */
export function voorstelVan(vandaag: string, vervangt: Vervangen | undefined): Voorstel {
  if (vervangt !== undefined) return { periode: vervangt.periode, kenmerk: '' };
  const periode = vorigeMaand(vandaag);
  return { periode, kenmerk: `${periode.begindatum.slice(0, 7)}-1` };
}

export const Verbetering = ({ kenmerk }: Pick<Vervangen, 'kenmerk'>) => (
  <Melding soort="uitleg" kop={`U verbetert verantwoording ${kenmerk}`}>
    <p class="nl-paragraph">Vul alles opnieuw in, zoals het moet zijn. Geef het een nieuw kenmerk.</p>
  </Melding>
);
