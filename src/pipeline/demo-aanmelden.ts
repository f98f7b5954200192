/**
 * Signing in without an issuer, on the machine of a developer only: whoever opens the page chooses who to be. `env.ts` refuses it
 * for any PUBLIEK_ADRES that is not this machine.
 */
import { tijdstip } from '../domain/kalender.ts';
import {
  type Houdersoort,
  LIDROLLEN_PER_HOUDERSOORT,
  type LidRij,
  type OrganisatieRij,
  type Rol,
} from '../domain/toegang.ts';
import { type Sessiediensten, signIn } from './sessies.ts';

/** `iss` of people who exist only on this machine. */
export const DEMO_UITGEVER = 'urn:enkelvoud:demo';
const MAXIMUM_ORGANISATIES = 500;

export interface Demopersoon {
  readonly onderwerp: string;
  readonly naam: string;
  readonly rollen: (alle: readonly Rol[]) => readonly Rol[];
}

/** Two with every role, so that four eyes can be tried; one who may only look, and not at data of persons. */
export const DEMOPERSONEN: readonly Demopersoon[] = [
  { onderwerp: 'sanne', naam: 'Sanne de Wit', rollen: (alle) => alle },
  { onderwerp: 'bram', naam: 'Bram Bakker', rollen: (alle) => alle },
  { onderwerp: 'kim', naam: 'Kim Visser', rollen: () => ['inzien'] },
];

export async function listDemoOrganisaties(diensten: Sessiediensten): Promise<readonly OrganisatieRij[]> {
  return (await diensten.staat.organisaties.listOrganisaties({ aantal: MAXIMUM_ORGANISATIES })).rijen;
}

/** @returns the cookie's content; undefined when there is no such organisation or person. */
export async function meldDemoAan(
  diensten: Sessiediensten,
  houdersoort: Houdersoort,
  houdercode: string,
  onderwerp: string,
): Promise<string | undefined> {
  const organisatie = await diensten.staat.organisaties.findOrganisatie(houdersoort, houdercode);
  const persoon = DEMOPERSONEN.find((demo) => demo.onderwerp === onderwerp);
  if (organisatie === undefined || persoon === undefined) return undefined;
  const lid: LidRij = await diensten.staat.organisaties.ensureLid({
    id: diensten.nieuwId(),
    organisatieId: organisatie.id,
    naam: persoon.naam,
    uitgever: DEMO_UITGEVER,
    onderwerp,
    rollen: persoon.rollen(LIDROLLEN_PER_HOUDERSOORT[houdersoort]),
    aangemaaktOp: tijdstip(diensten.klok()),
  });
  return signIn(diensten, lid, 'demo', { bewezenOp: tijdstip(diensten.klok()) });
}
