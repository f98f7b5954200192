/** Which zendingen to make again: the form, what is wrong in it, and the selection that it means. */
import type { FC } from 'hono/jsx';
import type { Herleverselectie } from '../../domain/herlevering.ts';
import { MAXIMUM_HERLEVERING } from '../../pipeline/herlevering.ts';
import { Keuzeveld, Tekstveld } from '../onderdelen/veld.tsx';

export const PAD = '/beheer/storingen/herleveringen';

const CODE = /^[a-z0-9-]{1,50}$/i;
const VERSIE = /^\d+\.\d+\.\d+$/;
const AGBCODE = /^\d{8}$/;

/** What stands in the fields, as text; empty when nothing was filled in. */
export interface Velden {
  readonly ontvangercode: string;
  readonly formaat: string;
  readonly formaatversie: string;
  readonly agbcode: string;
}

const FOUTEN = {
  ontvangercode: 'Vul de code van een ontvanger in, bijvoorbeeld 0855.',
  formaat: 'Kies een formaat.',
  formaatversie: 'Vul een versie in als 1.2.0, of laat dit leeg.',
  agbcode: 'Een AGB-code heeft acht cijfers.',
} as const satisfies Record<keyof Velden, string>;

/** The fields that are not right, in the order of the form. */
export function readFouten({ ontvangercode, formaat, formaatversie, agbcode }: Velden): readonly (keyof Velden)[] {
  return [
    ...(CODE.test(ontvangercode) ? [] : (['ontvangercode'] as const)),
    ...(CODE.test(formaat) ? [] : (['formaat'] as const)),
    ...(formaatversie === '' || VERSIE.test(formaatversie) ? [] : (['formaatversie'] as const)),
    ...(agbcode === '' || AGBCODE.test(agbcode) ? [] : (['agbcode'] as const)),
  ];
}

/** The selection that the fields mean, when nothing is wrong in them. */
export const toSelectie = ({ ontvangercode, formaat, formaatversie, agbcode }: Velden): Herleverselectie => ({
  ontvangercode,
  formaat,
  maximaal: MAXIMUM_HERLEVERING,
  ...(formaatversie === '' ? {} : { formaatversie }),
  ...(agbcode === '' ? {} : { agbcode }),
});

export const Formulier: FC<{
  readonly velden: Velden;
  readonly formaten: readonly string[];
  readonly fouten: readonly (keyof Velden)[];
}> = ({ velden, formaten, fouten }) => {
  const fout = (naam: keyof Velden) => (fouten.includes(naam) ? { fout: FOUTEN[naam] } : {});
  return (
    <form method="post" action={PAD} class="evk-formulier evk-tekst">
      <Tekstveld
        naam="ontvangercode"
        label="Ontvanger"
        uitleg="De code van de gemeente of regio."
        waarde={velden.ontvangercode}
        verplicht
        {...fout('ontvangercode')}
      />
      <Keuzeveld
        naam="formaat"
        label="Formaat"
        keuzes={formaten.map((naam) => ({ waarde: naam, naam }))}
        waarde={velden.formaat}
        verplicht
        {...fout('formaat')}
      />
      <Tekstveld
        naam="formaatversie"
        label="Maken met versie"
        uitleg="Leeg: met de versie waarmee elke zending is gemaakt."
        waarde={velden.formaatversie}
        {...fout('formaatversie')}
      />
      <Tekstveld
        naam="agbcode"
        label="Alleen van aanbieder"
        uitleg="De AGB-code, acht cijfers."
        waarde={velden.agbcode}
        invoer="numeric"
        {...fout('agbcode')}
      />
      <button class="nl-button nl-button--primary" type="submit">
        Laat zien wat er zou gebeuren
      </button>
    </form>
  );
};

export const tekst = (waarde: unknown): string => (typeof waarde === 'string' ? waarde.trim() : '');

/** The fields out of a query or a sent form. */
export const veldenVan = (bron: Readonly<Record<string, unknown>>): Velden => ({
  ontvangercode: tekst(bron.ontvangercode),
  formaat: tekst(bron.formaat),
  formaatversie: tekst(bron.formaatversie),
  agbcode: tekst(bron.agbcode),
});
