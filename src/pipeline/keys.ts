/** API keys: made here, shown once, kept as a hash, scoped to one aanbieder, ontvanger or beheerder and to some roles. */
import { createHash } from 'node:crypto';
import { tijdstip } from '../domain/kalender.ts';
import { ROLLEN_PER_HOUDERSOORT, type Systeemrol } from '../domain/toegang.ts';
import type { Houder, SleutelRij } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { organisatienaam } from './organisatienaam.ts';

/** Begins every key, so that a leaked one is recognised by scanners. */
const VOORVOEGSEL = 'evk_';
const HERKENNING_TEKENS = 12;
const UUR = 3_600_000;

export const hashSleutel = (sleutel: string): string => createHash('sha256').update(sleutel).digest('hex');

export type Sleuteldiensten = Pick<Diensten, 'staat' | 'klok' | 'nieuwId' | 'register'>;

export interface NieuweSleutel {
  /** The key itself, which is nowhere stored and cannot be shown again. */
  readonly sleutel: string;
  readonly rij: SleutelRij;
}

/** A form of a page makes one key, however often it is sent. */
export type Formuliersleutel = NieuweSleutel | 'al-gemaakt';

/** @param rollen what the key may do; without them everything its kind of organisation can */
export async function createSleutel(
  diensten: Sleuteldiensten,
  houder: Houder,
  omschrijving: string,
  verlooptOp: string | undefined,
  rollen: readonly Systeemrol[] = ROLLEN_PER_HOUDERSOORT[houder.houdersoort],
): Promise<NieuweSleutel> {
  const nieuw = await addNieuweSleutel(diensten, { houder, omschrijving, verlooptOp, rollen });
  if (nieuw === 'al-gemaakt') throw new Error('a key that no form asked for was made before');
  return nieuw;
}

/** @param formulier id of the form, made by the page that showed it */
export const createFormuliersleutel = (
  diensten: Sleuteldiensten,
  formulier: string,
  nieuw: Sleutelopdracht,
): Promise<Formuliersleutel> => addNieuweSleutel(diensten, nieuw, formulier);

interface Sleutelopdracht {
  readonly houder: Houder;
  readonly omschrijving: string;
  readonly verlooptOp: string | undefined;
  readonly rollen: readonly Systeemrol[];
}

async function addNieuweSleutel(
  diensten: Sleuteldiensten,
  { houder, omschrijving, verlooptOp, rollen }: Sleutelopdracht,
  formulier?: string,
): Promise<Formuliersleutel> {
  // Two version 4 UUIDs hold 244 random bits: more than a search can cover.
  const sleutel = `${VOORVOEGSEL}${`${diensten.nieuwId()}${diensten.nieuwId()}`.replaceAll('-', '')}`;
  const rij: SleutelRij = {
    id: diensten.nieuwId(),
    herkenning: sleutel.slice(0, HERKENNING_TEKENS),
    houder,
    omschrijving,
    rollen,
    aangemaaktOp: tijdstip(diensten.klok()),
    ...(verlooptOp === undefined ? {} : { verlooptOp }),
  };
  if (!(await diensten.staat.sleutels.addSleutel(rij, hashSleutel(sleutel), formulier))) return 'al-gemaakt';
  await ensureOrganisatie(diensten, houder);
  return { sleutel, rij };
}

/** Whoever may come in is an organisation that we know. */
export async function ensureOrganisatie(diensten: Sleuteldiensten, houder: Houder): Promise<void> {
  const nu = tijdstip(diensten.klok());
  await diensten.staat.organisaties.ensureOrganisatie({
    id: diensten.nieuwId(),
    ...houder,
    naam: organisatienaam(await diensten.register.huidig(), houder, nu.slice(0, 10)),
    aangemaaktOp: nu,
  });
}

/**
 * A new key in the place of one that works. The old one goes on for a while, so that nobody has to change everything at once.
 * @param overlapUren how long, in hours
 * @returns undefined when there is no such key, or when it does not work any more.
 */
export async function vervangSleutel(
  diensten: Sleuteldiensten,
  id: string,
  overlapUren: number,
): Promise<NieuweSleutel | undefined> {
  const nieuw = await replaceSleutel(diensten, id, overlapUren);
  if (nieuw === 'al-gemaakt') throw new Error('a key that no form asked for was made before');
  return nieuw;
}

