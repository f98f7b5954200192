/**
 * Withdraws a version of an aansluiting: from the day after `geldigTot` it asks nothing more. An act with a reason beside the document,
 * which never changes. What came before this version stays ended (register/versies.ts); an agreement that is less near decides again.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { Aansluiting } from '../domain/register.ts';
import type { Aansluitingeinde } from '../storage/ports/aansluitingen.ts';
import type { Aansluitingadres } from './aansluiting-registratie.ts';
import type { Diensten } from './diensten.ts';
import { type Botsing, hashInhoud, toBotsing } from './formaat-concept.ts';
import { newFindings } from './new-findings.ts';
import { rerouteAll } from './reroute.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

export type Einduitkomst =
  | { readonly soort: 'gelukt'; readonly inhoud: Aansluiting; readonly hash: string }
  | { readonly soort: 'niet-gevonden' }
  /** The day does not fit the version, or the register would no longer hang together. */
  | { readonly soort: 'niet-mogelijk'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

/** What was planned already goes on: a zending keeps the version it was planned with. */
export async function endAansluiting(
  diensten: Diensten,
  { id, versie }: Aansluitingadres,
  einde: Aansluitingeinde,
  voorwaarde: Voorwaarde,
  door: string,
): Promise<Einduitkomst> {
  const { index, register } = await diensten.register.huidig();
  const aansluiting = index.findAansluiting(id, versie);
  if (aansluiting === undefined) return { soort: 'niet-gevonden' };
  const hash = hashInhoud(aansluiting);
  const botsing = toBotsing(testVoorwaarde(voorwaarde, hash));
  if (botsing !== undefined) return botsing;

  const { geldigTot } = einde;
  const straks: Aansluiting = { ...aansluiting, geldigTot };
  const plaats = register.aansluitingen.indexOf(aansluiting);
  const aansluitingen = register.aansluitingen.with(plaats, straks);
  const dag = checkDag(aansluiting, geldigTot);
  const bevindingen =
    dag.length > 0 ? dag : newFindings(register, { ...register, aansluitingen }, `/aansluitingen/${plaats}`);
  if (bevindingen.some(({ ernst }) => ernst === 'fout')) return { soort: 'niet-mogelijk', bevindingen };

  const opgeslagen = await diensten.staat.aansluitingen.bewaarEinde({ naam: id, versie, sha256: hash }, einde, {
    revisie: register.revisie,
    door,
    op: tijdstip(diensten.klok()),
  });
  if (!opgeslagen) return { soort: 'intussen-veranderd' };
  // What waited for this version may now be for a region, or for all.
  await rerouteAll(diensten);
  return { soort: 'gelukt', inhoud: straks, hash: hashInhoud(straks) };
}

/** What ended never revives, so that an end only ever becomes earlier. */
function checkDag({ geldigVanaf, geldigTot: huidig }: Aansluiting, geldigTot: string): Bevinding[] {
  const plaats = { pointer: '/geldigTot' };
  if (geldigTot < geldigVanaf)
    return [{ code: 'EINDE_VOOR_BEGIN', ernst: 'fout', plaats, parameters: { geldigVanaf, geldigTot } }];
  if (huidig !== undefined && huidig <= geldigTot)
    return [{ code: 'EINDE_NIET_EERDER', ernst: 'fout', plaats, parameters: { huidig, geldigTot } }];
  return [];
}
