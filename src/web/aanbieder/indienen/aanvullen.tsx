/** What a file of messages or rows does not say of itself: asked once, beside it. */
import type { FC } from 'hono/jsx';
import type { Soort } from '../../../domain/verantwoording.ts';
import { type Indiening, type Indieninggegevens, saveGegevens } from '../../../pipeline/indiening.ts';
import type { Aanvulling } from '../../../pipeline/lezing.ts';
import { vorigeMaand } from '../../../pipeline/voorbeeldverantwoording.ts';
import { SOORTNAMEN } from '../../../text/nl/zending.ts';
import type { WebContext } from '../../omgeving.ts';
import { Keuzeveld, Tekstveld } from '../../onderdelen/veld.tsx';
import { indieningPad } from './route.ts';
import { Soortenkeuze } from './soortenkeuze.tsx';

const SOORTEN = Object.keys(SOORTNAMEN) as readonly Soort[];
const isSoort = (tekst: unknown): tekst is Soort => SOORTEN.some((soort) => soort === tekst);

export const Aanvulformulier: FC<{
  readonly id: string;
  readonly aanvulling: Aanvulling;
  readonly vandaag: string;
}> = ({ id, aanvulling, vandaag }) => {
  const { kenmerk, vervangt, stadium, dagtekening = vandaag, periode = vorigeMaand(vandaag) } = aanvulling;
  const soorten = aanvulling.soorten ?? ['declaratie'];
  return (
    <section aria-labelledby="kop-aanvullen" class="evk-kaart">
      <h2 class="nl-heading nl-heading--level-2" id="kop-aanvullen">
        Vul aan wat niet in uw bestand staat
      </h2>
      <form class="evk-formulier" method="post" action={`${indieningPad(id)}/controle`}>
        <div class="evk-velden">
          <Tekstveld
            naam="kenmerk"
            label="Kenmerk"
            uitleg="Uw eigen naam hiervoor, elke keer anders. Letters, cijfers, punt en streepje."
            verplicht
            waarde={kenmerk ?? `${periode.begindatum.slice(0, 7)}-1`}
            patroon="[A-Za-z0-9][A-Za-z0-9._\-]{0,63}"
          />
          <Keuzeveld
            naam="stadium"
            label="Stadium"
            verplicht
            waarde={stadium ?? 'definitief'}
            keuzes={[
              { waarde: 'definitief', naam: 'Definitief' },
              { waarde: 'concept', naam: 'Concept' },
            ]}
          />
          <Tekstveld
            naam="begindatum"
            label="Eerste dag van de periode"
            soort="date"
            verplicht
            waarde={periode.begindatum}
          />
          <Tekstveld
            naam="einddatum"
            label="Laatste dag van de periode"
            soort="date"
            verplicht
            waarde={periode.einddatum}
          />
          <Tekstveld naam="dagtekening" label="Datum van ondertekening" soort="date" verplicht waarde={dagtekening} />
          <Tekstveld
            naam="vervangt"
            label="Vervangt"
            uitleg="Kenmerk van een eerdere verantwoording die u verbetert."
            waarde={vervangt ?? ''}
          />
        </div>
        <Soortenkeuze keuzes={SOORTEN} gekozen={soorten} />
        <p class="utrecht-button-group">
          <button class="nl-button nl-button--primary" type="submit">
            Controleer opnieuw
          </button>
        </p>
      </form>
    </section>
  );
};

type Velden = Readonly<Record<string, unknown>>;

const tekstVan = (velden: Velden, naam: string): string | undefined => {
  const waarde = velden[naam];
  const tekst = typeof waarde === 'string' ? waarde.trim() : '';
  return tekst === '' ? undefined : tekst.slice(0, 100);
};

/** What was filled in. Whether it is right is for the check to say. */
export function readAanvulling(velden: Velden): Aanvulling {
  const kenmerk = tekstVan(velden, 'kenmerk');
  const vervangt = tekstVan(velden, 'vervangt');
  const stadium = tekstVan(velden, 'stadium');
  const dagtekening = tekstVan(velden, 'dagtekening');
  const begindatum = tekstVan(velden, 'begindatum');
  const einddatum = tekstVan(velden, 'einddatum');
  const soorten = [velden.soorten].flat().filter(isSoort);
  const [eerste, ...meer] = soorten;
  return {
    ...(kenmerk === undefined ? {} : { kenmerk }),
    ...(vervangt === undefined ? {} : { vervangt }),
    ...(stadium === 'concept' || stadium === 'definitief' ? { stadium } : {}),
    ...(dagtekening === undefined ? {} : { dagtekening }),
    ...(begindatum === undefined || einddatum === undefined ? {} : { periode: { begindatum, einddatum } }),
    ...(eerste === undefined ? {} : { soorten: [eerste, ...meer] }),
  };
}

type Klaargezet = Indiening & { readonly gegevens: Indieninggegevens };

/** Keeps it with the file. An empty form is no aanvulling: then what was said before stays. */
export async function saveAanvulling(
  c: WebContext,
  indiening: Klaargezet,
  aanvulling: Aanvulling,
): Promise<Klaargezet> {
  if (Object.keys(aanvulling).length === 0) return indiening;
  const gegevens = { ...indiening.gegevens, aanvulling };
  await saveGegevens(c.var.diensten.blobs, indiening.rij.id, gegevens);
  return { ...indiening, gegevens };
}
