/** API keys: made here, shown once, kept as a hash, scoped to one aanbieder, ontvanger or beheerder. */
import { createHash } from 'node:crypto';
import { tijdstip } from '../domain/kalender.ts';
import type { Houder, SleutelRij } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { organisatienaam } from './organisatienaam.ts';

/** Begins every key, so that a leaked one is recognised by scanners. */
const VOORVOEGSEL = 'evk_';
const HERKENNING_TEKENS = 12;

export const hashSleutel = (sleutel: string): string => createHash('sha256').update(sleutel).digest('hex');

/** @returns the key itself, which is nowhere stored and cannot be shown again. */
export async function createSleutel(
  diensten: Pick<Diensten, 'staat' | 'klok' | 'nieuwId' | 'register'>,
  houder: Houder,
  omschrijving: string,
  verlooptOp: string | undefined,
): Promise<{ readonly sleutel: string; readonly rij: SleutelRij }> {
  // Two version 4 UUIDs hold 244 random bits: more than a search can cover.
  const sleutel = `${VOORVOEGSEL}${`${diensten.nieuwId()}${diensten.nieuwId()}`.replaceAll('-', '')}`;
  const rij: SleutelRij = {
    id: diensten.nieuwId(),
    herkenning: sleutel.slice(0, HERKENNING_TEKENS),
    houder,
    omschrijving,
    aangemaaktOp: tijdstip(diensten.klok()),
    ...(verlooptOp === undefined ? {} : { verlooptOp }),
  };
  await diensten.staat.sleutels.addSleutel(rij, hashSleutel(sleutel));
  await diensten.staat.organisaties.ensureOrganisatie({
    id: diensten.nieuwId(),
    ...houder,
    naam: organisatienaam(await diensten.register.huidig(), houder, rij.aangemaaktOp.slice(0, 10)),
    aangemaaktOp: rij.aangemaaktOp,
  });
  return { sleutel, rij };
}

export type Toegang =
  | { readonly soort: 'toegelaten'; readonly houder: Houder; readonly sleutelId: string }
  | { readonly soort: 'onbekend' | 'verlopen' | 'ingetrokken' };

/**
 * @param beginsleutelSha256 hash of the key a new installation begins with; it may do what a beheerder may, and is set as a secret.
 */
export async function authenticate(
  diensten: Pick<Diensten, 'staat' | 'klok'>,
  sleutel: string,
  beginsleutelSha256: string | undefined,
): Promise<Toegang> {
  const sha256 = hashSleutel(sleutel);
  if (beginsleutelSha256 !== undefined && beginsleutelSha256 !== '' && sha256 === beginsleutelSha256.toLowerCase())
    return {
      soort: 'toegelaten',
      houder: { houdersoort: 'beheerder', houdercode: 'beginsleutel' },
      sleutelId: 'beginsleutel',
    };
  const rij = await diensten.staat.sleutels.findSleutel(sha256);
  if (rij === undefined) return { soort: 'onbekend' };
  if (rij.ingetrokkenOp !== undefined) return { soort: 'ingetrokken' };
  if (rij.verlooptOp !== undefined && rij.verlooptOp <= tijdstip(diensten.klok())) return { soort: 'verlopen' };
  return { soort: 'toegelaten', houder: rij.houder, sleutelId: rij.id };
}
