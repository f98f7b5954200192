/** The dossier of an aanbieder: documents given once, for every ontvanger that asks. */
import { z } from '@hono/zod-openapi';
import { BIJLAGESOORTEN, type Dossierdocument, VERKLARINGSOORTEN, type Zendingdocument } from '../../domain/dossier.ts';
import { zonderOnzichtbaar } from '../../domain/tekenset.ts';
import { SCANSTANDEN } from '../../domain/virusscan.ts';
import type { Dossieropgave } from '../../pipeline/dossier.ts';
import { besmetBevinding } from '../../pipeline/dossier-inhoud.ts';
import { toBevindingBeeld } from '../problem.ts';
import { Datum, Id, naamZonderBsn, Tijdstip, Wet } from './algemeen.ts';
import { BevindingBeeld } from './problem.ts';

const gedeeld = {
  wet: Wet.optional().openapi({ description: 'Alleen voor deze wet. Weglaten: voor beide.' }),
  gemeentecode: z
    .string()
    .regex(/^\d{4}$/)
    .optional()
    .openapi({ description: 'Alleen voor deze gemeente. Weglaten: voor alle.', example: '0855' }),
  geldigVanaf: Datum.openapi({ description: 'Eerste dag waarop het document geldt.' }),
  geldigTot: Datum.optional().openapi({ description: 'Laatste dag. Weglaten: tot u het intrekt.' }),
  bestandsnaam: naamZonderBsn(
    z
      .string()
      .min(1)
      .max(200)
      // No control characters, and no slash or backslash: it is a name, not a path.
      .regex(/^[ -.0-[\]-~\u00a0-\uffff]+$/),
  )
    // Nor what is not seen: an ontvanger that saves it would read another name than it has.
    .refine((naam) => zonderOnzichtbaar(naam) === naam)
    .openapi({ example: 'jaarrekening-2026.pdf' }),
  mediatype: z
    .string()
    .max(100)
    .regex(/^[a-z0-9.+-]+\/[a-z0-9.+-]+$/)
    .openapi({ example: 'application/pdf' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .openapi({ example: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' }),
};
const Bijlage = z.strictObject({ documentsoort: z.literal('bijlage'), soort: z.enum(BIJLAGESOORTEN), ...gedeeld });
const Verklaring = z.strictObject({
  documentsoort: z.literal('verklaring'),
  soort: z.enum(VERKLARINGSOORTEN),
  ...gedeeld,
});
const Virusscan = z.enum(SCANSTANDEN).openapi({
  description:
    'Hoe het met de virusscan staat. `schoon`: er is niets gevonden. `wacht` en `mislukt`: er is nog geen uitslag; wij proberen het vanzelf ' +
    'opnieuw. `besmet`: het bestand is verwijderd. `niet-gescand`: deze installatie scant niet.',
  example: 'schoon',
});
const Bytes = z.int().min(0).openapi({ example: 184320 });
const bewaard = {
  id: Id,
  ontvangenOp: Tijdstip,
  bytes: Bytes.optional().openapi({
    description: 'Grootte van het bestand. Ontbreekt zolang u het niet hebt gestuurd.',
  }),
  virusscan: Virusscan.optional(),
  bevinding: BevindingBeeld.optional().openapi({ description: 'Wat er is gevonden, als het bestand besmet was.' }),
};

export const DossierInvoer = z.discriminatedUnion('documentsoort', [Bijlage, Verklaring]).openapi('Dossieropgave');

export const DossierBeeld = z
  .discriminatedUnion('documentsoort', [Bijlage.extend(bewaard), Verklaring.extend(bewaard)])
  .openapi('Dossierdocument');

/** Fields that were left out are not there, instead of there and undefined. */
export function toDossieropgave(invoer: z.infer<typeof DossierInvoer>): Dossieropgave {
  const { wet, gemeentecode, geldigTot, ...rest } = invoer;
  return {
    ...rest,
    ...(wet === undefined ? {} : { wet }),
    ...(gemeentecode === undefined ? {} : { gemeentecode }),
    ...(geldigTot === undefined ? {} : { geldigTot }),
  };
}

export function toDossierBeeld({ virus, ...document }: Dossierdocument): z.infer<typeof DossierBeeld> {
  const besmet = document.virusscan === 'besmet';
  return DossierBeeld.parse({
    ...document,
    ...(besmet && { bevinding: toBevindingBeeld(besmetBevinding({ ...(virus !== undefined && { virus }) })) }),
  });
}

export const ZendingdocumentBeeld = z
  .strictObject({
    nummer: z.int().min(1).openapi({ description: 'Nummer binnen de zending.', example: 1 }),
    soort: z.enum([...BIJLAGESOORTEN, ...VERKLARINGSOORTEN]),
    sha256: gedeeld.sha256,
    beschikbaar: z.boolean().openapi({ description: 'Of u het hier kunt ophalen.' }),
    bestandsnaam: gedeeld.bestandsnaam.optional(),
    mediatype: gedeeld.mediatype.optional().openapi({ description: 'Zoals de aanbieder het opgaf.' }),
    bytes: Bytes.optional(),
    virusscan: Virusscan.optional().openapi({
      description: 'Hoe het met de virusscan staat, als de aanbieder het bestand stuurde.',
    }),
  })
  .openapi('Zendingdocument');

export function toZendingdocumentBeeld(document: Zendingdocument): z.infer<typeof ZendingdocumentBeeld> {
  const { nummer, soort, sha256, bestand } = document;
  const beeld = { nummer, soort, sha256, beschikbaar: bestand?.bytes !== undefined };
  if (bestand === undefined) return ZendingdocumentBeeld.parse(beeld);
  const { id: _, ...getoond } = bestand;
  return ZendingdocumentBeeld.parse({ ...beeld, ...getoond });
}
