/** Takes a concept or one of its examples out of the register again. What was tested stays for good, and so does the history of all. */
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Diensten } from './diensten.ts';
import { type Botsing, hashInhoud, toBotsing, type Versieadres } from './formaat-concept.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export type Verwijdering =
  | { readonly soort: 'verwijderd' | 'niet-gevonden' }
  | { readonly soort: 'ligt-vast'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

/** The version with all its examples. */
export async function removeConcept(
  diensten: Diensten,
  { naam, versie }: Versieadres,
  voorwaarde: Voorwaarde,
  door: string,
): Promise<Verwijdering> {
  const { index, register } = await diensten.register.huidig();
  const formaat = index.findFormaat(naam, versie);
  if (formaat === undefined) return { soort: 'niet-gevonden' };
  if (formaat.levensfase !== 'concept') {
    const parameters = { naam, versie };
    return {
      soort: 'ligt-vast',
      bevindingen: [{ code: 'VERSIE_BESTAAT', ernst: 'fout', plaats: { pointer: '/versie' }, parameters }],
    };
  }
  const sha256 = hashInhoud(formaat);
  const botsing = toBotsing(testVoorwaarde(voorwaarde, sha256));
  if (botsing !== undefined) return botsing;
  const wijziging = { revisie: register.revisie, door, op: tijdstip(diensten.klok()) };
  const weg = await diensten.staat.formaten.verwijderConcept({ naam, versie, sha256 }, wijziging);
  return { soort: weg ? 'verwijderd' : 'intussen-veranderd' };
}

/** Its bytes stay where they lie: another version may have the same example. At night they go when none has (voorbeelden-vegen.ts). */
export async function removeVoorbeeld(
  diensten: Diensten,
  { naam, versie }: Versieadres,
  voorbeeld: string,
  voorwaarde: Voorwaarde,
  door: string,
): Promise<Verwijdering> {
  const { index, register } = await diensten.register.huidig();
  const rij = (await diensten.staat.formaten.listVoorbeelden(naam, versie)).find((een) => een.voorbeeld === voorbeeld);
  if (rij === undefined) return { soort: 'niet-gevonden' };
  if (index.findFormaat(naam, versie)?.levensfase !== 'concept')
    return {
      soort: 'ligt-vast',
      bevindingen: [{ code: 'VOORBEELD_VAST', ernst: 'fout', plaats: {}, parameters: { voorbeeld } }],
    };
  const botsing = toBotsing(testVoorwaarde(voorwaarde, rij.sha256));
  if (botsing !== undefined) return botsing;
  const wijziging = { revisie: register.revisie, door, op: tijdstip(diensten.klok()) };
  const weg = await diensten.staat.formaten.verwijderVoorbeeld(rij, wijziging);
  return { soort: weg ? 'verwijderd' : 'intussen-veranderd' };
}
