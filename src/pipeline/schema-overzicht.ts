/** What a beheerder sees of a registered schema: the set, its files, and who needs it. */
import { createHash } from 'node:crypto';
import type { Formaat } from '../domain/formaat.ts';
import type { Schemaset, Schemasoort, Schemavermelding, Schemaverwijzing } from '../domain/schema.ts';
import type { Diensten } from './diensten.ts';

export interface Schemaoverzicht extends Schemavermelding, Pick<Schemaset, 'titel' | 'hoofdbestand' | 'bronnen'> {
  readonly bestanden: readonly { readonly bestandsnaam: string; readonly bytes: number; readonly sha256: string }[];
  /** Versions of formaten that name it, whatever their levensfase. */
  readonly formaten: readonly { readonly naam: string; readonly versie: string }[];
}

type Vraag = Pick<Diensten, 'staat' | 'register'>;

const sha256 = (tekst: string): string => createHash('sha256').update(tekst).digest('hex');

/** Undefined when there is no such schema. */
export async function describeSchema(
  { staat, register }: Vraag,
  { naam, versie }: Schemaverwijzing,
): Promise<Schemaoverzicht | undefined> {
  const document = await staat.register.findDocument('schema', naam, versie);
  if (document === undefined) return undefined;
  const { schemasoort, titel, hoofdbestand, bestanden, bronnen } = document.inhoud as Schemaset;
  const { formaten } = (await register.huidig()).register;
  return {
    ...{ naam, versie, schemasoort, titel, hoofdbestand, bronnen },
    sha256: document.sha256,
    bestanden: Object.entries(bestanden).map(([bestandsnaam, tekst]) => ({
      bestandsnaam,
      bytes: new TextEncoder().encode(tekst).length,
      sha256: sha256(tekst),
    })),
    formaten: formaten
      .filter((formaat) => namesSchema(formaat, { naam, versie }))
      .map((formaat) => ({ naam: formaat.naam, versie: formaat.versie })),
  };
}

const namesSchema = ({ bestanden }: Formaat, { naam, versie }: Schemaverwijzing): boolean =>
  bestanden.some((bestand) => 'schema' in bestand && bestand.schema?.naam === naam && bestand.schema.versie === versie);

const MEDIATYPEN: Readonly<Record<Schemasoort, string>> = {
  xsd: 'application/xml; charset=utf-8',
  'json-schema': 'application/schema+json',
};

/** One file of the set, as it was registered. */
export async function findSchemabestand(
  { staat }: Pick<Vraag, 'staat'>,
  { naam, versie }: Schemaverwijzing,
  bestandsnaam: string,
): Promise<{ readonly tekst: string; readonly mediatype: string; readonly sha256: string } | undefined> {
  const document = await staat.register.findDocument('schema', naam, versie);
  if (document === undefined) return undefined;
  const { bestanden, schemasoort } = document.inhoud as Schemaset;
  const tekst = Object.hasOwn(bestanden, bestandsnaam) ? bestanden[bestandsnaam] : undefined;
  return tekst === undefined ? undefined : { tekst, mediatype: MEDIATYPEN[schemasoort], sha256: sha256(tekst) };
}
