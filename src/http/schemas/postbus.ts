/** The postbus of an ontvanger as the API shows it. */
import { z } from '@hono/zod-openapi';
import { tijdstip } from '../../domain/kalender.ts';
import type { OpenItem, Postbusstand } from '../../domain/postbus.ts';
import type { Postbusoverzicht, PostbusRij } from '../../pipeline/postbus.ts';
import { beschrijfBezorgfout } from '../../text/nl/postbus.ts';
import { Aantal, Id, Tijdstip, zonderBsn } from './algemeen.ts';

const Fout = z
  .object({ op: Tijdstip.optional(), omschrijving: z.string().openapi({ example: 'er kwam niet op tijd antwoord' }) })
  .openapi('Bezorgfout');

const Stilstand = z
  .object({
    soort: z.enum(['gepauzeerd', 'gestopt', 'uitgezet']).openapi({
      description: 'Gestopt: het systeem van de ontvanger antwoordde 410. Uitgezet: te lang onbereikbaar.',
    }),
    sinds: Tijdstip,
    door: z.enum(['ontvanger', 'beheerder', 'aanbieder']).optional(),
    reden: z.string().optional(),
  })
  .openapi('Stilstand');

const Zekering = z
  .object({
    stand: z.enum(['dicht', 'open']).openapi({
      description: 'Open: na fouten bij verschillende zendingen wordt even niets gestuurd; daarna volgt één proef.',
    }),
    sinds: Tijdstip.optional(),
    proefVanaf: Tijdstip.optional(),
  })
  .openapi('Zekering');

const standVelden = {
  werkt: z.boolean().openapi({ description: 'Er is geen stilstand en de zekering is dicht.' }),
  stilstand: Stilstand.optional(),
  zekering: Zekering,
  rustTot: Tijdstip.optional().openapi({
    description: 'Zo lang vroeg het systeem van de ontvanger om rust (Retry-After).',
  }),
  laatsteFout: Fout.optional(),
};

const Handeling = z
  .object({
    handeling: z.enum(['gepauzeerd', 'hervat']),
    door: z.string().openapi({ description: 'Soort en code van de organisatie.', example: 'ontvanger 0855' }),
    reden: z.string().optional(),
    op: Tijdstip,
  })
  .openapi('Postbushandeling');

export const PostbusBeeld = z
  .object({
    ...standVelden,
    wachtend: Aantal.openapi({ description: 'Zendingen die nog gebracht moeten worden. Zij staan al in het postvak.' }),
    geblokkeerd: Aantal.openapi({
      description: 'Daarvan: wachten achter een vastgehouden zending van dezelfde aanbieder en soort.',
    }),
    onderweg: Aantal,
    vastgehouden: Aantal,
    volgendePoging: Tijdstip.optional().openapi({ description: 'Ontbreekt als er vanzelf niets meer gaat.' }),
    handelingen: z.array(Handeling).openapi({ description: 'De laatste, de nieuwste eerst.' }),
  })
  .openapi('Postbus');

export const PostbusStoring = z
  .object({ ontvangercode: z.string().openapi({ example: '0855' }), ...standVelden, gewijzigdOp: Tijdstip })
  .openapi('Postbusstoring');

export const WachtendeZending = z
  .object({
    id: Id,
    postvaknummer: z.int().openapi({ example: 12 }),
    toestand: z.enum(['wacht', 'vastgehouden']),
    wachtOpEerdere: z.boolean().openapi({ description: 'Een eerdere van dezelfde aanbieder en soort gaat voor.' }),
    pogingen: Aantal,
    volgendePoging: Tijdstip.optional(),
    laatsteFout: Fout.optional(),
  })
  .openapi('WachtendeZending');

const reden = zonderBsn(z.string().trim().min(1).max(500)).openapi({
  description: 'Waarom. Zonder persoonsgegevens.',
  example: 'Onderhoud van ons zaaksysteem',
});

export const PauzeInvoer = z.strictObject({ reden }).openapi('PauzeInvoer');
export const HervatInvoer = z.strictObject({ reden: reden.optional() }).openapi('HervatInvoer');

const toTijdstip = (ms: number): string => tijdstip(new Date(ms));

const toStand = ({ belet, zekering, rustTot, laatsteFout }: Postbusstand) => ({
  werkt: belet === undefined && zekering.stand === 'dicht',
  ...(belet === undefined
    ? {}
    : {
        stilstand: {
          soort: belet.soort,
          sinds: toTijdstip(belet.sinds),
          ...(belet.soort === 'gepauzeerd' ? { door: belet.door, reden: belet.reden } : {}),
        },
      }),
  zekering:
    zekering.stand === 'dicht'
      ? { stand: 'dicht' as const }
      : { stand: 'open' as const, sinds: toTijdstip(zekering.sinds), proefVanaf: toTijdstip(zekering.tot) },
  ...(rustTot === undefined ? {} : { rustTot: toTijdstip(rustTot) }),
  ...(laatsteFout === undefined
    ? {}
    : { laatsteFout: { op: toTijdstip(laatsteFout.op), omschrijving: beschrijfBezorgfout(laatsteFout.fout) } }),
});

export const toPostbusBeeld = ({ beeld, handelingen }: Postbusoverzicht): z.infer<typeof PostbusBeeld> => ({
  ...toStand(beeld.stand),
  wachtend: beeld.wachtend,
  geblokkeerd: beeld.geblokkeerd,
  onderweg: beeld.onderweg,
  vastgehouden: beeld.vastgehouden,
  ...(beeld.volgendMoment === undefined ? {} : { volgendePoging: toTijdstip(beeld.volgendMoment) }),
  handelingen: handelingen.map(({ ontvangercode: _, ...handeling }) => handeling),
});

export const toPostbusStoring = ({
  ontvangercode,
  stand,
  gewijzigdOp,
}: PostbusRij): z.infer<typeof PostbusStoring> => ({
  ontvangercode,
  ...toStand(stand),
  gewijzigdOp,
});

export const toWachtendeZending = (item: OpenItem): z.infer<typeof WachtendeZending> => ({
  id: item.id,
  postvaknummer: item.nummer,
  toestand: item.toestand === 'wacht' ? 'wacht' : 'vastgehouden',
  wachtOpEerdere: item.achter,
  pogingen: item.gedaan,
  ...(item.toestand === 'wacht' && !item.achter ? { volgendePoging: toTijdstip(item.volgendeOp) } : {}),
  ...(item.fout === undefined ? {} : { laatsteFout: { omschrijving: beschrijfBezorgfout(item.fout) } }),
});
