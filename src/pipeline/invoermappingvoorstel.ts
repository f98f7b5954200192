/** A proposal for an invoermapping from the first rows of a file; nothing of the file is kept. */
import type { Bevinding } from '../domain/bevinding.ts';
import { keurInvoermapping } from '../ingest/mapping/keur.ts';
import { stelMappingVoor, type Voorstel } from '../ingest/mapping/voorstel.ts';
import type { Bytestroom } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { readTabelbegin } from './tabelbegin.ts';

export type Voorsteluitkomst =
  | { readonly soort: 'voorstel'; readonly voorstel: Voorstel; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'geweigerd'; readonly teGroot: boolean; readonly bevindingen: readonly Bevinding[] };

export async function maakVoorstel(diensten: Diensten, body: Bytestroom): Promise<Voorsteluitkomst> {
  const gelezen = await readTabelbegin(body, diensten.limieten.maximaleProefBytes);
  if (gelezen.soort === 'geweigerd') return gelezen;
  const beeld = await diensten.register.huidig();
  let beste: Voorstel | undefined;
  for (const { blad, rijen } of gelezen.bladen) {
    const voorstel = stelMappingVoor(rijen, beeld.index.gemeentetabel);
    if (voorstel === undefined) continue;
    const { lijst, ...rest } = voorstel.mapping;
    const met = { ...voorstel, mapping: { lijst, ...(blad !== undefined && { blad }), ...rest } };
    if (beste === undefined || met.mapping.kolommen.length > beste.mapping.kolommen.length) beste = met;
  }
  if (beste === undefined || beste.mapping.kolommen.length === 0)
    return {
      soort: 'geweigerd',
      teGroot: false,
      bevindingen: [{ code: 'MAPPING_GEEN_TABEL', ernst: 'fout', plaats: {}, parameters: {} }],
    };
  return { soort: 'voorstel', voorstel: beste, bevindingen: keurInvoermapping(beste.mapping) };
}
