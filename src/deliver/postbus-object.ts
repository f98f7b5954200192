/** A postbus as a Durable Object: one per receiver, with its memory in its own SQLite and its next moment as alarm. */
import { DurableObject } from 'cloudflare:workers';
import type { Bediener, OpenItem, Postbusbeeld } from '../domain/postbus.ts';
import type { Postbuskern } from './postbus.ts';
import type { Aanbod, Postbusgeheugen } from './postbus-geheugen.ts';
import { SqlGeheugen } from './postbus-sql.ts';

/** A round broke off through a fault of ours or of the storage: the next one is this far away. */
const OPNIEUW_NA_MS = 30_000;

export interface Kernbouw {
  readonly kern: (geheugen: Postbusgeheugen) => Postbuskern;
  readonly klok: () => Date;
  readonly meldFout: (fout: unknown) => void;
}

/** What may be asked of a postbus from outside. Each call names it, because the alarm, which nobody calls, has to know whose it is. */
export interface PostbusRpc {
  bied(naam: string, aanbod: readonly Aanbod[]): Promise<void>;
  wek(naam: string): Promise<void>;
  pauzeer(naam: string, door: Bediener, reden: string): Promise<void>;
  hervat(naam: string): Promise<void>;
  kanaalGewijzigd(naam: string): Promise<void>;
  laatVervallen(naam: string, ids: readonly string[]): Promise<readonly string[]>;
  beeld(naam: string): Promise<Postbusbeeld>;
  listOpen(naam: string, na: number, maximum: number): Promise<readonly OpenItem[]>;
}

/** @param bouw made by the composition root from the bindings and the name of the postbus; the object itself names no other driver. */
export function definePostbus<Env>(bouw: (env: Env, naam: string) => Kernbouw) {
  return class Postbus extends DurableObject<Env> implements PostbusRpc {
    readonly #geheugen: SqlGeheugen;
    #open: (Pick<Kernbouw, 'klok' | 'meldFout'> & { readonly kern: Postbuskern }) | undefined;

    constructor(ctx: DurableObjectState, env: Env) {
      super(ctx, env);
      this.#geheugen = new SqlGeheugen(ctx.storage.sql);
    }

    #bus(naam: string) {
      if (this.#open === undefined) {
        this.#geheugen.onthoudNaam(naam);
        const { kern, ...rest } = bouw(this.env, naam);
        this.#open = { ...rest, kern: kern(this.#geheugen) };
      }
      return this.#open;
    }

    /** An alarm in the past rings at once. Only ever moves it forward: a later one comes of itself when this one has rung. */
    async #zetWekker(moment: number | undefined): Promise<void> {
      if (moment === undefined) return;
      const gezet = await this.ctx.storage.getAlarm();
      if (gezet === null || gezet > moment) await this.ctx.storage.setAlarm(moment);
    }

    async #metWekker<Uitkomst>(naam: string, doe: (kern: Postbuskern) => Promise<Uitkomst>): Promise<Uitkomst> {
      const { kern } = this.#bus(naam);
      try {
        return await doe(kern);
      } finally {
        await this.#zetWekker(kern.volgendMoment());
      }
    }

    bied(naam: string, aanbod: readonly Aanbod[]): Promise<void> {
      return this.#metWekker(naam, (kern) => kern.bied(aanbod));
    }

    wek(naam: string): Promise<void> {
      return this.#metWekker(naam, async () => undefined);
    }

    pauzeer(naam: string, door: Bediener, reden: string): Promise<void> {
      return this.#metWekker(naam, (kern) => kern.pauzeer(door, reden));
    }

    hervat(naam: string): Promise<void> {
      return this.#metWekker(naam, (kern) => kern.hervat());
    }

    kanaalGewijzigd(naam: string): Promise<void> {
      return this.#metWekker(naam, (kern) => kern.kanaalGewijzigd());
    }

    laatVervallen(naam: string, ids: readonly string[]): Promise<readonly string[]> {
      return this.#metWekker(naam, async (kern) => kern.laatVervallen(ids));
    }

    async beeld(naam: string): Promise<Postbusbeeld> {
      return this.#bus(naam).kern.beeld();
    }

    async listOpen(naam: string, na: number, maximum: number): Promise<readonly OpenItem[]> {
      return this.#bus(naam).kern.listOpen(na, maximum);
    }

    override async alarm(): Promise<void> {
      const naam = this.#geheugen.naam();
      if (naam === undefined) return;
      const { kern, klok, meldFout } = this.#bus(naam);
      // The platform gives up on an alarm that throws a few times; work that waits must never be given up.
      try {
        await kern.werk();
        await this.#zetWekker(kern.volgendMoment());
      } catch (fout) {
        meldFout(fout);
        await this.#zetWekker(klok().getTime() + OPNIEUW_NA_MS);
      }
    }
  };
}
