/** Takes documents into the register, all or none. Starter register, `--register` and the API go through this same function. */
import { createHash } from 'node:crypto';
import { compileSchema } from '../check/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import { tijdstip } from '../domain/kalender.ts';
import type { VoorbeeldRij } from '../domain/levensloop.ts';
import type { Schemaset } from '../domain/schema.ts';
import { checkRegister } from '../register/check-register.ts';
import { parseAntwoordformaat, parseRegisterbestand, parseSchemaset, type Registerbestand } from '../register/parse.ts';
import type { Documentsoort, RegisterDocument } from '../storage/ports.ts';
import type { Diensten } from './diensten.ts';
import { readFormaat } from './formaat-lezen.ts';
import { checkVereisten } from './formaat-vereisten.ts';
import { type AangebodenVoorbeeld, examineVoorbeelden } from './formaat-voorbeeldregistratie.ts';
import { createBeeld, registerVanDocumenten } from './register-bron.ts';
import { rerouteAll } from './reroute.ts';
import { createSchemavoorraad, type Schemavoorraad } from './schemas.ts';

/** A document to be registered, with the place it came from: a file name, or an index in the request. */
export interface Registerinvoer {
  readonly documentsoort: Documentsoort;
  readonly bron: string;
  readonly inhoud: unknown;
  /** Of a formaat: each must come out as it says, unless the formaat is a concept. */
  readonly voorbeelden?: readonly AangebodenVoorbeeld[];
}

export interface DocumentBevinding {
  /** File or index of the document the bevinding is about; empty when it is about the register as a whole. */
  readonly bron: string;
  /** Index of the example of that document the bevinding is about. */
  readonly voorbeeld?: number;
  readonly bevinding: Bevinding;
}

export type Registratie =
  | {
      readonly soort: 'geregistreerd';
      readonly nieuw: number;
      readonly ongewijzigd: number;
      readonly adviezen: readonly DocumentBevinding[];
    }
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly DocumentBevinding[] }
  /** Others kept changing the register in between; nothing was stored. */
  | { readonly soort: 'intussen-veranderd' };

/** How often a registration is examined again because the register changed while it was examined. */
const POGINGEN = 5;

/**
 * What another registers in between counts as if it had been there before: the same documents are `ongewijzigd`, others are refused.
 *
 * @param door who registers: the houder of the key, for the history.
 */
export async function registerDocumenten(
  diensten: Diensten,
  invoer: readonly Registerinvoer[],
  door: string,
): Promise<Registratie> {
  for (let poging = 1; poging <= POGINGEN; poging++) {
    const registratie = await tryToRegister(diensten, invoer, door);
    if (registratie.soort !== 'intussen-veranderd') return registratie;
  }
  return { soort: 'intussen-veranderd' };
}

async function tryToRegister(
  diensten: Diensten,
  invoer: readonly Registerinvoer[],
  door: string,
): Promise<Registratie> {
  const { register } = diensten.staat;
  // Asked first: what is read after it may be newer, and then nothing is written.
  const revisie = await register.revisie();
  const bestaand = await register.listDocumenten();
  const perSleutel = new Map(bestaand.map((document) => [sleutelVan(document), document]));
  const bevindingen: DocumentBevinding[] = [];
  const nieuw: (RegisterDocument & { readonly bron: string })[] = [];
  let ongewijzigd = 0;

  const voorbeelden: { bron: string; formaat: Formaat; aangeboden: readonly AangebodenVoorbeeld[] }[] = [];
  for (const { documentsoort, bron, inhoud, voorbeelden: aangeboden = [] } of invoer) {
    const gelezen = await readDocument(documentsoort, inhoud);
    bevindingen.push(...gelezen.bevindingen.map((bevinding) => ({ bron, bevinding })));
    if (gelezen.document === undefined) continue;
    if (documentsoort === 'formaat' && aangeboden.length > 0)
      voorbeelden.push({ bron, formaat: gelezen.document.inhoud as Formaat, aangeboden });
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

  const beeld = createBeeld(samen, await schemasVan(diensten, nieuw));
  for (const { documentsoort, bron, inhoud } of nieuw) {
    if (documentsoort !== 'formaat') continue;
    const gemis = await checkVereisten(inhoud as Formaat, beeld.register.schemas, beeld.schemas);
    bevindingen.push(...gemis.map((bevinding) => ({ bron, bevinding })));
  }
  const rijen: VoorbeeldRij[] = [];
  for (const { bron, formaat, aangeboden } of voorbeelden) {
    const { bevindingen: gevonden, rijen: erbij } = await examineVoorbeelden(diensten, beeld, formaat, aangeboden);
    bevindingen.push(...gevonden.map((een) => ({ bron, ...een })));
    rijen.push(...erbij);
  }
  if (bevindingen.some(({ bevinding }) => bevinding.ernst === 'fout')) return { soort: 'geweigerd', bevindingen };

  const wijziging = { revisie, door, op: tijdstip(diensten.klok()) };
  if (nieuw.length + rijen.length > 0 && !(await register.addDocumenten(nieuw, rijen, wijziging)))
    return { soort: 'intussen-veranderd' };
  // A gemeente that waited for an aansluiting need not wait for the next cron.
  if (nieuw.length > 0) await rerouteAll(diensten);
  return { soort: 'geregistreerd', nieuw: nieuw.length, ongewijzigd, adviezen: bevindingen };
}

/** A schema may come in the same registration as the formaat that names it; what is registered already is compiled already. */
async function schemasVan(diensten: Diensten, nieuw: readonly RegisterDocument[]): Promise<Schemavoorraad> {
  const { schemas } = await diensten.register.huidig();
  const erbij = nieuw.filter(({ documentsoort }) => documentsoort === 'schema');
  if (erbij.length === 0) return schemas;
  return createSchemavoorraad(async ({ naam, versie }) => {
    const document =
      erbij.find((een) => een.naam === naam && een.versie === versie) ??
      (await diensten.staat.register.findDocument('schema', naam, versie));
    return document?.inhoud as Schemaset | undefined;
  });
}

const sleutelVan = (document: Pick<RegisterDocument, 'documentsoort' | 'naam' | 'versie'>): string =>
  `${document.documentsoort} ${document.naam} ${document.versie}`;

interface Gelezen {
  readonly document?: RegisterDocument;
  readonly bevindingen: readonly Bevinding[];
}

/** One document as it would be registered, with its hash; or what is wrong with it. */
export async function readDocument(documentsoort: Documentsoort, inhoud: unknown): Promise<Gelezen> {
  if (documentsoort === 'schema') return readSchema(inhoud);
  if (documentsoort === 'antwoordformaat') {
    const gelezen = parseAntwoordformaat(inhoud);
    if (!gelezen.ok) return { bevindingen: gelezen.error };
    const { naam, versie } = gelezen.value;
    return { document: toDocument(documentsoort, naam, versie, gelezen.value), bevindingen: [] };
  }
  if (documentsoort === 'formaat') {
    const resultaat = readFormaat(inhoud);
    if (!resultaat.ok) return { bevindingen: resultaat.error };
    const { gecompileerd, waarschuwingen } = resultaat.value;
    const { formaat } = gecompileerd;
    return { document: toDocument('formaat', formaat.naam, formaat.versie, formaat), bevindingen: waarschuwingen };
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
