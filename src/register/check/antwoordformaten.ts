/** Is an antwoordformaat clear by itself, is every one that an aansluiting names there, and does it ask what the ontvanger can know? */
import { type Antwoordformaat, normaal } from '../../domain/antwoordformaat.ts';
import type { Bevinding, BevindingCode, BevindingParameters } from '../../domain/bevinding.ts';
import type { Formaat } from '../../domain/formaat.ts';
import type { Aansluiting, Register } from '../../domain/register.ts';

function fout<Code extends BevindingCode>(
  code: Code,
  pointer: string,
  parameters: BevindingParameters[Code],
): Bevinding {
  return { code, ernst: 'fout', plaats: { pointer }, parameters } as Bevinding;
}

/** Columns and words that could mean two things, and rejections that could not say why. */
export function checkAntwoordformaat(document: Antwoordformaat): Bevinding[] {
  const { sleutel, oordeel, retourcode, toelichting } = document;
  const kolommen: readonly (readonly [string, readonly string[]])[] = [
    ...sleutel.map(({ koppen }, nr) => [`/sleutel/${nr}`, koppen] as const),
    ...(oordeel === undefined ? [] : [['/oordeel', oordeel.koppen] as const]),
    ...(retourcode === undefined ? [] : [['/retourcode', retourcode.koppen] as const]),
    ...(toelichting === undefined ? [] : [['/toelichting', toelichting.koppen] as const]),
  ];
  const velden = new Set<string>();
  return [
    ...doubles(
      kolommen.flatMap(([plek, koppen]) => koppen.map((kop, nr) => [`${plek}/koppen/${nr}`, kop] as const)),
    ).map(([pointer, kop]) => fout('ANTWOORDFORMAAT_KOP_DUBBEL', pointer, { kop })),
    ...sleutel.flatMap(({ veld }, nr) => {
      const dubbel = velden.has(veld);
      velden.add(veld);
      return dubbel ? [fout('ANTWOORDFORMAAT_VELD_DUBBEL', `/sleutel/${nr}/veld`, { veld })] : [];
    }),
    ...(velden.has('referentienummer') && velden.size > 1
      ? [fout('ANTWOORDFORMAAT_SLEUTEL_TE_VEEL', '/sleutel', {})]
      : []),
    ...[oordeel?.waarden, retourcode?.waarden].flatMap((waarden, nr) =>
      doubles(
        Object.keys(waarden ?? {}).map((waarde) => [nr === 0 ? '/oordeel/waarden' : '/retourcode/waarden', waarde]),
      ).map(([pointer, waarde]) => fout('ANTWOORDFORMAAT_WAARDE_DUBBEL', pointer, { waarde })),
    ),
    ...(oordeel !== undefined && !Object.values(oordeel.waarden).includes('afgewezen')
      ? [fout('ANTWOORDFORMAAT_ZONDER_AFWIJZING', '/oordeel/waarden', {})]
      : []),
    ...(retourcode === undefined && toelichting === undefined ? [fout('ANTWOORDFORMAAT_ZONDER_REDEN', '', {})] : []),
  ];
}

/** Those that are equal to an earlier one but for case and spaces. */
function doubles(woorden: readonly (readonly [string, string])[]): (readonly [string, string])[] {
  const gezien = new Set<string>();
  return woorden.filter(([, woord]) => {
    const dubbel = gezien.has(normaal(woord));
    gezien.add(normaal(woord));
    return dubbel;
  });
}

export const checkAntwoordformaten = ({ aansluitingen, antwoordformaten = [], formaten }: Register): Bevinding[] =>
  aansluitingen.flatMap((aansluiting, nr) => {
    const { antwoordformaat: verwijzing, id } = aansluiting;
    if (verwijzing === undefined) return [];
    const pointer = `/aansluitingen/${nr}/antwoordformaat`;
    const naam = `${verwijzing.naam}@${verwijzing.versie}`;
    const gevonden = antwoordformaten.find((een) => een.naam === verwijzing.naam && een.versie === verwijzing.versie);
    if (gevonden === undefined)
      return [fout('ANTWOORDFORMAAT_ONBEKEND', pointer, { aansluiting: id, antwoordformaat: naam })];
    return formaten
      .filter((formaat) => formaat.naam === aansluiting.formaat)
      .flatMap((formaat) => unknownFields(gevonden, formaat, aansluiting, pointer));
  });

/** What the formaat may not even read, its ontvanger never saw; and totals name no regels. */
function unknownFields(
  { naam, versie, sleutel }: Antwoordformaat,
  formaat: Formaat,
  { id }: Aansluiting,
  pointer: string,
): Bevinding[] {
  const soort = formaat.invoer === 'prestaties' ? 'prestatie' : 'traject';
  return sleutel.flatMap(({ veld }) => {
    // Who receives knows its own gemeentecode and wet, whether or not they are printed.
    const algemeen = veld === 'gemeentecode' || veld === 'wet';
    const leest = formaat.velden.some((pad) => pad === `${soort}.${veld}` || pad === soort);
    const teFijn = veld === 'referentienummer' && formaat.niveau === 'geaggregeerd';
    if ((algemeen || leest) && !teFijn) return [];
    const namen = {
      aansluiting: id,
      antwoordformaat: `${naam}@${versie}`,
      formaat: `${formaat.naam}@${formaat.versie}`,
    };
    return [fout('ANTWOORDFORMAAT_PAST_NIET', pointer, { ...namen, veld })];
  });
}
