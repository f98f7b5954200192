/** Findings on what an aanbieder submitted. */

import type { BevindingenBerichten } from './invoer/berichten.ts';
import type { BevindingenKop } from './invoer/kop.ts';
import type { BevindingenLezen } from './invoer/lezen.ts';
import type { BevindingenPrestatie } from './invoer/prestatie.ts';
import type { BevindingenRegel } from './invoer/regel.ts';
import type { BevindingenSchema } from './invoer/schema.ts';
import type { BevindingenBestand, BevindingenTabel } from './invoer/tabel.ts';
import type { BevindingenTraject } from './invoer/traject.ts';
import type { BevindingenInvoermapping } from './invoermapping.ts';

export interface BevindingenInvoer
  extends BevindingenLezen,
    BevindingenSchema,
    BevindingenKop,
    BevindingenRegel,
    BevindingenPrestatie,
    BevindingenTraject,
    BevindingenTabel,
    BevindingenBerichten,
    BevindingenInvoermapping,
    BevindingenBestand {}
