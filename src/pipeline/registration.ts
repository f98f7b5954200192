/** Takes documents into the register, all or none. Starter register, `--register` and the API go through this same function. */
import { createHash } from 'node:crypto';
import { compileSchema } from '../check/index.ts';
import { validateFormaat } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import { tijdstip } from '../domain/kalender.ts';
import { checkRegister } from '../register/check-register.ts';
import { parseRegisterbestand, parseSchemaset, type Registerbestand } from '../register/parse.ts';
import type { Documentsoort, RegisterDocument } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { registerVanDocumenten } from './register-bron.ts';
import { rerouteAll } from './reroute.ts';
import { checkSjablonen } from './sjabloon-controle.ts';

/** A document to be registered, with the place it came from: a file name, or an index in the request. */
export interface Registerinvoer {
  readonly documentsoort: Documentsoort;
  readonly bron: string;
  readonly inhoud: unknown;
}

export interface DocumentBevinding {
  /** File or index of the document the bevinding is about; empty when it is about the register as a whole. */
  readonly bron: string;
  readonly bevinding: Bevinding;
}

export type Registratie =
  | {
      readonly soort: 'geregistreerd';
      readonly nieuw: number;
      readonly ongewijzigd: number;
      readonly adviezen: readonly DocumentBevinding[];
    }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly DocumentBevinding[] };

/** @param door who registers: the houder of the key, for the history. */
export async function registerDocumenten(
  diensten: Diensten,
  invoer: readonly Registerinvoer[],
  door: string,
): Promise<Registratie> {
  const { register } = diensten.staat;
  const bestaand = await register.listDocumenten();
  const perSleutel = new Map(bestaand.map((document) => [sleutelVan(document), document]));
  const bevindingen: DocumentBevinding[] = [];
  const nieuw: (RegisterDocument & { readonly bron: string })[] = [];
  let ongewijzigd = 0;

  for (const { documentsoort, bron, inhoud } of invoer) {
    const gelezen = await readDocument(documentsoort, inhoud);
    bevindingen.push(...gelezen.bevindingen.map((bevinding) => ({ bron, bevinding })));
    if (gelezen.document === undefined) continue;
    const eerder = perSleutel.get(sleutelVan(gelezen.document));
    if (eerder === undefined) {
      nieuw.push({ ...gelezen.document, bron });
      perSleutel.set(sleutelVan(gelezen.document), gelezen.document);
    } else if (eerder.sha256 === gelezen.document.sha256) ongewijzigd++;
    else
      bevindingen.push({
        bron,
        bevinding: {
          code: 'VERSIE_BESTAAT',
          ernst: 'fout',
          plaats: { pointer: '/versie' },
          parameters: { naam: eerder.naam, versie: eerder.versie },
        },
      });
  }
  if (bevindingen.some(({ bevinding }) => bevinding.ernst === 'fout')) return { soort: 'geweigerd', bevindingen };

  const samen = registerVanDocumenten([...bestaand, ...nieuw], 'nieuw');
  const controle = checkRegister(samen);
  bevindingen.push(...controle.bevindingen.map((bevinding) => ({ bron: '', bevinding })));
  if (controle.aantalFouten > 0) return { soort: 'geweigerd', bevindingen };

  await register.addDocumenten(nieuw, door, tijdstip(diensten.klok()));
  // A gemeente that waited for an aansluiting need not wait for the next cron.
  if (nieuw.length > 0) await rerouteAll(diensten);
  return { soort: 'geregistreerd', nieuw: nieuw.length, ongewijzigd, adviezen: bevindingen };
}

const sleutelVan = (document: Pick<RegisterDocument, 'documentsoort' | 'naam' | 'versie'>): string =>
  `${document.documentsoort} ${document.naam} ${document.versie}`;

interface Gelezen {
  readonly document?: RegisterDocument;
  readonly bevindingen: readonly Bevinding[];
}

async function readDocument(documentsoort: Documentsoort, inhoud: unknown): Promise<Gelezen> {
  if (documentsoort === 'schema') return readSchema(inhoud);
  if (documentsoort === 'formaat') {
    const resultaat = validateFormaat(inhoud);
    if (!resultaat.ok) return { bevindingen: resultaat.error };
    const bezwaren = checkSjablonen(resultaat.value);
    if (bezwaren.length > 0) return { bevindingen: bezwaren };
    const { formaat } = resultaat.value;
    return { document: toDocument('formaat', formaat.naam, formaat.versie, formaat), bevindingen: [] };
  }
  const resultaat = parseRegisterbestand(documentsoort, inhoud);
  if (!resultaat.ok) return { bevindingen: resultaat.error };
  return {
    document: toDocument(documentsoort, naamVan(resultaat.value), resultaat.value.versie, resultaat.value.inhoud),
    bevindingen: [],
  };
}

async function readSchema(inhoud: unknown): Promise<Gelezen> {
  const gelezen = parseSchemaset(inhoud);
  if (!gelezen.ok) return { bevindingen: gelezen.error };
  const gecompileerd = await compileSchema(gelezen.value);
  if (!gecompileerd.ok) return { bevindingen: gecompileerd.error };
  gecompileerd.value.sluit();
  const { naam, versie } = gelezen.value;
  return { document: toDocument('schema', naam, versie, gelezen.value), bevindingen: [] };
}

const naamVan = (bestand: Registerbestand): string =>
  bestand.documentsoort === 'aansluiting' ? bestand.inhoud.id : bestand.documentsoort;

function toDocument(documentsoort: Documentsoort, naam: string, versie: string, inhoud: unknown): RegisterDocument {
  const sha256 = createHash('sha256').update(JSON.stringify(inhoud)).digest('hex');
  return { documentsoort, naam, versie, sha256, inhoud };
}
