/** What may be written in a formaat, as the server tells it, and the names that this formaat makes itself. */

import type { Formaattaal } from '../../../domain/formaattaal.ts';

export type Schema = Formaattaal['schema'];

export const isObject = (waarde: unknown): waarde is Schema =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

export async function haalTaal(adres: string): Promise<Formaattaal> {
  const antwoord = await fetch(adres);
  if (!antwoord.ok) throw new Error(`${adres}: ${antwoord.status}`);
  return (await antwoord.json()) as Formaattaal;
}

const PRIVACY = {
  geen: 'Geen persoonsgegeven.',
  persoonsgegeven: 'Persoonsgegeven.',
  bijzonder: 'Bijzonder persoonsgegeven.',
} as const;

/** Sentences about a field or function; undefined when it is neither. */
export function beschrijf(taal: Formaattaal, woord: string): readonly string[] | undefined {
  const veld = taal.velden.find(({ pad }) => pad === woord);
  if (veld !== undefined)
    return [
      veld.omschrijving,
      PRIVACY[veld.privacy],
      `Bron: ${veld.bron}`,
      ...(veld.codes === undefined ? [] : [`Waarden: ${veld.codes.join(', ')}`]),
    ];
  const functie = taal.functies.find(({ naam }) => naam === woord);
  return functie === undefined
    ? undefined
    : [
        `${functie.naam}(${functie.parameters.join(', ')}) geeft: ${functie.resultaat}`,
        functie.omschrijving,
        `Bijvoorbeeld: ${functie.voorbeeld}`,
      ];
}

export interface Suggestie {
  readonly label: string;
  readonly type: string;
  readonly detail?: string;
  readonly info?: string;
}

const OVERAL: readonly Suggestie[] = [
  ...['soort', 'code', 'naam'].map((naam) => ({
    label: `ontvanger.${naam}`,
    type: 'variable',
    info: 'Van wie het krijgt.',
  })),
  ...['code', 'naam'].map((naam) => ({
    label: `gemeente.${naam}`,
    type: 'variable',
    info: 'De gemeente van de regel.',
  })),
  { label: 'zending.versie', type: 'variable', info: 'De hoeveelste die deze ontvanger hiervan krijgt, vanaf 1.' },
  ...['nummer', 'deel', 'aantalDelen', 'aantalRegels', 'aantalGroepen'].map((naam) => ({
    label: `bestand.${naam}`,
    type: 'variable',
    info: 'Van het bestand.',
  })),
  { label: 'client.bsn', type: 'variable', info: 'Bij herhaal clienten.' },
  ...['has', 'size', 'startsWith', 'endsWith', 'contains'].map((label) => ({
    label,
    type: 'function',
    info: 'Functie van CEL.',
  })),
];

const namen = (groep: string, leden: unknown): readonly Suggestie[] =>
  Object.keys(isObject(leden) ? leden : {}).map((naam) => ({
    label: `${groep}.${naam}`,
    type: 'variable',
    info: 'Van dit formaat.',
  }));

/** What can stand in an expression of this formaat. @param formaat the document as far as it can be read */
export function expressiesuggesties(taal: Formaattaal, formaat: Schema): readonly Suggestie[] {
  const groepering = isObject(formaat.groepering) ? formaat.groepering : {};
  const soort = formaat.invoer === 'trajecten' ? 'prestatie.' : 'traject.';
  return [
    ...namen('groep', groepering.sleutels),
    ...namen('groep', groepering.aggregaten),
    ...namen('totaal', formaat.totalen),
    ...namen('parameters', formaat.parameters),
    ...taal.velden
      .filter(({ pad }) => !pad.includes('[]') && !pad.startsWith(soort))
      .map(({ pad, omschrijving, privacy }) => ({
        label: pad,
        type: 'property',
        info: `${omschrijving} ${PRIVACY[privacy]}`,
      })),
    ...taal.functies.map(({ naam, parameters, omschrijving }) => ({
      label: naam,
      type: 'function',
      detail: `(${parameters.join(', ')})`,
      info: omschrijving,
    })),
    ...OVERAL,
  ];
}

const verwijs = (schema: Schema, deel: unknown): Schema => {
  if (!isObject(deel)) return {};
  if (typeof deel.$ref !== 'string') return deel;
  const naam = deel.$ref.replace('#/$defs/', '');
  const defs = isObject(schema.$defs) ? schema.$defs : {};
  const { $ref: _, ...eigen } = deel;
  return { ...verwijs(schema, defs[naam]), ...eigen, ...(naam === 'Expressie' ? { expressie: true } : {}) };
};

/** Every schema that can hold here: choices (`if`, `allOf`) are all followed. */
function takken(schema: Schema, deel: unknown): readonly Schema[] {
  const hier = verwijs(schema, deel);
  const verder = [hier.then, hier.else, ...(Array.isArray(hier.allOf) ? hier.allOf : [])];
  return [hier, ...verder.filter(isObject).flatMap((tak) => takken(schema, tak))];
}

/** The schemas of the value at a path: names of members, and numbers for items. */
export function schemasOp({ schema }: Formaattaal, pad: readonly string[]): readonly Schema[] {
  return pad.reduce<readonly Schema[]>(
    (hier, stap) =>
      hier.flatMap((een): readonly Schema[] => {
        const eigenschappen = isObject(een.properties) ? een.properties : {};
        const volgende =
          eigenschappen[stap] ?? (/^\d+$/.test(stap) ? een.items : undefined) ?? een.additionalProperties;
        return isObject(volgende) ? takken(schema, volgende) : [];
      }),
    takken(schema, schema),
  );
}
