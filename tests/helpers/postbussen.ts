/**
 * The postbussen of one test: the real core with its memory in the SQLite of a real Durable Object, and the clock, the chance and the
 * faults of the test. No alarm rings: the test asks when the next moment is, and goes there.
 */
import { listDurableObjectIds, runInDurableObject } from 'cloudflare:test';
import type { Postbuskern } from '../../src/deliver/postbus.ts';
import type { PostbusStap } from '../../src/deliver/postbus-diensten.ts';
import {
  createGebeurtenispostbus,
  type Gebeurtenispostbus,
  isWebhookNaam,
} from '../../src/deliver/postbus-gebeurtenissen.ts';
import { SqlGeheugen } from '../../src/deliver/postbus-sql.ts';
import { createZendingpostbus, type Zendingpostbus } from '../../src/deliver/postbus-zendingen.ts';
import type { Bindingen } from '../../src/services.ts';
import type { Postbussen } from '../../src/storage/ports.ts';

export interface Testbussen extends Postbussen {
  /** Everything that is due now, in every postbus that was offered something; side by side, as on the platform. */
  werkAf(): Promise<void>;
  /** The earliest moment at which one of them has work; undefined when none has. */
  volgendMoment(): Promise<number | undefined>;
  /** The objects stop: what they had in memory is gone. */
  herstart(): void;
}

interface Opzet extends Pick<Zendingpostbus, 'kanalen' | 'klok' | 'toeval' | 'meldFout' | 'tussenstap' | 'staat'> {
  readonly namespace: Bindingen['POSTBUS'];
  readonly melderVan: Gebeurtenispostbus['melderVan'];
  readonly gebeurtenissen: Gebeurtenispostbus['staat'];
  readonly isUitval: (fout: unknown) => boolean;
}

export function createTestbussen({ namespace, isUitval, tussenstap, ...opzet }: Opzet): Testbussen {
  /** Each of one life of its object: one that slept begins anew, and what belonged to the life before cannot be used any more. */
  const kernen = new Map<string, { readonly leven: DurableObjectState; readonly kern: Postbuskern }>();
  /** When each postbus that was offered something has work again; `vraag` when a fault left that open. */
  const momenten = new Map<string, number | 'vraag' | undefined>();

  /** One life of one object: after a fault nothing of it goes on. */
  function create(ontvangercode: string, sql: SqlStorage): Postbuskern {
    let dood: unknown;
    const gemeen = {
      ...opzet,
      geheugen: new SqlGeheugen(sql),
      tussenstap: async (stap: PostbusStap) => {
        if (dood !== undefined) throw dood;
        try {
          await tussenstap(stap);
        } catch (fout) {
          dood = fout;
          throw fout;
        }
      },
    };
    return isWebhookNaam(ontvangercode)
      ? createGebeurtenispostbus({ ...gemeen, naam: ontvangercode, staat: opzet.gebeurtenissen })
      : createZendingpostbus({ ...gemeen, ontvangercode });
  }

  async function met<Uitkomst>(
    code: string,
    doe: (kern: Postbuskern) => Promise<Uitkomst> | Uitkomst,
  ): Promise<Uitkomst> {
    return runInDurableObject(namespace.get(namespace.idFromName(code)), async (_, state): Promise<Uitkomst> => {
      const bekend = kernen.get(code);
      const kern = bekend?.leven === state ? bekend.kern : create(code, state.storage.sql);
      kernen.set(code, { leven: state, kern });
      try {
        const uitkomst = await doe(kern);
        momenten.set(code, kern.volgendMoment());
        return uitkomst;
      } catch (fout) {
        momenten.set(code, 'vraag');
        if (isUitval(fout)) kernen.delete(code);
        throw fout;
      }
    });
  }

  async function nextOf(code: string): Promise<number | undefined> {
    const moment = momenten.get(code);
    return moment === 'vraag' ? met(code, (kern) => kern.volgendMoment()) : moment;
  }

  async function werk(code: string): Promise<void> {
    try {
      for (let moment = await nextOf(code); moment !== undefined && moment <= opzet.klok().getTime(); ) {
        await met(code, (kern) => kern.werk());
        moment = await nextOf(code);
      }
    } catch (fout) {
      opzet.meldFout(fout);
    }
  }

  return {
    bied: (code, zendingen) =>
      met(code, (kern) => kern.bied(zendingen.map(({ zendingId, volgorde }) => ({ id: zendingId, volgorde })))),
    wek: (code) => met(code, () => undefined),
    pauzeer: (code, door, reden) => met(code, (kern) => kern.pauzeer(door, reden)),
    hervat: (code) => met(code, (kern) => kern.hervat()),
    kanaalGewijzigd: (code) => met(code, (kern) => kern.kanaalGewijzigd()),
    laatVervallen: (code, ids) => met(code, (kern) => kern.laatVervallen(ids)),
    beeld: (code) => met(code, (kern) => kern.beeld()),
    listOpen: (code, na, maximum) => met(code, (kern) => kern.listOpen(na, maximum)),
    werkAf: async () => {
      await Promise.all([...momenten.keys()].map(werk));
    },
    volgendMoment: async () => {
      const gevraagd = await Promise.all([...momenten.keys()].map(nextOf));
      const gezet = gevraagd.filter((moment) => moment !== undefined);
      return gezet.length === 0 ? undefined : Math.min(...gezet);
    },
    herstart: () => kernen.clear(),
  };
}

/** Every object forgets what it was given. */
export async function maakBussenLeeg(namespace: Bindingen['POSTBUS']): Promise<void> {
  for (const id of await listDurableObjectIds(namespace))
    await runInDurableObject(namespace.get(id), (_, state) => {
      for (const tabel of ['items', 'stand']) state.storage.sql.exec(`DELETE FROM ${tabel}`);
    });
}
