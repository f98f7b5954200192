/** Organisations and their people, as a beheerder keeps them. Nobody takes away their own right to do so: somebody must be left. */
import { tijdstip } from '../domain/kalender.ts';
import {
  type Houdersoort,
  LIDROLLEN_PER_HOUDERSOORT,
  type LidRij,
  type OrganisatieRij,
  ROLLEN,
  ROLLEN_PER_HOUDERSOORT,
  type Rol,
  type Systeemrol,
} from '../domain/toegang.ts';
import type { Diensten } from './diensten.ts';
import { hashInhoud } from './formaat-concept.ts';
import { organisatienaam } from './organisatienaam.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

type Ledendiensten = Pick<Diensten, 'staat' | 'klok' | 'nieuwId' | 'register'>;

const CODES: Readonly<Record<Houdersoort, RegExp>> = {
  aanbieder: /^\d{8}$/,
  ontvanger: /^[a-z0-9][a-z0-9-]{0,49}$/,
  beheerder: /^[a-z0-9][a-z0-9-]{0,49}$/,
};

/** AGB-code of eight digits; otherwise small letters, digits and dashes. */
export const isHoudercode = (houdersoort: Houdersoort, houdercode: string): boolean =>
  CODES[houdersoort].test(houdercode);

/** @param naam empty: what the register calls it. @returns the one that was there when there was one */
export async function addOrganisatie(
  diensten: Ledendiensten,
  houder: { readonly houdersoort: Houdersoort; readonly houdercode: string },
  naam: string,
): Promise<OrganisatieRij> {
  const nu = tijdstip(diensten.klok());
  return diensten.staat.organisaties.ensureOrganisatie({
    id: diensten.nieuwId(),
    ...houder,
    naam: naam === '' ? organisatienaam(await diensten.register.huidig(), houder, nu.slice(0, 10)) : naam,
    aangemaaktOp: nu,
  });
}

/** Names what can be changed of an organisation. */
export const organisatieHash = ({ naam, alleenSleutelpaar = false }: OrganisatieRij): string =>
  hashInhoud({ naam, alleenSleutelpaar });

/** Names what can be changed of a lid. */
export const lidHash = ({ rollen, ingetrokkenOp }: LidRij): string =>
  hashInhoud({ rollen: passendeOrde(rollen), ingetrokkenOp: ingetrokkenOp ?? null });

const passendeOrde = (rollen: readonly Rol[]): readonly Rol[] => ROLLEN.filter((rol) => rollen.includes(rol));

type Botsing = { readonly soort: 'niet-gevonden' | 'voorwaarde-vereist' | 'intussen-veranderd' };
type Verandering = Botsing | { readonly soort: 'gedaan'; readonly organisatie: OrganisatieRij };

/** @param doe gives what it became; undefined when somebody else was first */
async function changeOrganisatie(
  staat: Diensten['staat'],
  id: string,
  voorwaarde: Voorwaarde,
  doe: (was: OrganisatieRij) => Promise<OrganisatieRij | undefined>,
): Promise<Verandering> {
  const was = await staat.organisaties.getOrganisatie(id);
  if (was === undefined) return { soort: 'niet-gevonden' };
  const toets = testVoorwaarde(voorwaarde, organisatieHash(was));
  if (toets !== 'goed') return { soort: toets === 'vereist' ? 'voorwaarde-vereist' : 'intussen-veranderd' };
  const organisatie = await doe(was);
  return organisatie === undefined ? { soort: 'intussen-veranderd' } : { soort: 'gedaan', organisatie };
}

/** @param voorwaarde names the state it is meant on */
export async function renameOrganisatie(
  { staat }: Pick<Diensten, 'staat'>,
  id: string,
  naam: string,
  voorwaarde: Voorwaarde,
): Promise<Verandering> {
  return changeOrganisatie(staat, id, voorwaarde, async (was) =>
    (await staat.ledenbeheer.hernoem(id, naam, was.naam)) ? { ...was, naam } : undefined,
  );
}

/** Whether API keys of its systems are taken, or only what they sign. @param voorwaarde names the state it is meant on */
export async function setAlleenSleutelpaar(
  { staat }: Pick<Diensten, 'staat'>,
  id: string,
  aan: boolean,
  voorwaarde: Voorwaarde,
): Promise<Verandering> {
  return changeOrganisatie(staat, id, voorwaarde, async (was) =>
    (await staat.ledenbeheer.zetAlleenSleutelpaar(id, aan, was.alleenSleutelpaar ?? false))
      ? { ...was, alleenSleutelpaar: aan }
      : undefined,
  );
}

/** Whether this organisation takes no API keys. */
export const isAlleenSleutelpaar = async (
  { staat }: Pick<Diensten, 'staat'>,
  { houdersoort, houdercode }: Pick<OrganisatieRij, 'houdersoort' | 'houdercode'>,
): Promise<boolean> => (await staat.organisaties.findOrganisatie(houdersoort, houdercode))?.alleenSleutelpaar ?? false;

