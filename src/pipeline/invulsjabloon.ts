/** The invulsjabloon as an aanbieder gets it: empty, or filled in with what it submitted before. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import { amsterdamseDatum } from '../domain/kalender.ts';
import type { VerantwoordingRij } from '../domain/rijen.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { leesVerantwoording } from '../ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { type Invulinhoud, regelRows, renderInvulsjabloon } from '../render/invulsjabloon/index.ts';
import { readText } from '../storage/bytes.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { type Sjablooninhoud, uitlegInvulsjabloon } from '../text/nl/invulsjabloon.ts';
import { markBevindingen } from './correctieboek-cellen.ts';
import type { Diensten } from './diensten.ts';
import { regelsVan } from './invulsjabloon-regels.ts';
import { inhoudSleutel, kopSleutel } from './sleutels-van-opslag.ts';
import { openStored } from './stromen.ts';

export type { Sjablooninhoud } from '../text/nl/invulsjabloon.ts';

export interface Sjabloon {
  /** Hash (hex) of what the bytes follow from. */
  readonly sha256: string;
  /** Writes it, each time it is called. */
  open(): Bytestroom;
}

const sha256 = (...delen: readonly (string | Uint8Array)[]): string =>
  delen.reduce((hash, deel) => hash.update(deel).update('\n'), createHash('sha256')).digest('hex');

const leeg = (): Bytestroom => renderInvulsjabloon({ kop: {}, uitleg: uitlegInvulsjabloon('leeg') });

/** The empty one is the same for everyone: its hash stands for the version of the invulsjabloon. */
let leegHash: Promise<string> | undefined;
async function hashLeeg(): Promise<string> {
  const hash = createHash('sha256');
  for await (const brok of leeg()) hash.update(brok);
  return hash.digest('hex');
}
const versie = (): Promise<string> => {
  leegHash ??= hashLeeg();
  return leegHash;
};

export async function leegSjabloon(): Promise<Sjabloon> {
  return { sha256: await versie(), open: leeg };
}

/**
 * @param inhoud `kop`: what is said of the organisation, with statements and documents; `alles`: the lines as well, as the version that
 *   comes in the place of this one
 * @param gevonden what is wrong with it, to mark; with `alles` only
 */
export async function gevuldSjabloon(
  diensten: Diensten,
  rij: VerantwoordingRij,
  inhoud: Exclude<Sjablooninhoud, 'leeg'>,
  gevonden: readonly Bevinding[] = [],
): Promise<Sjabloon> {
  const kop: Kop = JSON.parse(await readText(await openStored(diensten.blobs, kopSleutel(rij.id))));
  return {
    sha256: sha256(await versie(), rij.sha256, inhoud, JSON.stringify(gevonden)),
    open: () => renderInvulsjabloon(toInhoud(diensten, rij, kop, inhoud, gevonden)),
  };
}

function toInhoud(
  diensten: Diensten,
  rij: VerantwoordingRij,
  kop: Kop,
  inhoud: Exclude<Sjablooninhoud, 'leeg'>,
  gevonden: readonly Bevinding[],
): Invulinhoud {
  // These are said anew with every verantwoording.
  const { kenmerk, vervangt: _v, dagtekening: _d, controletotaal: _c, ...rest } = kop;
  const uitleg = uitlegInvulsjabloon(inhoud);
  if (inhoud === 'kop') {
    const { periode: _p, declaraties: _r, ...blijvend } = rest;
    return { kop: blijvend, uitleg };
  }
  const nieuw = { ...rest, vervangt: kenmerk };
  return {
    kop: nieuw,
    ...(gevonden.length === 0 ? {} : markBevindingen(nieuw, gevonden)),
    rijen: new Map(
      (
        [
          ['Prestaties', 'prestaties'],
          ['Trajecten', 'trajecten'],
        ] as const
      ).map(([blad, lijst]) => [blad, regelRows(lijst, regelsVan(createLezer(diensten, rij), lijst))]),
    ),
    uitleg,
  };
}

/** It was accepted: findings of now say nothing, only its lines are wanted. */
const createLezer =
  (diensten: Diensten, rij: VerantwoordingRij): Parameters<typeof regelsVan>[0] =>
  async (opGelezen) => {
    const beeld = await diensten.register.huidig();
    return leesVerantwoording(await openStored(diensten.blobs, inhoudSleutel(rij.id)), {
      vandaag: amsterdamseDatum(diensten.klok()),
      gemeenten: beeld.index.gemeentetabel,
      limieten: { ...STANDAARD_INVOERLIMIETEN, maximaleBytes: Number.MAX_SAFE_INTEGER },
      opPrestaties: () => undefined,
      opTrajecten: () => undefined,
      opGelezen,
    });
  };