/** As `vervangSleutel`, asked for by a form. */
export const replaceFormuliersleutel = async (
  diensten: Sleuteldiensten,
  formulier: string,
  id: string,
  overlapUren: number,
): Promise<Formuliersleutel | undefined> =>
  // Asked first: by the second time the old key may be over.
  (await diensten.staat.sleutels.isFormulierGebruikt(formulier))
    ? 'al-gemaakt'
    : replaceSleutel(diensten, id, overlapUren, formulier);

async function replaceSleutel(
  diensten: Sleuteldiensten,
  id: string,
  overlapUren: number,
  formulier?: string,
): Promise<Formuliersleutel | undefined> {
  const oud = await diensten.staat.sleutels.getSleutel(id);
  const nu = diensten.klok();
  if (oud === undefined || standVan(oud, tijdstip(nu)) !== 'geldig') return undefined;
  const duur = oud.verlooptOp === undefined ? undefined : Date.parse(oud.verlooptOp) - Date.parse(oud.aangemaaktOp);
  const verlooptOp = duur === undefined ? undefined : tijdstip(new Date(nu.getTime() + duur));
  const { houder, omschrijving, rollen } = oud;
  const nieuw = await addNieuweSleutel(diensten, { houder, omschrijving, verlooptOp, rollen }, formulier);
  if (nieuw !== 'al-gemaakt')
    await diensten.staat.sleutels.verloop(id, tijdstip(new Date(nu.getTime() + overlapUren * UUR)));
  return nieuw;
}

export type Toegang =
  | {
      readonly soort: 'toegelaten';
      readonly houder: Houder;
      /** Of the key or the client that was used. */
      readonly sleutelId: string;
      readonly rollen: readonly Systeemrol[];
    }
  /** `alleen-sleutelpaar`: the key is good, but its organisation takes none. */
  | { readonly soort: 'onbekend' | 'verlopen' | 'ingetrokken' | 'alleen-sleutelpaar' };

/** Whether a key works at this moment (ISO UTC). */
export function standVan(rij: SleutelRij, nu: string): 'geldig' | 'verlopen' | 'ingetrokken' {
  if (rij.ingetrokkenOp !== undefined) return 'ingetrokken';
  return rij.verlooptOp !== undefined && rij.verlooptOp <= nu ? 'verlopen' : 'geldig';
}

/** Use is written down at most once an hour. */
export const isWorthWriting = (gebruiktOp: string | undefined, nu: Date): boolean =>
  gebruiktOp === undefined || nu.getTime() - Date.parse(gebruiktOp) > UUR;

/** The key a new installation begins with: it may do what a beheerder may. */
export interface Beginsleutel {
  /** Hexadecimal, in whatever case. */
  readonly sha256: string;
  /** The last day on which it works (UTC), as `jjjj-mm-dd`. */
  readonly tot: string;
}

/** Who comes with this key. */
export async function authenticate(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  sleutel: string,
  beginsleutel: Beginsleutel | undefined,
): Promise<Toegang> {
  const sha256 = hashSleutel(sleutel);
  const nu = diensten.klok();
  if (beginsleutel !== undefined && sha256 === beginsleutel.sha256.toLowerCase()) {
    if (tijdstip(nu).slice(0, 10) > beginsleutel.tot) return { soort: 'verlopen' };
    return {
      soort: 'toegelaten',
      houder: { houdersoort: 'beheerder', houdercode: 'beginsleutel' },
      sleutelId: 'beginsleutel',
      rollen: ROLLEN_PER_HOUDERSOORT.beheerder,
    };
  }
  const rij = await diensten.staat.sleutels.findSleutel(sha256);
  if (rij === undefined) return { soort: 'onbekend' };
  const stand = standVan(rij, tijdstip(nu));
  if (stand !== 'geldig') return { soort: stand };
  if (rij.alleenSleutelpaar) return { soort: 'alleen-sleutelpaar' };
  if (isWorthWriting(rij.gebruiktOp, nu)) await diensten.staat.sleutels.touch(rij.id, tijdstip(nu));
  return { soort: 'toegelaten', houder: rij.houder, sleutelId: rij.id, rollen: rij.rollen };
}
