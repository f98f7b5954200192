/** Organisations and their people, as a beheerder gives and sees them. */
import { z } from '@hono/zod-openapi';
import { MAXIMUM_DOMEINEN, readDomein } from '../../domain/domein.ts';
import { HOUDERSOORTEN, type LidRij, type OrganisatieRij, ROLLEN } from '../../domain/toegang.ts';
import { isHoudercode } from '../../pipeline/ledenbeheer.ts';
import { Aantal, Id, Tijdstip } from './algemeen.ts';

const Houdersoort = z.enum(HOUDERSOORTEN).openapi({ example: 'ontvanger' });
const Houdercode = z.string().min(1).max(50).openapi({
  description: 'AGB-code van de aanbieder, code van de ontvanger, of een naam voor de beheerder.',
  example: '0855',
});
const Organisatienaam = z.string().trim().min(1).max(100).openapi({ example: 'Gemeente Tilburg' });

export const OrganisatieInvoer = z
  .strictObject({
    houdersoort: Houdersoort,
    houdercode: Houdercode,
    naam: Organisatienaam.optional().openapi({ description: 'Zonder naam: de naam uit het register.' }),
  })
  .refine(({ houdersoort, houdercode }) => isHoudercode(houdersoort, houdercode), { path: ['houdercode'] })
  .openapi('OrganisatieInvoer');

export const NaamInvoer = z.strictObject({ naam: Organisatienaam }).openapi('OrganisatienaamInvoer');

const Domein = z
  .string()
  .max(253)
  .refine((tekst) => readDomein(tekst) !== undefined, 'Dit is geen domein, zoals diemen.nl.');

export const Domeinenlijst = z
  .strictObject({
    domeinen: z
      .array(Domein)
      .max(MAXIMUM_DOMEINEN)
      .openapi({
        description:
          'Alleen naar deze domeinen, en alles daaronder, mogen het kanaal en de webhook van deze organisatie bellen. Leeg: waarheen de installatie het toelaat.',
        example: ['diemen.nl'],
      }),
  })
  .openapi('Domeinenlijst');

const AlleenSleutelpaar = z.boolean().openapi({
  description:
    'Laat deze organisatie geen API-sleutels toe? Haar systemen komen dan alleen binnen met een toegangstoken, dat zij met hun eigen sleutelpaar aanvragen (private_key_jwt) of van een uitgever hebben.',
});

export const ToegangInvoer = z
  .strictObject({ alleenSleutelpaar: AlleenSleutelpaar })
  .openapi('OrganisatietoegangInvoer');

export const OrganisatieBeeld = z
  .object({
    id: Id,
    houdersoort: Houdersoort,
    houdercode: Houdercode,
    naam: z.string().openapi({ example: 'Gemeente Tilburg' }),
    aangemaaktOp: Tijdstip,
    alleenSleutelpaar: AlleenSleutelpaar,
  })
  .openapi('Organisatie');

export const toOrganisatieBeeld = (rij: OrganisatieRij): z.infer<typeof OrganisatieBeeld> => ({
  ...rij,
  alleenSleutelpaar: rij.alleenSleutelpaar ?? false,
});

export const LidPad = z.object({
  id: z.string().openapi({ format: 'uuid', description: 'Id van de organisatie.' }),
  lid: z.string().openapi({ format: 'uuid', description: 'Id van het lid, uit de lijst.' }),
});

const Lidrollen = z
  .array(z.enum(ROLLEN))
  .min(1)
  .openapi({
    description:
      'Wat deze persoon mag. Aanbieder: indienen, inzien, persoonsgegevens-inzien. Ontvanger: ontvangen, beantwoorden, inzien, persoonsgegevens-inzien. Beheerder: formaten-beheren, organisaties-beheren, auditen, inzien. Met persoonsgegevens-inzien, naast een ander recht, opent iemand op de pagina’s gegevens van personen, met een reden die in het auditspoor komt. Sleutels en clients hebben dit recht niet.',
    example: ['inzien', 'persoonsgegevens-inzien'],
  });

export const LidInvoer = z
  .strictObject({
    naam: z.string().trim().min(1).max(100).openapi({ description: 'Naam van de persoon.', example: 'S. de Wit' }),
    uitgever: z.url().max(200).openapi({
      description: 'Waar de persoon zich aanmeldt (OpenID Connect iss).',
      example: 'https://login.gemeente.example',
    }),
    onderwerp: z
      .string()
      .min(1)
      .max(200)
      .openapi({ description: 'Hoe die de persoon noemt (sub).', example: '248289761001' }),
    rollen: Lidrollen,
  })
  .openapi('LidInvoer');

export const RollenInvoer = z.strictObject({ rollen: Lidrollen }).openapi('LidrollenInvoer');

export const LidBeeld = z
  .object({
    id: Id,
    naam: z.string().openapi({ example: 'S. de Wit' }),
    uitgever: z.string().openapi({ example: 'https://login.gemeente.example' }),
    onderwerp: z.string().openapi({ example: '248289761001' }),
    rollen: z.array(Lidrollen.element),
    aangemaaktOp: Tijdstip,
    ingetrokkenOp: Tijdstip.optional().openapi({ description: 'Sindsdien komt deze persoon er niet meer in.' }),
  })
  .openapi('Lid');

export const AfmeldingBeeld = z
  .object({ beeindigd: Aantal.openapi({ description: 'Hoeveel aanmeldingen er waren.' }) })
  .openapi('LidAfmelding');

export const toLidBeeld = ({ organisatieId: _, rollen, ...rij }: LidRij): z.infer<typeof LidBeeld> => ({
  ...rij,
  rollen: [...rollen],
});
