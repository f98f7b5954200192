/** What WMO323, JW323, WMO325 and JW325 have in common: one Prestatie, and the parts of a header (rules RS…, iStandaarden 3.2). */
import { EENHEDEN, PRODUCTCATEGORIEEN } from '../../domain/codelijsten.ts';
import type { Declaratieregel, Xsdversie } from '../../domain/declaratiebericht.ts';
import type { Wet } from '../../domain/verantwoording.ts';
import { type Elementvorm, type Gelezen, vormen, waardeVan } from '../xml/vorm.ts';
import { cijfers, datum, geheel, keuze, tekst, versie } from '../xml/waarde.ts';

const STANDAARD = { wmo: 'iwmo', jw: 'ijw' } as const;
const DEBET_CREDIT = keuze(['C', 'D']);

/** Namespace of a message (`wmo323`), or of what all messages of its standard share. */
export const berichtruimte = (wet: Wet, bericht: string): string =>
  `http://www.istandaarden.nl/${STANDAARD[wet]}/3_2/${bericht}/schema`;
export const basisruimte = (wet: Wet): string => berichtruimte(wet, 'basisschema');

/** A type of the basisschema that several elements share. */
export const bericht = {
  /** RS017, RS033 and RS032. */
  identificatie: (wet: Wet): readonly Elementvorm[] => {
    const { een } = vormen(basisruimte(wet));
    return [een('Identificatie', tekst(1, 12, true)), een('Dagtekening', datum)];
  },
  /** RS048. */
  xsdVersie: (wet: Wet): readonly Elementvorm[] => {
    const { een } = vormen(basisruimte(wet));
    return [een('BasisschemaXsdVersie', versie), een('BerichtXsdVersie', versie)];
  },
  periode: (wet: Wet): readonly Elementvorm[] => {
    const { een } = vormen(basisruimte(wet));
    return [een('Begindatum', datum), een('Einddatum', datum)];
  },
  /** RS040, RS001, RS008. */
  totaal: (wet: Wet): readonly Elementvorm[] => {
    const { een } = vormen(basisruimte(wet));
    return [een('TotaalBedrag', geheel(999_999_999_999)), een('DebetCredit', DEBET_CREDIT)];
  },
  /** RS035 and RS036. */
  gemeente: cijfers(4),
  agbcode: cijfers(8),
  bsn: cijfers(9),
  declaratienummer: tekst(1, 12),
  dagtekening: datum,
};

/** Everything of a Prestatie; a 325 adds its RetourCodes. @param ruimte namespace of the message */
export function prestatie(wet: Wet, ruimte: string): readonly Elementvorm[] {
  const { een, misschien } = vormen(ruimte);
  const basis = vormen(basisruimte(wet));
  return [
    een('ProductReferentie', [
      basis.een('ReferentieNummer', tekst(1, 20)),
      basis.misschien('VorigReferentieNummer', tekst(1, 20)),
    ]),
    een('ToewijzingNummer', geheel(999_999_999)),
    een('ProductCategorie', keuze([...PRODUCTCATEGORIEEN[wet].keys()])),
    een('ProductCode', tekst(1, 5, true)),
    een('ProductPeriode', bericht.periode(wet)),
    een('GeleverdVolume', geheel(99_999_999)),
    een('Eenheid', keuze([...EENHEDEN.keys()])),
    misschien('ProductTarief', geheel(99_999_999)),
    een('IngediendBedrag', [basis.een('Bedrag', geheel(99_999_999)), basis.een('DebetCredit', DEBET_CREDIT)]),
  ];
}

/** A value whose form was proved: the reader only asks elements that are `gaaf`. */
export function zeker(knoop: Gelezen | undefined, ...namen: readonly string[]): string {
  const waarde = waardeVan(knoop, ...namen);
  if (waarde === undefined) throw new Error(`${namen.join('/')} was not read`);
  return waarde;
}

export const debetCredit = (knoop: Gelezen | undefined, element: string): 'D' | 'C' =>
  zeker(knoop, element, 'DebetCredit') === 'C' ? 'C' : 'D';

/** Debet minus credit of a total. */
export function saldo(knoop: Gelezen | undefined, element: string): number {
  const centen = Number(zeker(knoop, element, 'TotaalBedrag'));
  return debetCredit(knoop, element) === 'C' ? -centen : centen;
}

export const toXsdversie = (knoop: Gelezen | undefined, element: string): Xsdversie => ({
  basisschema: zeker(knoop, element, 'BasisschemaXsdVersie'),
  bericht: zeker(knoop, element, 'BerichtXsdVersie'),
});

/** @param knoop a Prestatie that is `gaaf` */
export function toRegel(knoop: Gelezen, bsn: string): Declaratieregel {
  const vorig = waardeVan(knoop, 'ProductReferentie', 'VorigReferentieNummer');
  const tarief = waardeVan(knoop, 'ProductTarief');
  return {
    bsn,
    referentienummer: zeker(knoop, 'ProductReferentie', 'ReferentieNummer'),
    ...(vorig === undefined ? {} : { vorigReferentienummer: vorig }),
    toewijzingnummer: zeker(knoop, 'ToewijzingNummer'),
    productcategorie: zeker(knoop, 'ProductCategorie'),
    productcode: zeker(knoop, 'ProductCode'),
    begindatum: zeker(knoop, 'ProductPeriode', 'Begindatum'),
    einddatum: zeker(knoop, 'ProductPeriode', 'Einddatum'),
    volume: zeker(knoop, 'GeleverdVolume'),
    eenheid: zeker(knoop, 'Eenheid'),
    ...(tarief === undefined ? {} : { tariefCenten: tarief }),
    bedragCenten: Number(zeker(knoop, 'IngediendBedrag', 'Bedrag')),
    debetCredit: debetCredit(knoop, 'IngediendBedrag'),
  };
}
