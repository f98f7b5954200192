/**
 * Which data may reach what. Deny by default: the allow-list names every field that is read, nothing more and nothing less.
 *
 * `geaggregeerd` carries no value of one person: no field of class persoonsgegeven of a client, not in a cell, not as a group
 * key. Sums and counts over such fields may; a year or month of a period may. Class `bijzonder` (a product, a kind of help) may
 * be a group key there: it says something about a person only beside that person, and the protocol asks totals per product.
 * A file name shows in listings and logs, so it never carries either class, at any niveau.
 */
import { VELDEN } from '../../../generated/velden.ts';
import type { Bestand, Formaat, Herhaling } from '../../domain/formaat.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
import type { Snede } from './snede.ts';
import { covers, type Verslag } from './verslag.ts';

const isVanClient = (veld: string): boolean => veld.startsWith('prestatie.') || veld.startsWith('traject.');

export function checkUitvoerPrivacy(
  uitdrukking: Uitdrukking,
  pointer: string,
  formaat: Formaat,
  verslag: Verslag,
): void {
  if (formaat.niveau !== 'geaggregeerd') return;
  for (const { veld, privacy, individueel } of uitdrukking.herkomst) {
    if (individueel && privacy === 'persoonsgegeven' && isVanClient(veld)) {
      verslag.meld('FORMAAT_PERSOONSGEGEVEN', pointer, { veld, plek: 'uitvoer' });
    }
  }
}

/** A name shows in listings and logs; and two files of one name are one file. */
export function checkBestandsnaam(
  naam: Uitdrukking,
  pointer: string,
  { bestand, snede }: { readonly bestand: Bestand; readonly snede: Snede },
  verslag: Verslag,
): void {
  for (const { veld, privacy, individueel } of naam.herkomst) {
    if (individueel && privacy !== 'geen')
      verslag.meld('FORMAAT_PERSOONSGEGEVEN', pointer, { veld, plek: 'bestandsnaam' });
  }
  const leest = (...begin: readonly string[]): boolean =>
    [...naam.paden].some((pad) => begin.some((deel) => pad === deel || pad.startsWith(`${deel}.`)));
  const genummerd = leest('bestand.nummer');
  if (snede.gemeente && !genummerd && !leest('gemeente', 'declaratie')) {
    verslag.meld('FORMAAT_BESTANDSNAAM_NIET_UNIEK', pointer, { reden: 'per-gemeente' });
  }
  if (!genummerd && !snede.sleutels.every((sleutel) => leest(`per.${sleutel}`))) {
    verslag.meld('FORMAAT_BESTANDSNAAM_NIET_UNIEK', pointer, { reden: 'per-sleutel' });
  }
  if (bestand.splitsing !== undefined && !leest('bestand.deel', 'declaratie')) {
    verslag.meld('FORMAAT_BESTANDSNAAM_NIET_UNIEK', pointer, { reden: 'per-deel' });
  }
}

/** What is repeated must be there; and a line of a person is personal whatever its columns are. */
export function checkHerhaling(herhaal: Herhaling, pointer: string, formaat: Formaat, verslag: Verslag): void {
  if (herhaal === 'lijst') return;
  if (herhaal === 'regels' || herhaal === 'clienten') {
    if (formaat.niveau === 'geaggregeerd') verslag.meld('FORMAAT_PERSOONSNIVEAU', pointer, { herhaal });
  } else if (formaat.groepering === undefined) verslag.meld('FORMAAT_GROEPERING_ONTBREEKT', pointer, {});
  else if (herhaal === 'subgroepen' && formaat.groepering.subgroepen === undefined) {
    verslag.meld('FORMAAT_SUBGROEPEN_ONTBREKEN', pointer, {});
  }
}

/** The allow-list against the standard and against what was read. */
export function checkVelden(formaat: Formaat, verslag: Verslag): void {
  const bekend = Object.keys(VELDEN);
  formaat.velden.forEach((veld, nr) => {
    const pointer = `/velden/${nr}`;
    if (!bekend.includes(veld)) verslag.meld('FORMAAT_VELD_ONBEKEND', pointer, { veld });
    else if (![...verslag.gelezen].some((gelezen) => covers(veld, gelezen))) {
      verslag.meld('FORMAAT_VELD_ONGEBRUIKT', pointer, { veld });
    }
  });
}
