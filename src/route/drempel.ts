/** Is the turnover above the threshold of an aansluiting, and is the verklaring there that belongs to it? */
import type { Bevinding } from '../domain/bevinding.ts';
import type { DeelSleutel } from '../domain/deel.ts';
import type { Dossierdocument } from '../domain/dossier.ts';
import type { Drempel, VerklaringSoort } from '../domain/register.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { consultDossier, type Dossieruitkomst } from './dossier.ts';
import { listOmzetten, type Omzet, type OmzetVraag } from './omzet.ts';

export interface DrempelVraag extends OmzetVraag {
  readonly kop: OmzetVraag['kop'] & Pick<Kop, 'stadium' | 'verklaringen' | 'periode'>;
  readonly drempel: Drempel;
  readonly dossier: readonly Dossierdocument[];
  readonly ontvanger: { readonly code: string; readonly naam: string };
  /** When the verklaring must be there, as text for a person. */
  readonly uiterlijk?: string;
}

export interface Uitgesproken {
  readonly vasthouden: boolean;
  readonly bevinding: Bevinding;
}

export type Stand = 'erboven' | 'eronder' | 'onbepaald';

/** Where `omzet` stands. A lower bound that is not above says nothing: the rest may bring it above. */
export function compareWithDrempel(drempel: Pick<Drempel, 'bedragCenten' | 'vergelijking'>, omzet: Omzet): Stand {
  const erboven =
    drempel.vergelijking === '>' ? omzet.centen > drempel.bedragCenten : omzet.centen >= drempel.bedragCenten;
  if (erboven) return 'erboven';
  return omzet.onzeker === undefined ? 'eronder' : 'onbepaald';
}

/** A verklaring counts when it is about this deel, or about all (wet and gemeentecode left out); else the dossier may have one. */
export function findVerklaring(
  vraag: DrempelVraag,
  soort: VerklaringSoort,
  delen: readonly DeelSleutel[],
): Dossieruitkomst {
  const verklaringen = (vraag.kop.verklaringen ?? []).filter((v) => v.verklaringsoort === soort);
  return consultDossier({
    dossier: vraag.dossier,
    documentsoort: 'verklaring',
    soorten: [soort],
    delen,
    bediend: (deel) =>
      verklaringen.some(
        ({ wet, gemeentecode }) =>
          (wet === undefined || wet === deel.wet) &&
          (gemeentecode === undefined ||
            vraag.antwoordendeCode(gemeentecode) === vraag.antwoordendeCode(deel.gemeentecode)),
      ),
    opDatum: vraag.kop.periode.einddatum,
    ontvanger: vraag.ontvanger,
    antwoordendeCode: vraag.antwoordendeCode,
  });
}

const spoken = ({ bevindingen }: Dossieruitkomst): readonly Uitgesproken[] =>
  bevindingen.map((bevinding) => ({ vasthouden: false, bevinding }));

function evaluateOmzet(vraag: DrempelVraag, omzet: Omzet): readonly Uitgesproken[] {
  const { drempel, ontvanger } = vraag;
  const delen = vraag.delen.filter(
    (deel) =>
      (omzet.gemeentecode === undefined ||
        drempel.basis === 'individuele_gemeente' ||
        vraag.antwoordendeCode(deel.gemeentecode) === omzet.gemeentecode) &&
      (omzet.wetten.includes(deel.wet) || drempel.basis === 'landelijk_jeugd'),
  );
  // The heavier verklaring also serves where the lighter one is enough.
  const zwaarste = findVerklaring(vraag, drempel.erboven, delen);
  if (zwaarste.compleet) return spoken(zwaarste);
  const stand = compareWithDrempel(drempel, omzet);
  const regel = {
    ontvanger: ontvanger.naam,
    drempelCenten: drempel.bedragCenten,
    vergelijking: drempel.vergelijking,
    basis: drempel.basis,
    wetten: omzet.wetten.join(', '),
    bron: drempel.bron.naam,
    ...(omzet.gemeentecode === undefined ? {} : { gemeente: omzet.gemeentecode }),
  };
  const plaats = {
    ontvangercode: ontvanger.code,
    ...(omzet.gemeentecode === undefined ? {} : { gemeentecode: omzet.gemeentecode }),
  };
  if (stand === 'onbepaald') {
    const bevinding: Bevinding = {
      code: 'DREMPEL_ONBEPAALD',
      ernst: 'waarschuwing',
      plaats: { ...plaats, pointer: '/gegevensAanbieder/omzet' },
      parameters: {
        ...regel,
        reden: omzet.onzeker ?? 'omzet-niet-opgegeven',
        ondergrensCenten: omzet.centen,
        verklaring: drempel.erboven,
      },
    };
    return [...spoken(zwaarste), { vasthouden: false, bevinding }];
  }
  const verklaring = drempel[stand];
  if (verklaring === undefined) return [];
  const gevonden = verklaring === drempel.erboven ? zwaarste : findVerklaring(vraag, verklaring, delen);
  if (gevonden.compleet) return spoken(gevonden);
  // A concept may go without: the verklaring belongs to the definitive one (Hart van Brabant 2023).
  const vasthouden = drempel.bijOntbreken === 'vasthouden' && vraag.kop.stadium === 'definitief';
  const bevinding: Bevinding = {
    code: 'DREMPEL_VERKLARING_ONTBREEKT',
    ernst: vasthouden ? 'fout' : 'waarschuwing',
    plaats: { ...plaats, pointer: '/verklaringen' },
    parameters: {
      ...regel,
      kant: stand,
      omzetCenten: omzet.centen,
      verklaring,
      ...(vraag.uiterlijk === undefined ? {} : { uiterlijk: vraag.uiterlijk }),
    },
  };
  return [...spoken(gevonden), { vasthouden, bevinding }];
}

/** One finding for every comparison whose verklaring is missing or cannot be decided; none when all is in order. */
export function evaluateDrempel(vraag: DrempelVraag): readonly Uitgesproken[] {
  return listOmzetten(vraag.drempel.basis, vraag).flatMap((omzet) => evaluateOmzet(vraag, omzet));
}
