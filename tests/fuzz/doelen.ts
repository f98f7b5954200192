/** Every reader of what comes from outside. */
import type { Doel } from './doel.ts';
import { antwoordcsv, csv, csvinvoer } from './doelen/csv.ts';
import { document } from './doelen/document.ts';
import { cel, formaat, schema } from './doelen/formaat.ts';
import { json, ndjson } from './doelen/json.ts';
import { declaratie, retour325, xml } from './doelen/xml.ts';
import { sjabloon, werkmap, werkmapregels, zip } from './doelen/zip.ts';

export const DOELEN: readonly Doel[] = [
  json,
  ndjson,
  xml,
  declaratie,
  retour325,
  csv,
  csvinvoer,
  antwoordcsv,
  zip,
  werkmap,
  werkmapregels,
  sjabloon,
  document,
  cel,
  formaat,
  schema,
];
