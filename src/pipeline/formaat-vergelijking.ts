/** One version of a formaat against another, over real zendingen or over the examples. Nothing is delivered and nothing is stored. */
import { createHash } from 'node:crypto';
import type { Bevinding } from '../domain/bevinding.ts';
import type { Ontvanger } from '../domain/register.ts';
import { concat } from '../storage/bytes.ts';
import { leesInhoud } from '../storage/delen/inhoud.ts';
import type { Bytestroom, Omzetwerk } from '../storage/ports.ts';
import { convertOne } from './convert-one.ts';
import type { Diensten } from './diensten.ts';
import type { Versieadres } from './formaat-concept.ts';
import {
  type Bestandsbeeld,
  type Bestandsverschil,
  diffBestanden,
  MAXIMALE_BYTES,
  toBeeld,
} from './formaat-verschil.ts';
import { listDocumenten } from './formaat-voorbeelden.ts';
import { runDocument } from './formaat-voorbeeldrun.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { delenMap } from './sleutels-van-opslag.ts';
import { loadZendingDossier } from './zending-dossier.ts';

export type Waarover =
  | { readonly bron: 'voorbeelden' }
  | { readonly bron: 'zendingen'; readonly ontvangercode: string; readonly aantal: number };

interface Kant {
  readonly toestand: 'omgezet' | 'gefilterd' | 'vastgehouden' | 'geweigerd';
  readonly bestanden: readonly Bestandsbeeld[];
  readonly bevindingen: readonly Bevinding[];
}

export interface Vergelijking {
  readonly voorbeeld?: string;
  readonly zending?: { readonly id: string; readonly ontvanger: Ontvanger };
  readonly oud: Omit<Kant, 'bestanden'>;
  readonly nieuw: Omit<Kant, 'bestanden'>;
  readonly bestanden: readonly Bestandsverschil[];
}

export interface Vergelijkingen {
  readonly vergelijkingen: readonly Vergelijking[];
  /** Zendingen that could not be compared: their bytes are gone, or they are too large to do while you wait. */
  readonly overgeslagen: readonly { readonly zendingId: string; readonly reden: 'gewist' | 'te-groot' }[];
  /** True when values were hidden: the formaat is about persons and these are real ones. */
  readonly verborgen: boolean;
}

/** A zending with more regels than this is not made again while somebody waits. */
const MAXIMALE_REGELS = 50_000;

export async function compareVersies(
  diensten: Diensten,
  nieuw: Versieadres,
  versieOud: string,
  waarover: Waarover,
): Promise<Vergelijkingen | undefined> {
  const beeld = await diensten.register.huidig();
  const oud = { naam: nieuw.naam, versie: versieOud };
  const formaten = [oud, nieuw].map(({ naam, versie }) => beeld.index.findFormaat(naam, versie));
  if (formaten.includes(undefined)) return undefined;
  if (waarover.bron === 'voorbeelden') {
    const vergelijkingen = await compareVoorbeelden(diensten, beeld, oud, nieuw);
    return { vergelijkingen, overgeslagen: [], verborgen: false };
  }
  const verborgen = formaten.some((formaat) => formaat?.niveau === 'persoon');
  const ids = await diensten.staat.formaten.listLaatsteZendingen(waarover.ontvangercode, nieuw.naam, waarover.aantal);
  const werk = await diensten.staat.zendingen.listOmzetwerk(ids);
  const vergelijkingen: Vergelijking[] = [];
  const overgeslagen: { zendingId: string; reden: 'gewist' | 'te-groot' }[] = [];
  for (const id of ids) {
    const omzetwerk = werk.find(({ zending }) => zending.id === id);
    if (omzetwerk === undefined) continue;
    const uitkomst = await compareZending(diensten, beeld, omzetwerk, oud, nieuw, verborgen);
    if (typeof uitkomst === 'string') overgeslagen.push({ zendingId: id, reden: uitkomst });
    else vergelijkingen.push(uitkomst);
  }
  return { vergelijkingen, overgeslagen, verborgen };
}

