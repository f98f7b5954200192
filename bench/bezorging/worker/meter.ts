/** Bindings that count what is asked of them, as the platform counts it, and otherwise do what they did. */
import type { Bindingen } from '../../../src/services.ts';
import { leeg, type Teller } from '../tellers.ts';

/** Of this isolate: the worker and its Durable Objects share it on a machine of one's own. */
export const geteld: Record<Teller, number> = leeg();

const tel = (naam: Teller, aantal = 1): void => {
  geteld[naam] += aantal;
};

const take = (uitslag: D1Result): void => {
  tel('d1Vragen');
  tel('d1Gelezen', uitslag.meta.rows_read);
  tel('d1Geschreven', uitslag.meta.rows_written);
  // As large as the database is now; whoever asks twice sees how it grew.
  geteld.d1Bytes = uitslag.meta.size_after;
};

const echteVraag = new WeakMap<object, D1PreparedStatement>();

function meterStatement(echt: D1PreparedStatement): D1PreparedStatement {
  const vraag = new Proxy(echt, {
    get(doel, naam) {
      switch (naam) {
        case 'bind':
          return (...waarden: unknown[]) => meterStatement(doel.bind(...waarden));
        case 'run':
        case 'all':
          return async () => {
            const uitslag = await doel.all();
            take(uitslag);
            return uitslag;
          };
        case 'first':
          // `first` itself does not say what it read.
          return async (kolom?: string) => {
            const uitslag = await doel.all<Record<string, unknown>>();
            take(uitslag);
            const [rij] = uitslag.results;
            return rij === undefined ? null : kolom === undefined ? rij : rij[kolom];
          };
        default:
          throw new Error(`this way to ask D1 is not counted: ${String(naam)}`);
      }
    },
  });
  echteVraag.set(vraag, echt);
  return vraag;
}

const meterD1 = (db: D1Database): D1Database =>
  new Proxy(db, {
    get(doel, naam) {
      switch (naam) {
        case 'prepare':
          return (sql: string) => meterStatement(doel.prepare(sql));
        case 'batch':
          return async (vragen: readonly D1PreparedStatement[]) => {
            const uitslagen = await doel.batch(vragen.map((vraag) => echteVraag.get(vraag) ?? vraag));
            for (const uitslag of uitslagen) take(uitslag);
            return uitslagen;
          };
        default:
          throw new Error(`this way to ask D1 is not counted: ${String(naam)}`);
      }
    },
  });

const sizeOf = (waarde: unknown): number =>
  typeof waarde === 'string' ? waarde.length : waarde instanceof Uint8Array ? waarde.byteLength : 0;

function meterUpload(upload: R2MultipartUpload): R2MultipartUpload {
  return {
    key: upload.key,
    uploadId: upload.uploadId,
    uploadPart(nummer, waarde) {
      tel('r2KlasseA');
      tel('r2Bytes', sizeOf(waarde));
      return upload.uploadPart(nummer, waarde);
    },
    complete(delen) {
      tel('r2KlasseA');
      return upload.complete(delen);
    },
    abort: () => upload.abort(),
  };
}

const meterR2 = (bucket: R2Bucket): R2Bucket =>
  new Proxy(bucket, {
    get(doel, naam) {
      switch (naam) {
        case 'put':
          return (sleutel: string, waarde: Uint8Array) => {
            tel('r2KlasseA');
            tel('r2Bytes', sizeOf(waarde));
            return doel.put(sleutel, waarde);
          };
        case 'createMultipartUpload':
          return async (sleutel: string) => {
            tel('r2KlasseA');
            return meterUpload(await doel.createMultipartUpload(sleutel));
          };
        case 'list':
          return (opties: R2ListOptions) => {
            tel('r2KlasseA');
            return doel.list(opties);
          };
        case 'get':
          return (sleutel: string, opties?: R2GetOptions) => {
            tel('r2KlasseB');
            return doel.get(sleutel, opties);
          };
        case 'head':
          return (sleutel: string) => {
            tel('r2KlasseB');
            return doel.head(sleutel);
          };
        case 'delete':
          return (sleutels: string | string[]) => doel.delete(sleutels);
        default:
          throw new Error(`this way to ask R2 is not counted: ${String(naam)}`);
      }
    },
  });

