/** A zending, as its aanbieder and as its ontvanger see it. */
import { z } from '@hono/zod-openapi';
import { isTeLaat, uiterlijkeAntwoorddatum } from '../../domain/antwoordtermijn.ts';
import { contentType } from '../../domain/bestandskop.ts';
import type { ZendingRij } from '../../domain/rijen.ts';
import type { BestandBewijs } from '../../domain/zending.ts';
import {
  Aansluitingverwijzing,
  Aantal,
  Bestand,
  Centen,
  Datum,
  Formaatverwijzing,
  Id,
  Ontvanger,
  Soort,
  Tijdstip,
  Zendingtoestand,
} from './algemeen.ts';

export const zendingVelden = {
  id: Id,
  ontvanger: Ontvanger,
  soort: Soort,
  formaat: Formaatverwijzing,
  aansluiting: Aansluitingverwijzing,
  toestand: Zendingtoestand,
  bestanden: z.array(Bestand).openapi({ description: 'De gemaakte bestanden, met hun SHA-256.' }),
  versie: z.int().openapi({ description: 'De hoeveelste die deze ontvanger hiervan krijgt, vanaf 1.', example: 1 }),
  vervangtId: Id.optional().openapi({ description: 'De zending waarvoor deze in de plaats komt.' }),
  vervangenDoorId: Id.optional().openapi({ description: 'De zending die voor deze in de plaats kwam; die geldt nu.' }),
  vervallenOp: Tijdstip.optional().openapi({ description: 'Door de aanbieder ingetrokken nadat hij was bezorgd.' }),
  gewistOp: Tijdstip.optional().openapi({
    description: 'De bewaartermijn is voorbij en de bestanden zijn vernietigd. Hun hashes staan er nog.',
  }),
  correctie: z.object({ aantal: Aantal, centen: Centen }).optional().openapi({
    description:
      'Deze zending verbetert eerdere met credit- en debetregels: hoeveel regels wij daarvoor maakten, en welk bedrag zij terugnemen.',
  }),
};

/** Until when the ontvanger may answer. */
export const antwoordtermijn = {
  uiterlijkeAntwoorddatum: Datum.optional().openapi({
    description:
      'Laatste dag waarop het antwoord op tijd is, in werkdagen na bezorging. Ontbreekt als er geen antwoord wordt verwacht.',
  }),
};

export const ZendingBeeld = z
  .object({
    ...zendingVelden,
    gelijkAanId: Id.optional().openapi({ description: 'Bij `ongewijzigd`: de zending die de ontvanger al heeft.' }),
    wachtOp: z
      .array(Id)
      .optional()
      .openapi({ description: 'Bij `wacht-op-antwoord`: de zendingen die de ontvanger eerst moet beantwoorden.' }),
    geplandOp: Tijdstip,
    omgezetOp: Tijdstip.optional(),
    bezorgdOp: Tijdstip.optional(),
    bevestigdOp: Tijdstip.optional(),
    beantwoordOp: Tijdstip.optional(),
    ...antwoordtermijn,
    teLaat: z.boolean().optional().openapi({
      description: 'Of het antwoord te laat is. Ontbreekt als er geen antwoord wordt verwacht.',
    }),
  })
  .openapi('Zending');

export const toBestanden = (bestanden: readonly BestandBewijs[]): z.infer<typeof Bestand>[] =>
  bestanden.map(({ volgnummer, bestandsnaam, mediatype, sha256, bytes }) => ({
    volgnummer,
    bestandsnaam,
    mediatype: contentType(mediatype),
    sha256,
    bytes,
  }));

export const toZendingVelden = (rij: ZendingRij) => ({
  id: rij.id,
  ontvanger: { soort: rij.ontvanger.soort, code: rij.ontvanger.code, naam: rij.ontvanger.naam },
  soort: rij.soort,
  formaat: { naam: rij.formaat.naam, versie: rij.formaat.versie },
  aansluiting: { id: rij.aansluiting.id, versie: rij.aansluiting.versie },
  toestand: rij.toestand,
  bestanden: toBestanden(rij.bestanden),
  versie: rij.versie,
  ...(rij.vervangtId === undefined ? {} : { vervangtId: rij.vervangtId }),
  ...(rij.vervangenDoorId === undefined ? {} : { vervangenDoorId: rij.vervangenDoorId }),
  ...(rij.vervallenOp === undefined ? {} : { vervallenOp: rij.vervallenOp }),
  ...(rij.gewistOp === undefined ? {} : { gewistOp: rij.gewistOp }),
  ...(rij.correctie === undefined ? {} : { correctie: { ...rij.correctie } }),
});

/** @param vandaag date in the Netherlands; without it nothing is said about being late */
export const toZendingBeeld = (rij: ZendingRij, vandaag?: string): z.infer<typeof ZendingBeeld> => ({
  ...toZendingVelden(rij),
  ...(rij.gelijkAanId === undefined ? {} : { gelijkAanId: rij.gelijkAanId }),
  ...(rij.wachtOp === undefined ? {} : { wachtOp: [...rij.wachtOp] }),
  geplandOp: rij.geplandOp,
  ...(rij.omgezetOp === undefined ? {} : { omgezetOp: rij.omgezetOp }),
  ...(rij.bezorgdOp === undefined ? {} : { bezorgdOp: rij.bezorgdOp }),
  ...toAntwoordVelden(rij),
  ...(vandaag === undefined || uiterlijkeAntwoorddatum(rij) === undefined ? {} : { teLaat: isTeLaat(rij, vandaag) }),
});

export function toAntwoordVelden(rij: ZendingRij) {
  const uiterlijk = uiterlijkeAntwoorddatum(rij);
  return {
    ...(rij.bevestigdOp === undefined ? {} : { bevestigdOp: rij.bevestigdOp }),
    ...(rij.beantwoordOp === undefined ? {} : { beantwoordOp: rij.beantwoordOp }),
    ...(uiterlijk === undefined ? {} : { uiterlijkeAntwoorddatum: uiterlijk }),
  };
}
