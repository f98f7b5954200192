/** Keeps the dossier of an aanbieder: what it gives once and every ontvanger may ask. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Dossierdocument, Dossiersoort } from '../domain/dossier.ts';
import { amsterdamseDatum, tijdstip } from '../domain/kalender.ts';
import { keurNaam } from '../ingest/document/keuring.ts';
import { type Gevraagdesoort, listGevraagdeSoorten } from '../route/gevraagd.ts';
import type { Diensten } from './diensten.ts';

export type Dossieropgave = Dossiersoort &
  Omit<Dossierdocument, 'id' | 'ontvangenOp' | 'documentsoort' | 'soort' | 'bytes'>;

export type Dossieruitkomst =
  | { readonly soort: 'bewaard'; readonly nieuw: boolean; readonly document: Dossierdocument }
  /** By its name it cannot be a document we take. */
  | { readonly soort: 'geweigerd'; readonly bevindingen: readonly Bevinding[] }
  | { readonly soort: 'vol' };

/** The same document twice is one document. */
export async function addToDossier(
  { staat, nieuwId, klok }: Diensten,
  agbcode: string,
  opgave: Dossieropgave,
): Promise<Dossieruitkomst> {
  const bevindingen = keurNaam(opgave);
  if (bevindingen.length > 0) return { soort: 'geweigerd', bevindingen };
  const id = nieuwId();
  const document = await staat.dossier.addDossierdocument(agbcode, { ...opgave, id, ontvangenOp: tijdstip(klok()) });
  return document === undefined ? { soort: 'vol' } : { soort: 'bewaard', nieuw: document.id === id, document };
}

/** What the ontvangers of this aanbieder ask beside their files, held against its dossier of today. */
export async function listGevraagd(
  { staat, register, klok }: Pick<Diensten, 'staat' | 'register' | 'klok'>,
  agbcode: string,
  dossier: readonly Dossierdocument[],
): Promise<readonly Gevraagdesoort[]> {
  const vandaag = amsterdamseDatum(klok());
  const [verwacht, { index }] = await Promise.all([
    staat.kalender.listVerwacht(agbcode, `${Number(vandaag.slice(0, 4)) - 2}-01-01`),
    register.huidig(),
  ]);
  return listGevraagdeSoorten(verwacht, dossier, index, vandaag);
}
