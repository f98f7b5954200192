/** The invoermappings of an aanbieder: checked, kept under a name, and used for what it submits. */
import { createHash } from 'node:crypto';
import { type SchemaFout, validateInvoermapping } from '../../generated/validate-invoermapping.js';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Invoermapping, InvoermappingRij } from '../domain/invoermapping.ts';
import { keurInvoermapping } from '../ingest/mapping/keur.ts';
import { describeSchemaFouten } from '../register/schemafouten.ts';
import type { Diensten } from './diensten.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

/** One for each system an aanbieder works with, with room to spare. */
export const MAXIMUM_MAPPINGS = 100;

type Botsing = { readonly soort: 'voorwaarde-vereist' | 'intussen-veranderd' };

export type Bewaaruitkomst =
  | { readonly soort: 'nieuw' | 'vervangen'; readonly rij: InvoermappingRij }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'te-veel'; readonly bevinding: Bevinding }
  | Botsing;

export const findInvoermapping = (
  { staat }: Pick<Diensten, 'staat'>,
  agbcode: string,
  naam: string,
): Promise<InvoermappingRij | undefined> => staat.invoermapping.findInvoermapping(agbcode, naam);

export const listInvoermappings = (
  { staat }: Pick<Diensten, 'staat'>,
  agbcode: string,
): Promise<readonly InvoermappingRij[]> => staat.invoermapping.listInvoermappings(agbcode);

/** The mapping, or why it is none. */
function readMapping(inhoud: unknown): {
  readonly mapping?: Invoermapping;
  readonly bevindingen: readonly Bevinding[];
} {
  if (!validateInvoermapping(inhoud)) {
    const fouten: readonly SchemaFout[] = validateInvoermapping.errors ?? [];
    return { bevindingen: describeSchemaFouten('invoermapping', fouten) };
  }
  return { mapping: inhoud, bevindingen: keurInvoermapping(inhoud) };
}

export async function putInvoermapping(
  { staat, klok }: Pick<Diensten, 'staat' | 'klok'>,
  agbcode: string,
  naam: string,
  inhoud: unknown,
  voorwaarde: Voorwaarde,
): Promise<Bewaaruitkomst> {
  const { mapping, bevindingen } = readMapping(inhoud);
  if (mapping === undefined || bevindingen.length > 0) return { soort: 'geweigerd', bevindingen };
  const sha256 = createHash('sha256').update(JSON.stringify(mapping)).digest('hex');
  const vorige = await staat.invoermapping.findInvoermapping(agbcode, naam);
  if (vorige?.sha256 === sha256) return { soort: 'vervangen', rij: vorige };
  const botsing = judge(voorwaarde, vorige);
  if (botsing !== undefined) return botsing;
  if (vorige === undefined && (await staat.invoermapping.listInvoermappings(agbcode)).length >= MAXIMUM_MAPPINGS)
    return {
      soort: 'te-veel',
      bevinding: { code: 'MAPPING_TE_VEEL', ernst: 'fout', plaats: {}, parameters: { maximum: MAXIMUM_MAPPINGS } },
    };
  const rij = { agbcode, naam, mapping, sha256, op: klok().toISOString() };
  if (!(await staat.invoermapping.putInvoermapping(rij, vorige?.sha256))) return { soort: 'intussen-veranderd' };
  return { soort: vorige === undefined ? 'nieuw' : 'vervangen', rij };
}

/** `niet-gevonden`: there was nothing. */
export async function deleteInvoermapping(
  { staat }: Pick<Diensten, 'staat'>,
  agbcode: string,
  naam: string,
  voorwaarde: Voorwaarde,
): Promise<{ readonly soort: 'verwijderd' | 'niet-gevonden' } | Botsing> {
  const vorige = await staat.invoermapping.findInvoermapping(agbcode, naam);
  if (vorige === undefined) return { soort: 'niet-gevonden' };
  const botsing = judge(voorwaarde, vorige);
  if (botsing !== undefined) return botsing;
  const weg = await staat.invoermapping.deleteInvoermapping(agbcode, naam, vorige.sha256);
  return { soort: weg ? 'verwijderd' : 'intussen-veranderd' };
}

function judge(voorwaarde: Voorwaarde, vorige: InvoermappingRij | undefined): Botsing | undefined {
  switch (testVoorwaarde(voorwaarde, vorige?.sha256)) {
    case 'goed':
      return undefined;
    case 'vereist':
      return { soort: 'voorwaarde-vereist' };
    case 'anders':
      return { soort: 'intussen-veranderd' };
  }
}
