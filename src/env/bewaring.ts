/** How long what is kept. */
import { z } from 'zod';
import { STANDAARD_BEWAARTERMIJNEN as BEWAREN } from '../domain/bewaring.ts';
import { jsonVan } from './vormen.ts';

const MAANDDAG = /^(0[1-9]|1[0-2])-(0[1-9]|1\d|2[0-8])$/;
const maanden = (van: number, tot: number, anders: number) => z.int().min(van).max(tot).default(anders);
const Bewaarinstelling = z.strictObject({
  correctiemaanden: maanden(0, 24, BEWAREN.correctiemaanden),
  jaarcontrole: z.string().regex(MAANDDAG).default(BEWAREN.jaarcontrole),
  langsteMaanden: maanden(1, 120, BEWAREN.langsteMaanden),
  verwerkingenMaanden: maanden(12, 240, BEWAREN.verwerkingenMaanden),
  auditspoorMaanden: maanden(12, 240, BEWAREN.auditspoorMaanden),
});

export const BEWAARVELDEN = {
  /** How long what is kept, as JSON: `{"correctiemaanden":2}`; what is left out stays as it is (src/domain/bewaring.ts). */
  BEWAARTERMIJNEN: jsonVan(Bewaarinstelling).optional(),
};
