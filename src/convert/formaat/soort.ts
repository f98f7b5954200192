/** What differs between the kinds of file, apart from their content. */
import type { Bestand } from '../../domain/formaat.ts';
import { unreachable } from '../../domain/result.ts';
import { recordnamen } from './vast.ts';
import type { Tekenset } from './waarde.ts';

const MEDIATYPEN: Readonly<Record<Bestand['bestandssoort'], string>> = {
  xml: 'application/xml',
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'vaste-breedte': 'text/plain',
};

export function mediatype(bestand: Bestand): string {
  const soort = MEDIATYPEN[bestand.bestandssoort];
  if (bestand.bestandssoort === 'vaste-breedte') {
    const { tekenset } = bestand.vasteBreedte;
    return `${soort}; charset=${tekenset === 'ascii' ? 'us-ascii' : tekenset}`;
  }
  if (bestand.bestandssoort !== 'csv') return soort;
  const tekenset = bestand.csv.tekenset === 'windows-1252' ? 'windows-1252' : 'utf-8';
  return `${soort}; charset=${tekenset}; header=${bestand.csv.kopregel ? 'present' : 'absent'}`;
}

export function charset(bestand: Bestand): Tekenset {
  switch (bestand.bestandssoort) {
    case 'xml':
    case 'xlsx':
      return 'xml';
    case 'json':
      return 'utf-8';
    case 'csv':
      return bestand.csv.tekenset === 'windows-1252' ? 'windows-1252' : 'utf-8';
    case 'vaste-breedte':
      return `vast-${bestand.vasteBreedte.tekenset}`;
    default:
      return unreachable(bestand);
  }
}

/** What is counted while a file is written; to be read in its last rows or records. */
export const geschrevenNamen = (bestand: Bestand): readonly string[] => {
  if (bestand.bestandssoort === 'vaste-breedte') return ['records', ...recordnamen(bestand.vasteBreedte.records)];
  return bestand.bestandssoort === 'csv' || bestand.bestandssoort === 'xlsx' ? ['rijen'] : [];
};
