/** What a person reads on the terminal about one verantwoording. */
import type { BevindingBeeld } from '../../src/http/schemas/problem.ts';
import type { Ontvangstbewijs } from '../../src/receipts/ontvangstbewijs.ts';
import type { AlleBevindingen } from './submission.ts';
import { formatTable } from './table.ts';

const KOPPEN = ['ontvanger', 'formaat', 'bestand', 'toestand'];
/** More are in bevindingen.json. */
const MEESTE_REGELS = 20;

/** One line for every file; a zending without a file, and a deel without an ontvanger, have a line too. */
export function describeZendingen(bewijs: Ontvangstbewijs, breedte?: number): string {
  const rijen = bewijs.zendingen.flatMap(({ ontvanger, formaat, bestanden, toestand }) => {
    const wie = `${ontvanger.code} ${ontvanger.naam}`;
    const wat = `${formaat.naam} ${formaat.versie}`;
    return bestanden.length === 0
      ? [[wie, wat, '–', toestand]]
      : bestanden.map(({ bestandsnaam }) => [wie, wat, bestandsnaam, toestand]);
  });
  const zonder = bewijs.zonderOntvanger.map(({ gemeentecode, wet, soort }) => [
    `geen (gemeente ${gemeentecode}, ${wet})`,
    soort,
    '–',
    'zonder ontvanger',
  ]);
  return formatTable(KOPPEN, [...rijen, ...zonder], breedte);
}

interface Groep {
  readonly eerste: BevindingBeeld;
  aantal: number;
}

/** The same finding on a thousand lines is read once, with its first place and how often it returns. */
export function describeBevindingen({ aantal, bevindingen }: AlleBevindingen): string {
  const groepen = new Map<string, Groep>();
  for (const bevinding of bevindingen) {
    const sleutel = `${bevinding.code} ${bevinding.ernst} ${bevinding.melding}`;
    const groep = groepen.get(sleutel);
    if (groep === undefined) groepen.set(sleutel, { eerste: bevinding, aantal: 1 });
    else groep.aantal++;
  }
  const zwaarsteEerst = [...groepen.values()].sort((a, b) => ZWAARTE[a.eerste.ernst] - ZWAARTE[b.eerste.ernst]);
  const getoond = zwaarsteEerst.slice(0, MEESTE_REGELS).map(({ eerste, aantal: keer }) => {
    const plaats = [eerste.pointer, eerste.ontvangercode, eerste.gemeentecode].filter((deel) => deel !== undefined);
    const vaker = keer === 1 ? '' : ` (en ${keer - 1} keer meer)`;
    return [
      `${eerste.ernst} ${eerste.code}${plaats.length === 0 ? '' : ` ${plaats.join(' ')}`}${vaker}`,
      `  ${eerste.melding}`,
      `  Wat u kunt doen: ${eerste.oplossing}`,
    ].join('\n');
  });
  const rest = zwaarsteEerst.length - getoond.length;
  return [
    `${aantal} ${aantal === 1 ? 'bevinding' : 'bevindingen'}:`,
    ...getoond,
    ...(rest > 0 ? [`… en nog ${rest} andere.`] : []),
  ].join('\n');
}

const ZWAARTE: Readonly<Record<BevindingBeeld['ernst'], number>> = { fout: 0, waarschuwing: 1, advies: 2 };
