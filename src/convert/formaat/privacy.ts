/**
 * Which data may reach what. Deny by default: the allow-list names every field that is read, nothing more and nothing less.
 *
 * `geaggregeerd` carries no value of one person: no field of class persoonsgegeven of a client, not in a cell, not as a group
 * key. Sums and counts over such fields may; a year or month of a period may. Class `bijzonder` (a product, a kind of help) may
 * be a group key there: it says something about a person only beside that person, and the protocol asks totals per product.
 * A file name shows in listings and logs, so it never carries either class, at any niveau.
 */
import { VELDEN } from '../../../generated/velden.ts';
import type { Bestand, Formaat, Knoop } from '../../domain/formaat.ts';
import type { Uitdrukking } from '../expressie/compileer.ts';
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

export function checkBestandsnaam(naam: Uitdrukking, pointer: string, formaat: Formaat, verslag: Verslag): void {
  for (const { veld, privacy, individueel } of naam.herkomst) {
    if (individueel && privacy !== 'geen')
      verslag.meld('FORMAAT_PERSOONSGEGEVEN', pointer, { veld, plek: 'bestandsnaam' });
  }
  const noemtGemeente = [...naam.paden].some((pad) => pad.startsWith('gemeente.') || pad.startsWith('declaratie.'));
  if (formaat.verdeling === 'gemeente' && !noemtGemeente) {
    verslag.meld('FORMAAT_BESTANDSNAAM_NIET_UNIEK', pointer, { reden: 'per-gemeente' });
  }
}

/** A line of a person is personal whatever its columns are. */
export function checkNiveau(formaat: Formaat, verslag: Verslag): void {
  if (formaat.niveau !== 'geaggregeerd') return;
  const walk = (knoop: Knoop, pointer: string): void => {
    if ('herhaal' in knoop && knoop.herhaal !== 'groepen') {
      verslag.meld('FORMAAT_PERSOONSNIVEAU', `${pointer}/herhaal`, { herhaal: knoop.herhaal });
    }
    if ('inhoud' in knoop) for (const [nr, kind] of knoop.inhoud.entries()) walk(kind, `${pointer}/inhoud/${nr}`);
  };
  formaat.bestanden.forEach((bestand: Bestand, nr) => {
    const pointer = `/bestanden/${nr}`;
    if (bestand.bestandssoort !== 'csv') walk(bestand.boom, `${pointer}/boom`);
    else if (bestand.csv.herhaal !== 'groepen') {
      verslag.meld('FORMAAT_PERSOONSNIVEAU', `${pointer}/csv/herhaal`, { herhaal: bestand.csv.herhaal });
    }
  });
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
