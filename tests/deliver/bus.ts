/** One postbus for a test: the real core, its memory in the SQLite of a real Durable Object, and a bookkeeping that can be read. */
import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { Postbuskern } from '../../src/deliver/postbus.ts';
import type { Bezorger, EerderLeven, PostbusStap } from '../../src/deliver/postbus-diensten.ts';
import type { Aanbod } from '../../src/deliver/postbus-geheugen.ts';
import { SqlGeheugen } from '../../src/deliver/postbus-sql.ts';
import type { Bezorguitkomst } from '../../src/domain/bezorging.ts';
import type { Postbusstand } from '../../src/domain/postbus.ts';
import type { Bindingen } from '../../src/services.ts';

export const BEGIN = Date.parse('2026-05-06T10:00:00.000Z');
export const SECONDE = 1_000;
export const UUR = 3_600_000;

export const BEZORGD: Bezorguitkomst = { soort: 'bezorgd' };
export const STUK: Bezorguitkomst = { soort: 'opnieuw', fout: { fout: 'onbereikbaar' }, vertraag: false };
export const GEWEIGERD: Bezorguitkomst = { soort: 'geweigerd', fout: { fout: 'http-status', status: 422 } };
export const GESTOPT: Bezorguitkomst = { soort: 'gestopt', fout: { fout: 'http-status', status: 410 } };
export const druk = (retryAfterSeconds?: number): Bezorguitkomst => ({
  soort: 'opnieuw',
  fout: { fout: 'http-status', status: 429 },
  vertraag: true,
  ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
});

export interface Draad {
  /** Every attempt: which item, when. */
  readonly pogingen: { readonly id: string; readonly op: number; readonly uitkomst: Bezorguitkomst['soort'] }[];
  hoogsteTegelijk: number;
  /** The ids that were announced together. */
  readonly aangekondigd: (readonly string[])[];
}

export interface Boek {
  readonly geplaatst: Set<string>;
  readonly nummers: Map<string, number>;
  readonly bezorgd: string[];
  readonly vast: Map<string, string>;
  readonly wacht: Map<string, string>;
  readonly standen: Postbusstand[];
}

export interface Bus {
  readonly kern: () => Postbuskern;
  readonly draad: Draad;
  readonly boek: Boek;
  nu(): number;
  /** Milliseconds since the beginning. */
  ga(naar: number): void;
  bied(...aanbod: readonly (string | Aanbod)[]): Promise<void>;
  /** From moment to moment, until nothing goes of its own accord or this moment (milliseconds since the beginning) is over. */
  loop(tot?: number): Promise<void>;
  /** A new object with the same memory. */
  herstart(): void;
}

export interface Busopzet {
  /** What comes of an attempt; the number of attempts of this item counts from 1. */
  readonly antwoord: (id: string, poging: number, nu: number) => Bezorguitkomst;
  readonly tegelijk?: number;
  readonly toeval?: () => number;
  readonly tussenstap?: (stap: PostbusStap) => void;
  readonly zonderDraad?: () => boolean;
  /** What others still know of it when its memory is empty. */
  readonly eerder?: () => EerderLeven;
}

/** Lets others go first, a few times. */
async function even(keren: number): Promise<void> {
  for (let i = 0; i < keren; i++) await Promise.resolve();
}

/** Runs `doe` inside a Durable Object of its own. */
export async function metBus(opzet: Busopzet, doe: (bus: Bus) => Promise<void>): Promise<void> {
  const { POSTBUS } = env as unknown as Bindingen;
  const stub = POSTBUS.get(POSTBUS.newUniqueId());
  await runInDurableObject(stub, async (_, state) => {
    await doe(createBus(opzet, state.storage.sql));
  });
}

function createBus(opzet: Busopzet, sql: SqlStorage): Bus {
  let nu = BEGIN;
  let onderweg = 0;
  const draad: Draad = { pogingen: [], hoogsteTegelijk: 0, aangekondigd: [] };
  const boek: Boek = {
    geplaatst: new Set(),
    nummers: new Map(),
    bezorgd: [],
    vast: new Map(),
    wacht: new Map(),
    standen: [],
  };
  const bezorger = (): Bezorger => ({
    tegelijk: opzet.tegelijk ?? 4,
    zonderDraad: opzet.zonderDraad?.() ?? false,
    kondigAan: (items) => {
      draad.aangekondigd.push(items.map(({ id }) => id));
    },
    async bezorg({ id }) {
      if (!boek.geplaatst.has(id)) throw new Error(`${id} goes out before it stands in the postvak`);
      onderweg++;
      draad.hoogsteTegelijk = Math.max(draad.hoogsteTegelijk, onderweg);
      const poging = draad.pogingen.filter((eerder) => eerder.id === id).length + 1;
      const uitkomst = opzet.antwoord(id, poging, nu);
      draad.pogingen.push({ id, op: nu - BEGIN, uitkomst: uitkomst.soort });
      await even(1 + (draad.pogingen.length % 5));
      onderweg--;
      return uitkomst;
    },
  });
  const open = (): Postbuskern => {
    let dood: unknown;
    return new Postbuskern({
      geheugen: new SqlGeheugen(sql),
      bezorger: async () => bezorger(),
      vergeetBezorger: () => undefined,
      klok: () => new Date(nu),
      toeval: opzet.toeval ?? (() => 0.5),
      meldFout: (fout) => {
        throw fout;
      },
      tussenstap: async (stap) => {
        if (dood !== undefined) throw dood;
        try {
          opzet.tussenstap?.(stap);
        } catch (fout) {
          dood = fout;
          throw fout;
        }
      },
      boekhouding: {
        eerder: async () => {
          await even(2);
          return opzet.eerder?.() ?? { hoogsteNummer: 0 };
        },
        plaats: async (items) => {
          await even(2);
          for (const { id, nummer } of items) {
            boek.geplaatst.add(id);
            boek.nummers.set(id, nummer);
          }
        },
        plaatsAlsBezorgd: async (items) => {
          for (const { id } of items) {
            boek.geplaatst.add(id);
            boek.bezorgd.push(id);
          }
        },
        boek: async (items) => {
          await even(2);
          for (const item of items) {
            if (item.toestand === 'afgeleverd') boek.bezorgd.push(item.id);
            else boek.vast.set(item.id, item.reden);
            if (item.gemeld) boek.wacht.delete(item.id);
          }
        },
        meldWachtend: async (items, reden) => {
          for (const { id } of items) boek.wacht.set(id, reden);
        },
        meldStand: async (stand) => {
          boek.standen.push(stand);
        },
      },
    });
  };
  let kern = open();
  return {
    kern: () => kern,
    draad,
    boek,
    nu: () => nu - BEGIN,
    ga: (naar) => {
      nu = BEGIN + naar;
    },
    bied: (...aanbod) => kern.bied(aanbod.map((een) => (typeof een === 'string' ? { id: een, volgorde: een } : een))),
    loop: async (tot = Number.POSITIVE_INFINITY) => {
      for (let ronde = 0; ronde < 10_000; ronde++) {
        const moment = kern.volgendMoment();
        if (moment === undefined || moment - BEGIN > tot) {
          if (Number.isFinite(tot)) nu = Math.max(nu, BEGIN + tot);
          return;
        }
        nu = Math.max(nu, moment);
        await kern.werk();
      }
      throw new Error('it never comes to rest');
    },
    herstart: () => {
      onderweg = 0;
      kern = open();
    },
  };
}

export const reeks = (volgorde: string, ...ids: readonly string[]): Aanbod[] => ids.map((id) => ({ id, volgorde }));
