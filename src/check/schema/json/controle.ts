/** The check of one JSON file against a JSON Schema. The file is held until it is whole, so its size is limited. */
import type { Schema, SchemaDraft, validate } from '@cfworker/json-schema';
import type { Bevinding } from '../../../domain/bevinding.ts';
import { Regelnummers, type Schemacontrole, type TeControleren, Vondsten } from '../controle.ts';
import { explainErrors, type JsonOvertreding, readPath } from './fouten.ts';
import { prune } from './snoei.ts';
import { findVindplaats } from './vindplaats.ts';

/** Bytes. In memory a document takes some five times as much, and an isolate has 128 MB. */
export const MAXIMALE_JSONBYTES = 10_000_000;

export interface JsonOnderdelen {
  readonly validate: typeof validate;
  readonly wortel: Schema | boolean;
  readonly draft: SchemaDraft;
  readonly opAdres: Record<string, Schema | boolean>;
  /** `naam@versie`. */
  readonly schema: string;
}

export function createJsonControle(
  { validate, wortel, draft, opAdres, schema }: JsonOnderdelen,
  { bestandsnaam, formaat, invoer, boom, regel }: TeControleren,
  maximaleBytes = MAXIMALE_JSONBYTES,
): Schemacontrole {
  const vondsten = new Vondsten(bestandsnaam, schema);
  const nummers = new Regelnummers(invoer);
  const brokken: Uint8Array[] = [];
  let bytes = 0;

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

  function check(waarde: unknown, beschreven: Schema | boolean, plaats: string): void {
    // Most values are right, and then this is all.
    if (validate(waarde, beschreven, draft, opAdres, true, null, plaats).valid) return;
    const { errors } = validate(waarde, beschreven, draft, opAdres, false, null, plaats);
    for (const overtreding of explainErrors(errors)) add(overtreding);
  }

  function checkDocument(document: unknown): void {
    const { rest, reeksen } = prune(document, wortel, (verwijzing) => opAdres[verwijzing]);
    for (const { items, schema: beschreven, plaats } of reeksen)
      for (const [nr, item] of items.entries()) check(item, beschreven, `${plaats}/${nr}`);
    // The first item of each list stands in the rest as well: what it does wrong was said.
    const alGezegd = reeksen.map(({ plaats }) => `/${[...readPath(plaats), '0'].join('/')}`);
    const { errors } = validate(rest, wortel, draft, opAdres, false);
    for (const overtreding of explainErrors(errors)) {
      const pad = `/${overtreding.pad.join('/')}`;
      if (!alGezegd.some((gezegd) => pad === gezegd || pad.startsWith(`${gezegd}/`))) add(overtreding);
    }
  }

  return {
    take(brok) {
      bytes += brok.length;
      if (bytes <= maximaleBytes) brokken.push(brok.slice());
      else brokken.length = 0;
    },
    opRegel: (nr) => nummers.add(nr),
    finish(): readonly Bevinding[] {
      if (bytes > maximaleBytes) {
        const parameters = { bestandsnaam, schema, maximaleBytes, bestandssoort: 'json' } as const;
        return [{ code: 'UITVOER_NIET_TE_CONTROLEREN', ernst: 'fout', plaats: {}, parameters }];
      }
      const document = parse(brokken);
      if (document === undefined) add({ trefwoord: 'json', verwacht: '', pad: [] });
      else checkDocument(document.waarde);
      return vondsten.list();
    },
  };
}

/** Undefined when the bytes are no JSON in UTF-8. Takes the chunks out of the list, so that they need not be held beside their text. */
function parse(brokken: Uint8Array[]): { readonly waarde: unknown } | undefined {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false });
  try {
    let tekst = '';
    for (const brok of brokken) tekst += decoder.decode(brok, { stream: true });
    brokken.length = 0;
    return { waarde: JSON.parse(tekst + decoder.decode()) };
  } catch (fout) {
    if (fout instanceof SyntaxError || fout instanceof TypeError) return undefined;
    throw fout;
  }
}
