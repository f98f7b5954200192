/** What an aansluiting asks of one zending, whether it is there or not: the same rules as planning, told instead of judged. */
import type { Dossierdocument } from '../domain/dossier.ts';
import type { Aansluiting } from '../domain/register.ts';
import type { Drempelstand, Vooruitdocument, Vooruittermijn } from '../domain/vooruitblik.ts';
import { compareWithDrempel, type DrempelVraag, findVerklaring } from './drempel.ts';
import { type EisenVraag, evaluateBijlagen, isTeLaat, termijnDatum } from './eisen.ts';
import { listOmzetten } from './omzet.ts';

const DAG_MS = 86_400_000;
const dayBefore = (datum: string): string =>
  new Date(Date.parse(`${datum}T00:00:00Z`) - DAG_MS).toISOString().slice(0, 10);

/** In order of day. */
export const describeTermijnen = ({
  aansluiting,
  kop,
  ingediendOp,
}: Pick<EisenVraag, 'aansluiting' | 'kop' | 'ingediendOp'>): readonly Vooruittermijn[] =>
  aansluiting.termijnen
    .map((termijn) => {
      const grens = termijnDatum(termijn, kop.periode);
      return {
        wat: termijn.wat,
        betreft: termijn.betreft,
        laatsteDag: termijn.grens === 'voor' ? dayBefore(grens) : grens,
        verstreken: isTeLaat(termijn, kop.periode, ingediendOp),
      };
    })
    .sort((a, b) => (a.laatsteDag < b.laatsteDag ? -1 : 1));

/** The bijlagen that are asked, each with whether it is there. */
export const describeDocumenten = (
  vraag: EisenVraag & {
    readonly dossier: readonly Dossierdocument[];
    readonly antwoordendeCode: (gemeentecode: string) => string;
  },
): readonly Vooruitdocument[] =>
  vraag.aansluiting.bijlagen.map((bijlage) => {
    const uitgesproken = evaluateBijlagen({ ...vraag, aansluiting: { ...vraag.aansluiting, bijlagen: [bijlage] } });
    const ontbreekt = uitgesproken.find(({ bevinding }) => bevinding.code === 'BIJLAGE_ONTBREEKT');
    return {
      wat: bijlage.bijlagesoort,
      aanwezig: ontbreekt === undefined,
      houdtTegen: ontbreekt?.vasthouden ?? false,
    };
  });

/** One for every comparison that the drempel of the aansluiting asks for. */
export const describeDrempels = (
  vraag: Omit<DrempelVraag, 'drempel' | 'wetten'> & { readonly aansluiting: Pick<Aansluiting, 'drempel' | 'wetten'> },
): readonly Drempelstand[] => {
  const { drempel, wetten } = vraag.aansluiting;
  if (drempel === undefined) return [];
  const heel: DrempelVraag = { ...vraag, drempel, wetten };
  return listOmzetten(drempel.basis, heel).map((omzet) => {
    const stand = compareWithDrempel(drempel, omzet);
    const verklaring = stand === 'eronder' ? drempel.eronder : drempel.erboven;
    const delen = vraag.delen.filter(
      ({ gemeentecode }) =>
        omzet.gemeentecode === undefined ||
        drempel.basis === 'individuele_gemeente' ||
        vraag.antwoordendeCode(gemeentecode) === omzet.gemeentecode,
    );
    // The heavier verklaring also serves where the lighter one is enough.
    const soorten = verklaring === undefined ? [] : [...new Set([drempel.erboven, verklaring])];
    return {
      drempel: { bedragCenten: drempel.bedragCenten, vergelijking: drempel.vergelijking, basis: drempel.basis },
      bron: drempel.bron.naam,
      wetten: omzet.wetten,
      ...(omzet.gemeentecode === undefined ? {} : { gemeentecode: omzet.gemeentecode }),
      omzetCenten: omzet.centen,
      stand,
      ...(verklaring === undefined ? {} : { verklaring }),
      aanwezig: verklaring === undefined || soorten.some((soort) => findVerklaring(heel, soort, delen).compleet),
    };
  });
};
