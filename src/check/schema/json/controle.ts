/** The check of one JSON file against a JSON Schema, item by item while it passes (knipper.ts). */
import type { Schema, SchemaDraft, validate } from '@cfworker/json-schema';
import canonicalize from 'canonicalize';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { HashSet64 } from '../../../domain/hash-set.ts';
import { Regelnummers, type Schemacontrole, type TeControleren, Vondsten } from '../controle.ts';
import { explainErrors, type JsonOvertreding, readPath } from './fouten.ts';
import { JsonKnipper, type Lijsttelling, type OpWaarde } from './knipper.ts';
import { type Lijstregels, TELLEND } from './lijsten.ts';
import { findVindplaats } from './vindplaats.ts';

/** Of what is held at once: one item, and the file without the items. In memory it takes some five times as much. */
export const MAXIMALE_JSONBYTES = 10_000_000;

export interface JsonOnderdelen {
  readonly validate: typeof validate;
  readonly wortel: Schema | boolean;
  readonly draft: SchemaDraft;
  readonly opAdres: Record<string, Schema | boolean>;
  /** `naam@versie`. */
  readonly schema: string;
  /** Characters of one value; absent when its patterns are fine for any. */
  readonly langsteWaarde?: number;
}

/** Whether somewhere in it is a text, or the name of a member, of more than so many characters. */
function hasLongString(waarde: unknown, maximum: number): boolean {
  const open = [waarde];
  for (const een of open) {
    if (typeof een === 'string' && een.length > maximum) return true;
    if (Array.isArray(een)) for (const item of een) open.push(item);
    else if (typeof een === 'object' && een !== null)
      for (const [naam, lid] of Object.entries(een)) open.push(naam, lid);
  }
  return false;
}

export function createJsonControle(
  { validate, wortel, draft, opAdres, schema, langsteWaarde }: JsonOnderdelen,
  { bestandsnaam, formaat, invoer, boom, regel }: TeControleren,
  maximaleBytes = MAXIMALE_JSONBYTES,
): Schemacontrole {
  const vondsten = new Vondsten(bestandsnaam, schema);
  const nummers = new Regelnummers(invoer);

  function add({ trefwoord, verwacht, pad }: JsonOvertreding): void {
    const vindplaats = findVindplaats(boom, regel, pad);
    const { pointer, onderdeel } = vindplaats;
    vondsten.add({
      code: 'UITVOER_JSON_SCHEMA',
      ernst: 'fout',
      plaats: { ...nummers.plaats(vindplaats.regel), ...(pad.length > 0 && { uitvoerveld: `/${pad.join('/')}` }) },
      parameters: {
        bestandsnaam,
        schema,
        formaat,
        regel: pointer,
        veld: pad.at(-1) ?? '',
        trefwoord,
        verwacht,
        ...(onderdeel !== undefined && { onderdeel }),
      },
    });
  }

  /** What the first item of a list does wrong was said when the item came by; what is counted is counted over all of them. */
  function isSaid({ pad, trefwoord }: JsonOvertreding, geknipt: readonly string[]): boolean {
    const plaats = `/${pad.join('/')}`;
    return geknipt.some((lijst) => {
      const eigen = `/${readPath(lijst).join('/')}`;
      if (plaats === eigen) return TELLEND.has(trefwoord);
      return plaats === `${eigen}/0` || plaats.startsWith(`${eigen}/0/`);
    });
  }

  let teLang = false;
  /** Nothing with a value that is too long is held against a pattern. */
  function isTooLong(waarde: unknown): boolean {
    if (langsteWaarde === undefined || !hasLongString(waarde, langsteWaarde)) return false;
    if (!teLang) {
      const parameters = { bestandsnaam, schema, maximum: langsteWaarde };
      vondsten.add({ code: 'UITVOER_WAARDE_TE_LANG', ernst: 'fout', plaats: {}, parameters });
    }
    teLang = true;
    return true;
  }

  const opWaarde: OpWaarde = (waarde, beschreven, plaats, geknipt) => {
    if (isTooLong(waarde)) return;
    // Most values are right, and then this is all.
    if (validate(waarde, beschreven, draft, opAdres, true, null, plaats).valid) return;
    const { errors } = validate(waarde, beschreven, draft, opAdres, false, null, plaats);
    for (const overtreding of explainErrors(errors)) if (!isSaid(overtreding, geknipt)) add(overtreding);
  };

  function telling({ minItems, maxItems, uniek, bevat }: Lijstregels, plaats: string): Lijsttelling {
    const gezien = new HashSet64();
    let aantal = 0;
    let dubbel = false;
    let gevonden = 0;
    return {
      // What is left of an item without its own lists is not what it is to be compared by.
      heel: uniek || bevat !== undefined,
      add(item) {
        aantal++;
        if (uniek && !gezien.add(canonicalize(item) ?? '')) dubbel = true;
        if (bevat !== undefined && !isTooLong(item) && validate(item, bevat.schema, draft, opAdres, true).valid)
          gevonden++;
      },
      finish() {
        const pad = readPath(plaats);
        const say = (trefwoord: string): void => add({ trefwoord, verwacht: '', pad });
        if (aantal < minItems) say('minItems');
        if (aantal > maxItems) say('maxItems');
        if (dubbel) say('uniqueItems');
        if (bevat !== undefined && (gevonden < bevat.min || gevonden > bevat.max)) say('contains');
      },
    };
  }

  const knipper = new JsonKnipper({ wortel, opAdres, maximaleBytes, opWaarde, telling });
  return {
    take: (brok) => knipper.take(brok),
    opRegel: (nr) => nummers.add(nr),
    finish(): readonly Bevinding[] {
      const einde = knipper.finish();
      if (einde === 'te-groot') {
        const parameters = { bestandsnaam, schema, maximaleBytes, bestandssoort: 'json' } as const;
        return [{ code: 'UITVOER_NIET_TE_CONTROLEREN', ernst: 'fout', plaats: {}, parameters }];
      }
      if (einde === 'geen-json') add({ trefwoord: 'json', verwacht: '', pad: [] });
      return vondsten.list();
    },
  };
}
