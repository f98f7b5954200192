/**
 * A 325 against the 323 it answers (rules.md §3b): is everything it names in there, with the same values, and what does it say of each
 * Prestatie. Acceptance is the absence of a line (TR342).
 */
import type { Plaats } from '../../domain/bevinding.ts';
import { RETOURCODE_NIET_BEOORDEELD } from '../../domain/codelijsten.ts';
import {
  type Antwoordbericht,
  type Antwoordclient,
  type Antwoordregel,
  type Declaratiekop,
  type Declaratieregel,
  type Regeluitslag,
  regelSaldo,
} from '../../domain/declaratiebericht.ts';
import type { Melder } from '../bevindingen.ts';
import { afwijzend } from './regels325.ts';

/** Fields of a Prestatie that TR367 asks to be equal, with the element they stand in. */
const GELIJK: readonly (readonly [keyof Declaratieregel, string])[] = [
  ['toewijzingnummer', 'ToewijzingNummer'],
  ['productcategorie', 'ProductCategorie'],
  ['productcode', 'ProductCode'],
  ['begindatum', 'ProductPeriode/Begindatum'],
  ['einddatum', 'ProductPeriode/Einddatum'],
  ['volume', 'GeleverdVolume'],
  ['eenheid', 'Eenheid'],
  ['tariefCenten', 'ProductTarief'],
  ['bedragCenten', 'IngediendBedrag/Bedrag'],
  ['debetCredit', 'IngediendBedrag/DebetCredit'],
];

/** Codes that reject the whole message: at the header (0001), or at the declaratie. */
export function wholeCodes({ kop, antwoord }: Pick<Antwoordbericht, 'kop' | 'antwoord'>): readonly string[] {
  const codes = afwijzend(kop.retourcodes);
  return codes.length > 0 ? codes : afwijzend(antwoord?.retourcodes ?? []);
}

const sleutelVan = ({ referentienummer, vorigReferentienummer }: Declaratieregel): string =>
  JSON.stringify([referentienummer, vorigReferentienummer]);

const HEADER = 'Bericht/Header';
const header = (element: string): Plaats => ({ bron: { veld: `${HEADER}/${element}` } });

export class Vergelijking {
  readonly #bericht: Antwoordbericht;
  readonly #melder: Melder;
  /** Listed and not seen in the 323 yet. */
  readonly #genoemd: Map<string, Antwoordregel>;
  /** Rejected as a whole, by bsn: all their Prestaties must be listed. */
  readonly #clienten: Map<string, Antwoordclient>;
  /** Codes that hold for every Prestatie. */
  readonly #geheel: readonly string[];
  readonly #onvolledig = new Set<Antwoordclient>();
  #toegekend = 0;

  constructor(bericht: Antwoordbericht, melder: Melder) {
    this.#bericht = bericht;
    this.#melder = melder;
    this.#genoemd = new Map(bericht.regels.map((regel) => [sleutelVan(regel), regel]));
    this.#clienten = new Map(
      bericht.clienten.flatMap((client) => (afwijzend(client.retourcodes).length > 0 ? [[client.bsn, client]] : [])),
    );
    this.#geheel = wholeCodes(bericht);
  }

  /** What was decided on this Prestatie of the 323. */
  oordeel(regel: Declaratieregel): Regeluitslag {
    const sleutel = sleutelVan(regel);
    const genoemd = this.#genoemd.get(sleutel);
    this.#genoemd.delete(sleutel);
    if (genoemd !== undefined) this.#compare(regel, genoemd);
    const client = this.#clienten.get(regel.bsn);
    if (client !== undefined && genoemd === undefined) this.#onvolledig.add(client);
    const retourcodes = new Set([
      ...this.#geheel,
      ...afwijzend(client?.retourcodes ?? []),
      // Not judged says nothing beside the reason for it.
      ...(genoemd?.retourcodes ?? []).filter((code) => client === undefined || code !== RETOURCODE_NIET_BEOORDEELD),
    ]);
    if (retourcodes.size === 0) this.#toegekend += regelSaldo(regel);
    const { referentienummer, vorigReferentienummer } = regel;
    return {
      referentienummer,
      ...(vorigReferentienummer === undefined ? {} : { vorigReferentienummer }),
      retourcodes: [...retourcodes],
    };
  }

  /** After the last Prestatie. */
  finish(kop: Declaratiekop): void {
    const { antwoord, kop: eigen } = this.#bericht;
    for (const { plaats } of this.#genoemd.values())
      this.#melder.fout('RETOUR_TR366', { bron: { ...plaats, veld: `${plaats.veld ?? ''}/ProductReferentie` } }, {});
    for (const client of this.#onvolledig) {
      const [retourcode = ''] = afwijzend(client.retourcodes);
      this.#melder.fout('RETOUR_IV088_CLIENT_ONVOLLEDIG', { bron: client.plaats }, { retourcode });
    }
    if (eigen.gemeentecode !== kop.gemeentecode)
      this.#melder.fout('RETOUR_ANDERE_PARTIJ', header('Afzender'), { element: 'Afzender' });
    if (eigen.agbcode !== kop.agbcode)
      this.#melder.fout('RETOUR_ANDERE_PARTIJ', header('Ontvanger'), { element: 'Ontvanger' });
    if (eigen.declaratieDagtekening !== kop.dagtekening)
      this.#melder.fout('RETOUR_TR337', header('DeclaratieIdentificatie/Dagtekening'), {});
    const { basisschema, bericht } = eigen.xsdVersieDeclaratie;
    if (basisschema !== kop.xsdVersie.basisschema || bericht !== kop.xsdVersie.bericht)
      this.#melder.fout('RETOUR_TR371', header('XsdVersieDeclaratie'), {});
    if (antwoord === undefined) return;
    const op = (element: string): Plaats => ({
      bron: { ...antwoord.plaats, veld: `${antwoord.plaats.veld ?? ''}/${element}` },
    });
    if (antwoord.declaratienummer !== kop.declaratienummer)
      this.#melder.fout('RETOUR_TR376', op('DeclaratieNummer'), {});
    if (antwoord.ingediendSaldoCenten !== kop.ingediendSaldoCenten)
      this.#melder.fout('RETOUR_TOTAAL_INGEDIEND', op('TotaalIngediendBedrag'), {});
    else if (antwoord.toegekendSaldoCenten !== this.#toegekend && this.#genoemd.size === 0)
      this.#melder.fout('RETOUR_TR342_SOM', op('TotaalToegekendBedrag'), {
        regelsCenten: kop.ingediendSaldoCenten - this.#toegekend,
        verschilCenten: antwoord.ingediendSaldoCenten - antwoord.toegekendSaldoCenten,
      });
  }

  #compare(regel: Declaratieregel, genoemd: Antwoordregel): void {
    const op = (element: string): Plaats => ({
      bron: { ...genoemd.plaats, veld: `${genoemd.plaats.veld ?? ''}/${element}` },
    });
    if (regel.bsn !== genoemd.bsn) this.#melder.fout('RETOUR_TR304', op('ProductReferentie'), {});
    for (const [veld, element] of GELIJK)
      if (regel[veld] !== genoemd[veld]) this.#melder.fout('RETOUR_TR367', op(element), { element });
  }
}