async function compareVoorbeelden(
  diensten: Diensten,
  beeld: RegisterBeeld,
  oud: Versieadres,
  nieuw: Versieadres,
): Promise<readonly Vergelijking[]> {
  const voorbeelden = [...(await listDocumenten(diensten, nieuw))];
  for (const vorig of await listDocumenten(diensten, oud))
    if (!voorbeelden.some(({ voorbeeld }) => voorbeeld === vorig.voorbeeld)) voorbeelden.push(vorig);
  const vergelijkingen: Vergelijking[] = [];
  for (const { voorbeeld, document } of voorbeelden) {
    const kanten = await Promise.all(
      [oud, nieuw].map(async (formaat): Promise<Kant> => {
        const { bestanden, ...rest } = await runDocument(beeld, formaat, document);
        return { ...rest, bestanden: bestanden.map(toBeeld) };
      }),
    );
    vergelijkingen.push({ voorbeeld, ...toVergelijking(kanten, false) });
  }
  return vergelijkingen;
}

async function compareZending(
  diensten: Diensten,
  beeld: RegisterBeeld,
  { zending, delen: eigenDelen }: Omzetwerk,
  oud: Versieadres,
  nieuw: Versieadres,
  verbergen: boolean,
): Promise<Vergelijking | 'gewist' | 'te-groot'> {
  if ((await leesInhoud(diensten.blobs, delenMap(zending.verantwoordingId))) === undefined) return 'gewist';
  const { dossier, map } = await loadZendingDossier(diensten.blobs, zending);
  const delen = zending.correctie === undefined ? eigenDelen : dossier.inhoud.delen;
  const regels = dossier.inhoud.delen
    .filter((deel) => delen.some(({ gemeentecode, wet }) => gemeentecode === deel.gemeentecode && wet === deel.wet))
    .reduce((som, deel) => som + deel.aantalPrestaties + deel.aantalTrajecten, 0);
  if (regels > MAXIMALE_REGELS) return 'te-groot';

  const kanten: Kant[] = [];
  for (const formaat of [oud, nieuw]) {
    const begin: Uint8Array[] = [];
    const { toestand, bestanden, bevindingen } = await convertOne(
      { ...zending, formaat, delen },
      dossier,
      beeld,
      diensten.blobs,
      map,
      async (_volgnummer, bytes) => {
        const gelezen = await readBegin(bytes);
        begin.push(gelezen.begin);
        return { bytes: gelezen.bytes, sha256: gelezen.sha256 };
      },
    );
    kanten.push({
      toestand,
      bevindingen,
      bestanden: bestanden.map((bestand, nr) => ({ ...bestand, begin: begin[nr] ?? new Uint8Array() })),
    });
  }
  return {
    zending: { id: zending.id, ontvanger: zending.ontvanger },
    ...toVergelijking(kanten, verbergen),
  };
}

/** Counts and hashes the whole file, keeps its beginning. */
async function readBegin(
  stroom: Bytestroom,
): Promise<{ readonly begin: Uint8Array; readonly bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256');
  const stukken: Uint8Array[] = [];
  let bytes = 0;
  let bewaard = 0;
  for await (const brok of stroom) {
    hash.update(brok);
    bytes += brok.length;
    const stuk = brok.slice(0, MAXIMALE_BYTES - bewaard);
    if (stuk.length > 0) stukken.push(stuk);
    bewaard += stuk.length;
  }
  return { begin: concat(stukken, bewaard), bytes, sha256: hash.digest('hex') };
}

function toVergelijking(
  [oud, nieuw]: readonly Kant[],
  verbergen: boolean,
): Omit<Vergelijking, 'voorbeeld' | 'zending'> {
  if (oud === undefined || nieuw === undefined) throw new Error('two sides are compared');
  return {
    oud: { toestand: oud.toestand, bevindingen: oud.bevindingen },
    nieuw: { toestand: nieuw.toestand, bevindingen: nieuw.bevindingen },
    bestanden: diffBestanden(oud.bestanden, nieuw.bestanden, { verbergen }),
  };
}
