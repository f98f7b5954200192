/** Sentences on what an aanbieder submitted. */
import type { BevindingenInvoer } from '../../domain/bevindingen/invoer.ts';
import type { Zinnen } from '../zin.ts';
import { zinnenBerichten } from './invoer/berichten.ts';
import { zinnenKop } from './invoer/kop.ts';
import { zinnenLezen } from './invoer/lezen.ts';
import { zinnenPrestatie } from './invoer/prestatie.ts';
import { zinnenRegel, zinnenTraject } from './invoer/regel.ts';
import { zinnenSchema } from './invoer/schema.ts';
import { zinnenBestand, zinnenTabel } from './invoer/tabel.ts';
import { zinnenInvoermapping } from './invoermapping.ts';

export const zinnenInvoer: Zinnen<BevindingenInvoer> = {
  ...zinnenLezen,
  ...zinnenSchema,
  ...zinnenKop,
  ...zinnenRegel,
  ...zinnenPrestatie,
  ...zinnenTraject,
  ...zinnenTabel,
  ...zinnenBerichten,
  ...zinnenInvoermapping,
  ...zinnenBestand,
};