/** A lid of this organisation, and of no other. */
export async function findLid(
  { staat }: Pick<Diensten, 'staat'>,
  organisatieId: string,
  lidId: string,
): Promise<LidRij | undefined> {
  const lid = await staat.ledenbeheer.getLid(lidId);
  return lid?.organisatieId === organisatieId ? lid : undefined;
}

/** @param voorwaarde names the state it is meant on */
export async function replaceRollen(
  diensten: Pick<Diensten, 'staat'>,
  organisatieId: string,
  lidId: string,
  rollen: readonly Rol[],
  voorwaarde: Voorwaarde,
): Promise<Botsing | { readonly soort: 'ingetrokken' } | { readonly soort: 'gedaan'; readonly lid: LidRij }> {
  const lid = await findLid(diensten, organisatieId, lidId);
  if (lid === undefined) return { soort: 'niet-gevonden' };
  const toets = testVoorwaarde(voorwaarde, lidHash(lid));
  if (toets !== 'goed') return { soort: toets === 'vereist' ? 'voorwaarde-vereist' : 'intussen-veranderd' };
  if (lid.ingetrokkenOp !== undefined) return { soort: 'ingetrokken' };
  return (await diensten.staat.ledenbeheer.zetRollen(organisatieId, lidId, rollen, lid.rollen))
    ? { soort: 'gedaan', lid: { ...lid, rollen: passendeOrde(rollen) } }
    : { soort: 'intussen-veranderd' };
}

/** Roles that a system of its organisation can have; others are left out. */
export const passendeRollen = (houdersoort: Houdersoort, rollen: readonly string[]): readonly Systeemrol[] =>
  ROLLEN_PER_HOUDERSOORT[houdersoort].filter((rol) => rollen.includes(rol));

/** Roles that a person of its organisation can have; others are left out. */
export const passendeLidrollen = (houdersoort: Houdersoort, rollen: readonly string[]): readonly Rol[] =>
  LIDROLLEN_PER_HOUDERSOORT[houdersoort].filter((rol) => rollen.includes(rol));

export interface NieuwLid {
  readonly naam: string;
  /** `iss` and `sub` of the issuer where the person signs in. */
  readonly uitgever: string;
  readonly onderwerp: string;
  readonly rollen: readonly Rol[];
}

/** @returns undefined when the organisation knows this person already */
export async function addLid(
  diensten: Ledendiensten,
  organisatie: OrganisatieRij,
  nieuw: NieuwLid,
): Promise<LidRij | undefined> {
  const id = diensten.nieuwId();
  const lid = await diensten.staat.organisaties.ensureLid({
    id,
    organisatieId: organisatie.id,
    ...nieuw,
    aangemaaktOp: tijdstip(diensten.klok()),
  });
  return lid.id === id ? lid : undefined;
}

/** `zichzelf`: it would take away the actor's own right to keep organisations. */
export type Leduitkomst = 'gedaan' | 'niet-gevonden' | 'zichzelf';

/** @param door id of the lid that acts */
export async function changeRollen(
  { staat }: Ledendiensten,
  organisatieId: string,
  lidId: string,
  rollen: readonly Rol[],
  door: string,
): Promise<Leduitkomst> {
  if (lidId === door && !rollen.includes('organisaties-beheren')) return 'zichzelf';
  return (await staat.ledenbeheer.zetRollen(organisatieId, lidId, rollen)) ? 'gedaan' : 'niet-gevonden';
}

/** Whoever is signed in there is signed out at once. */
export async function withdrawLid(
  { staat, klok }: Ledendiensten,
  organisatieId: string,
  lidId: string,
  door: string,
): Promise<Leduitkomst> {
  if (lidId === door) return 'zichzelf';
  return (await staat.ledenbeheer.trekLidIn(organisatieId, lidId, tijdstip(klok()))) ? 'gedaan' : 'niet-gevonden';
}

/** Signs a person of this organisation out everywhere; they may sign in again. @returns undefined when there is no such person */
export const signOutLid = async (
  diensten: Pick<Diensten, 'staat'>,
  organisatieId: string,
  lidId: string,
): Promise<number | undefined> =>
  (await findLid(diensten, organisatieId, lidId)) === undefined
    ? undefined
    : diensten.staat.sessies.endSessiesVanLid(organisatieId, lidId);

export const restoreLid = async (
  { staat }: Ledendiensten,
  organisatieId: string,
  lidId: string,
): Promise<Leduitkomst> => ((await staat.ledenbeheer.herstelLid(organisatieId, lidId)) ? 'gedaan' : 'niet-gevonden');

/** A key of this organisation, and of no other. */
export async function findSleutelVan(
  { staat }: Ledendiensten,
  { houdersoort, houdercode }: OrganisatieRij,
  sleutelId: string,
) {
  const sleutel = await staat.sleutels.getSleutel(sleutelId);
  const isEigen = sleutel?.houder.houdersoort === houdersoort && sleutel.houder.houdercode === houdercode;
  return isEigen ? sleutel : undefined;
}
