/** Which documents an ontvanger may see beside its zending: what its aansluiting asks and the aanbieder named. Nothing else. */
import type { DeelSleutel } from '../domain/deel.ts';
import type { Aansluiting } from '../domain/register.ts';
import type { Kop } from '../domain/verantwoording.ts';
import type { GevraagdDocument } from '../domain/zending.ts';
import type { Uitgesproken } from './drempel.ts';
import { serves } from './eisen.ts';

export interface DocumentenVraag {
  readonly kop: Pick<Kop, 'bijlagen' | 'verklaringen'>;
  readonly aansluiting: Pick<Aansluiting, 'bijlagen' | 'drempel'>;
  readonly delen: readonly DeelSleutel[];
  readonly ingediendOp: string;
  readonly antwoordendeCode: (gemeentecode: string) => string;
  /** What was found for this zending: it says what was used of the dossier. */
  readonly uitgesproken: readonly Uitgesproken[];
}

/** @returns each soort and hash once: first what the verantwoording names, then what was used of the dossier */
export function listGevraagdeDocumenten(vraag: DocumentenVraag): readonly GevraagdDocument[] {
  const { kop, aansluiting, delen, ingediendOp, antwoordendeCode } = vraag;
  const bijlagesoorten = new Set<string>(aansluiting.bijlagen.map(({ bijlagesoort }) => bijlagesoort));
  const verklaringsoorten = new Set<string | undefined>([aansluiting.drempel?.erboven, aansluiting.drempel?.eronder]);
  const bijlagen = (kop.bijlagen ?? []).filter(
    (bijlage) =>
      bijlagesoorten.has(bijlage.bijlagesoort) &&
      delen.some(({ gemeentecode }) => serves(bijlage, gemeentecode, ingediendOp)),
  );
  const verklaringen = (kop.verklaringen ?? []).filter(
    ({ verklaringsoort, wet, gemeentecode }) =>
      verklaringsoorten.has(verklaringsoort) &&
      delen.some(
        (deel) =>
          (wet === undefined || wet === deel.wet) &&
          (gemeentecode === undefined || antwoordendeCode(gemeentecode) === antwoordendeCode(deel.gemeentecode)),
      ),
  );
  const documenten: readonly GevraagdDocument[] = [
    ...bijlagen.map(({ bijlagesoort, sha256 }) => ({ soort: bijlagesoort, sha256 })),
    ...verklaringen.map(({ verklaringsoort, sha256 }) => ({ soort: verklaringsoort, sha256 })),
    ...vraag.uitgesproken.flatMap(({ bevinding }) =>
      bevinding.code === 'UIT_DOSSIER'
        ? [{ soort: bevinding.parameters.document, sha256: bevinding.parameters.sha256 }]
        : [],
    ),
  ];
  return [...new Map(documenten.map((document) => [`${document.soort} ${document.sha256}`, document])).values()];
}
