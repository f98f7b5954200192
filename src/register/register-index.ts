/** The register made ready for questions: who is who, who asks what, and in which formaat, on which day. */
import type { Formaat } from '../domain/formaat.ts';
import type { Gemeentetabel } from '../domain/gemeentetabel.ts';
import type { Aansluiting, Gemeente, Inkoopregio, Ontvanger, Register } from '../domain/register.ts';
import { err, type Result } from '../domain/result.ts';
import type { Soort, Wet } from '../domain/verantwoording.ts';
import { isGeldigOp } from './geldigheid.ts';
import { type Antwoordend, findAntwoordend } from './herindeling.ts';
import { type FormaatReden, selectVersie } from './versies.ts';
import { ALLE_GEMEENTEN, groupVragen, ontvangerSleutel, ontvangerVan, type Vraag, vraagSleutel } from './vragen.ts';

export interface RegisterIndex {
  readonly revisie: string;
  readonly gemeentetabel: Gemeentetabel;
  /** Name of the gemeente on `datum`; its last known name when the code was not valid then; the code itself when unknown. */
  gemeenteNaam(code: string, datum: string): string;
  /** Which gemeente answers on `datum` for a code that may have gone up in another. */
  antwoordend(code: string, datum: string): Antwoordend;
  /** Composition of a regio on `datum`. */
  findRegio(code: string, datum: string): Inkoopregio | undefined;
  /** The version in force on `peildatum`, or why there is none. */
  selectFormaat(naam: string, peildatum: string): Result<Formaat, FormaatReden>;
  findFormaat(naam: string, versie: string): Formaat | undefined;
  findAansluiting(id: string, versie: string): Aansluiting | undefined;
  /** Who asks this of the gemeente on `peildatum`: at most one aansluiting per ontvanger, ordered by id. */
  selectAansluitingen(gemeentecode: string, wet: Wet, soort: Soort, peildatum: string): readonly Aansluiting[];
  /** Who receives for `gemeente` under `aansluiting`. */
  ontvanger(aansluiting: Aansluiting, gemeente: Gemeente): Ontvanger;
}

/**
 * Builds the index once per revisie of the register; every question after that is a look-up. The register must have passed
 * `checkRegister` without fouten: an index over a tie throws when the tie is hit.
 */
export function indexRegister(register: Register): RegisterIndex {
  const gemeenten = Map.groupBy(register.gemeenten, (gemeente) => gemeente.code);
  const herindelingen = Map.groupBy(register.herindelingen, (herindeling) => herindeling.oudeCode);
  const regios = Map.groupBy(register.inkoopregios, (regio) => regio.code);
  const formaten = Map.groupBy(register.formaten, (formaat) => formaat.naam);
  const aansluitingen = Map.groupBy(register.aansluitingen, (aansluiting) => aansluiting.id);
  const vragen = groupVragen(register.aansluitingen, register.inkoopregios);

  function nearest(kandidaten: readonly Vraag[]): Aansluiting[] {
    const perOntvanger = new Map<string, Vraag>();
    for (const vraag of kandidaten) {
      const sleutel = ontvangerSleutel(vraag.aansluiting);
      const gevonden = perOntvanger.get(sleutel);
      if (gevonden?.nabijheid === vraag.nabijheid) {
        throw new Error(
          `${gevonden.aansluiting.id} and ${vraag.aansluiting.id} ask the same: checkRegister refuses this`,
        );
      }
      if (gevonden === undefined || vraag.nabijheid > gevonden.nabijheid) perOntvanger.set(sleutel, vraag);
    }
    return [...perOntvanger.values()].map((vraag) => vraag.aansluiting);
  }

  const index: RegisterIndex = {
    revisie: register.revisie,
    gemeentetabel: { zoek: (code) => gemeenten.get(code) ?? [] },
    gemeenteNaam(code, datum) {
      const perioden = gemeenten.get(code) ?? [];
      const geldig = perioden.find((periode) => isGeldigOp(periode, datum));
      return (geldig ?? perioden.at(-1))?.naam ?? code;
    },
    antwoordend: (code, datum) => findAntwoordend(code, datum, gemeenten, herindelingen),
    findRegio: (code, datum) => regios.get(code)?.find((regio) => isGeldigOp(regio, datum)),
    selectFormaat(naam, peildatum) {
      const versies = formaten.get(naam);
      return versies === undefined ? err('not-found') : selectVersie(versies, peildatum);
    },
    findFormaat: (naam, versie) => formaten.get(naam)?.find((formaat) => formaat.versie === versie),
    findAansluiting: (id, versie) => aansluitingen.get(id)?.find((aansluiting) => aansluiting.versie === versie),
    selectAansluitingen(gemeentecode, wet, soort, peildatum) {
      const kandidaten = [
        ...(vragen.get(vraagSleutel(gemeentecode, wet, soort)) ?? []),
        ...(vragen.get(vraagSleutel(ALLE_GEMEENTEN, wet, soort)) ?? []),
      ].filter((vraag) => isGeldigOp(vraag, peildatum));
      return nearest(kandidaten).sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    ontvanger: (aansluiting, gemeente) => ontvangerVan(aansluiting, gemeente, (code) => regios.get(code)?.at(-1)?.naam),
  };
  return index;
}
