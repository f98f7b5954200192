/** `--uitleg <bestandsnaam>:<positie>`: asks the gateway where a value of an output came from. */
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';
import type { Client } from './client.ts';
import { ApiFout } from './client.ts';

/** As `GET …/uitleg` answers. */
export interface GegevenUitleg {
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly waarde?: string;
  readonly uitvoerveld: string;
  readonly regel: string;
  readonly expressie: string;
  readonly functies: readonly { readonly naam: string; readonly omschrijving: string; readonly bron?: string }[];
  readonly velden: readonly { readonly veld: string; readonly omschrijving: string; readonly bron: string }[];
  readonly codetabel?: string;
  readonly aggregaten: readonly {
    readonly naam: string;
    readonly regel: string;
    readonly expressie?: string;
    readonly codetabel?: string;
  }[];
  readonly regels: { readonly aantal: number; readonly pointers: readonly string[] };
}

/** A file name holds no colon, a place in a workbook or tree may: the first one divides. */
function splitVraag(vraag: string): { bestandsnaam: string; positie: string } {
  const grens = vraag.indexOf(':');
  return { bestandsnaam: vraag.slice(0, grens), positie: vraag.slice(grens + 1) };
}

export const isUitlegvraag = (vraag: string): boolean => /^[^:]+:.+$/.test(vraag);

export const explainAll = (
  aanbieder: Client,
  bewijs: Ontvangstbewijs,
  vragen: readonly string[],
): Promise<readonly (GegevenUitleg | undefined)[]> =>
  Promise.all(vragen.map((vraag) => explainOne(aanbieder, bewijs, splitVraag(vraag))));

async function explainOne(
  aanbieder: Client,
  bewijs: Ontvangstbewijs,
  { bestandsnaam, positie }: { bestandsnaam: string; positie: string },
): Promise<GegevenUitleg | undefined> {
  const zending = bewijs.zendingen.find((z) => z.bestanden.some((bestand) => bestand.bestandsnaam === bestandsnaam));
  if (zending === undefined) return undefined;
  const query = new URLSearchParams({ bestandsnaam, positie });
  try {
    return await aanbieder.get<GegevenUitleg>(`/aanbieder/v1/zendingen/${zending.id}/uitleg?${query}`);
  } catch (error) {
    if (error instanceof ApiFout && error.status === 404) return undefined;
    throw error;
  }
}

/** What a person reads of it. */
export function describeUitleg(vraag: string, uitleg: GegevenUitleg | undefined): string {
  if (uitleg === undefined) return `Uitleg ${vraag}: dit bestand is er niet, of op die plek staat niets van een regel.`;
  const { formaat, regels } = uitleg;
  const meer = regels.aantal > regels.pointers.length ? ' …' : '';
  return [
    `Uitleg ${vraag}`,
    `  waarde      ${uitleg.waarde ?? '(niet getoond)'}  (${uitleg.uitvoerveld})`,
    `  formaat     ${formaat.naam} ${formaat.versie}, regel ${uitleg.regel}`,
    `  expressie   ${uitleg.expressie}`,
    ...(uitleg.codetabel === undefined ? [] : [`  codetabel   ${uitleg.codetabel}`]),
    ...uitleg.aggregaten.map(
      ({ naam, regel, expressie, codetabel }) =>
        `  telling     ${naam}: ${expressie ?? 'aantal'}${codetabel === undefined ? '' : `, codetabel ${codetabel}`} (${regel})`,
    ),
    ...uitleg.functies.map(({ naam, omschrijving }) => `  functie     ${naam}: ${omschrijving}`),
    ...uitleg.velden.map(({ veld, omschrijving }) => `  veld        ${veld}: ${omschrijving}`),
    `  regels      ${regels.aantal}: ${regels.pointers.join(', ')}${meer}`,
  ].join('\n');
}