/** Written, read and deleted. */
const PER_BERICHT = 3;

const meterWachtrij = (wachtrij: Bindingen['OMZETTING']): Bindingen['OMZETTING'] =>
  new Proxy(wachtrij, {
    get(doel, naam) {
      if (naam !== 'sendBatch') throw new Error(`this way to ask the queue is not counted: ${String(naam)}`);
      return (berichten: Parameters<Bindingen['OMZETTING']['sendBatch']>[0]) => {
        const lijst = [...berichten];
        tel('wachtrijBewerkingen', PER_BERICHT * lijst.length);
        return doel.sendBatch(lijst);
      };
    },
  });

const meterPostbus = (namespace: Bindingen['POSTBUS']): Bindingen['POSTBUS'] =>
  new Proxy(namespace, {
    get(doel, naam) {
      if (naam === 'idFromName') return (tekst: string) => doel.idFromName(tekst);
      if (naam !== 'get') throw new Error(`this way to a postbus is not counted: ${String(naam)}`);
      return (id: DurableObjectId) =>
        new Proxy(doel.get(id), {
          get(stub, methode) {
            const aanroep: unknown = Reflect.get(stub, methode);
            if (typeof aanroep !== 'function') return aanroep;
            return (...args: unknown[]) => {
              tel('doVerzoeken');
              return timed(() => Reflect.apply(aanroep, stub, args));
            };
          },
        });
    },
  });

async function timed<Uitkomst>(doe: () => Promise<Uitkomst>): Promise<Uitkomst> {
  const begin = Date.now();
  try {
    return await doe();
  } finally {
    tel('doMilliseconden', Date.now() - begin);
  }
}

export const timedAlarm = (doe: () => Promise<void>): Promise<void> => {
  tel('doVerzoeken');
  return timed(doe);
};

/** One wrapped set for each real one: what is remembered per database must find the same database again. */
const gemeterd = new WeakMap<D1Database, Bindingen>();

export function meterBindingen<Env extends Bindingen>(env: Env): Env {
  let bindingen = gemeterd.get(env.DB);
  if (bindingen === undefined) {
    bindingen = {
      DB: meterD1(env.DB),
      OPSLAG: meterR2(env.OPSLAG),
      OMZETTING: meterWachtrij(env.OMZETTING),
      POSTBUS: meterPostbus(env.POSTBUS),
    };
    gemeterd.set(env.DB, bindingen);
  }
  return { ...env, ...bindingen };
}

export const countRequest = (): void => tel('verzoeken');
export const countAgain = (): void => tel('wachtrijBewerkingen');

/** The SQLite of a Durable Object is reached through its context, which cannot be wrapped: its class is taught to count instead. */
export function meterSql(storage: DurableObjectStorage): void {
  const sql = Object.getPrototypeOf(storage.sql) as SqlStorage;
  if (Object.hasOwn(sql, 'geteld')) return;
  Object.defineProperty(sql, 'geteld', { value: true });
  const { exec } = sql;
  sql.exec = function (this: SqlStorage, ...args: Parameters<SqlStorage['exec']>) {
    const cursor = Reflect.apply(exec, this, args) as ReturnType<SqlStorage['exec']>;
    // Statements run to their end before the caller goes on; a cursor that is read later is counted then.
    const { toArray, one } = cursor;
    const done = <Uitkomst>(uitkomst: Uitkomst): Uitkomst => {
      tel('doGelezen', cursor.rowsRead);
      return uitkomst;
    };
    tel('doGeschreven', cursor.rowsWritten);
    return Object.assign(cursor, {
      toArray: () => done(toArray.call(cursor)),
      one: () => done(one.call(cursor)),
    });
  } as SqlStorage['exec'];
  const opslag = Object.getPrototypeOf(storage) as DurableObjectStorage;
  const { setAlarm } = opslag;
  opslag.setAlarm = function (this: DurableObjectStorage, ...args: Parameters<DurableObjectStorage['setAlarm']>) {
    tel('doGeschreven');
    return Reflect.apply(setAlarm, this, args) as Promise<void>;
  };
}
