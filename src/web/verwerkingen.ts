/**
 * Writes in the verwerkingenlogboek what data of persons a page shows, before it leaves: under the name that the same act has in the API.
 * What changes the state of a verantwoording or zending is written by the database itself.
 */
import { createMiddleware } from 'hono/factory';
import { type InzageRij, inzageTrace } from '../domain/inzage.ts';
import { tijdstip } from '../domain/kalender.ts';
import { createSpoor, type Verwerking } from '../domain/verwerking.ts';
import { parameterVan, patroonVan } from './inzage/tabel.ts';
import type { WebContext, WebOmgeving } from './omgeving.ts';

interface Inzage extends Pick<Verwerking, 'naam' | 'activiteit'> {
  /** Which parameter of the address names whose data it is; none: the handler says so, or nothing is kept. */
  readonly verantwoording?: string;
  readonly zending?: string;
  /** A document: it may name people, and nobody here knows whom. */
  readonly document?: true;
}

/** By the pattern of the address. */
export const PAGINAVERWERKINGEN: Readonly<Record<string, Inzage>> = {
  '/aanbieder/verantwoordingen/:id/inhoud': { naam: 'haalVerantwoording', activiteit: 'inzien', verantwoording: 'id' },
  '/aanbieder/verantwoordingen/:id/verbeterboek': {
    naam: 'haalVerbeterboek',
    activiteit: 'inzien',
    verantwoording: 'id',
  },
  '/aanbieder/verantwoordingen/:id/bevindingen': { naam: 'toonRegels', activiteit: 'inzien', verantwoording: 'id' },
  '/aanbieder/verantwoordingen/:id/zendingen/:zendingId': {
    naam: 'toonRegels',
    activiteit: 'inzien',
    zending: 'zendingId',
  },
  '/aanbieder/verantwoordingen/:id/zendingen/:zendingId/bestanden/:volgnummer': {
    naam: 'haalBestand',
    activiteit: 'inzien',
    zending: 'zendingId',
  },
  '/gemeente/zendingen/:id': { naam: 'toonRetourberichten', activiteit: 'inzien', zending: 'id' },
  '/gemeente/zendingen/:id/antwoord/regels': { naam: 'toonRegels', activiteit: 'inzien', zending: 'id' },
  '/gemeente/zendingen/:id/bestanden/:volgnummer/bekijken': {
    naam: 'bekijkBestand',
    activiteit: 'inzien',
    zending: 'id',
  },
  '/gemeente/zendingen/:id/bestanden/:volgnummer': { naam: 'haalBestand', activiteit: 'verstrekken', zending: 'id' },
  '/gemeente/zendingen/:id/documenten/:nummer': {
    naam: 'haalDocument',
    activiteit: 'verstrekken',
    zending: 'id',
    document: true,
  },
  '/aanbieder/dossier/:id/inhoud': { naam: 'haalDocumentinhoud', activiteit: 'inzien', document: true },
  '/gemeente/archief': { naam: 'haalArchief', activiteit: 'verstrekken' },
};

/** Says of whose zendingen a page holds data, when its address does not. */
export const addVerwerkteZendingen = (c: WebContext, zendingIds: readonly string[]): void =>
  c.set('verwerkteZendingen', zendingIds);

export const logVerwerkingen = createMiddleware<WebOmgeving>(async (c, next) => {
  const { diensten } = c.var;
  const begonnenOp = tijdstip(diensten.klok());
  await next();
  await diensten.staat.verwerkingen.addVerwerkingen(verwerkingenVan(c, begonnenOp));
});

function verwerkingenVan(c: WebContext, begonnenOp: string): readonly Omit<Verwerking, 'nummer'>[] {
  const { diensten, aangemeld } = c.var;
  const patroon = patroonVan(c);
  const pagina = patroon === undefined ? undefined : PAGINAVERWERKINGEN[patroon];
  // Whoever was sent on, or refused, saw nothing of anyone; nor did who was not let in further than state and totals.
  const gezien = c.req.method !== 'HEAD' && (c.res.status === 200 || c.res.status === 206);
  const gesloten = c.var.inzage !== undefined && c.var.inzage.soort !== 'open';
  if (patroon === undefined || pagina === undefined || aangemeld === undefined || !gezien || gesloten) return [];
  const { houdersoort, houdercode } = aangemeld.organisatie;
  const { naam, activiteit, verantwoording, zending, document } = pagina;
  const actie = (inzage: InzageRij | undefined) => {
    // Also when a page forgot to ask: nothing of persons leaves without a reason that was written down.
    if (inzage === undefined) throw new Error(`${patroon} shows data of persons, and nobody said why`);
    return {
      naam,
      activiteit,
      status: 0,
      begonnenOp,
      geeindigdOp: tijdstip(diensten.klok()),
      door: { houdersoort, houdercode },
      traceId: inzageTrace(inzage),
      spanId: createSpoor(diensten.nieuwId).spanId,
    } as const;
  };
  const ene = c.var.inzage?.soort === 'open' ? c.var.inzage.inzage : undefined;
  if (verantwoording !== undefined) {
    const id = parameterVan(c, patroon, verantwoording);
    return [{ ...actie(ene), verantwoordingId: id, lijstId: id, betrokkenen: 'alle' }];
  }
  if (document === true && zending === undefined) return [{ ...actie(ene), betrokkenen: 'geen' }];
  const betrokkenen = document === true ? 'geen' : 'zending';
  if (zending !== undefined) return [{ ...actie(ene), zendingId: parameterVan(c, patroon, zending), betrokkenen }];
  return (c.var.verwerkteZendingen ?? []).map((zendingId) => ({
    ...actie(c.var.inzagen?.get(zendingId)),
    zendingId,
    betrokkenen,
  }));
}
