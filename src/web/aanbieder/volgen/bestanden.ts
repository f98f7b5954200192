/** Files to save: what went to an ontvanger, what was submitted, and a workbook to correct it in. */
import type { Hono } from 'hono';
import { findEigenVerantwoording, findEigenZending } from '../../../pipeline/eigen-verantwoording.ts';
import { bestandSleutel, inhoudSleutel } from '../../../pipeline/sleutels-van-opslag.ts';
import { verbeterboek } from '../../../pipeline/verbeterboek.ts';
import { stuurBestand, WERKMAP } from '../../download.ts';
import type { WebOmgeving } from '../../omgeving.ts';
import { toonGewist, toonNietGevonden } from '../../onderdelen/foutpagina.tsx';
import { eis, houdercodeVan } from '../../wacht.tsx';

export function addBestanden(app: Hono<WebOmgeving>): void {
  app.get('/verantwoordingen/:id/zendingen/:zendingId/bestanden/:volgnummer', async (c) => {
    const { id, zendingId, volgnummer } = c.req.param();
    const eigen = await findEigenZending(c.var.diensten, houdercodeVan(c), id, zendingId);
    const bestand = eigen?.zending.bestanden.find((een) => String(een.volgnummer) === volgnummer);
    if (bestand === undefined) return toonNietGevonden(c);
    const inhoud = await c.var.diensten.blobs.get(bestandSleutel(id, zendingId, bestand.volgnummer));
    return inhoud === undefined ? toonGewist(c) : stuurBestand(c, bestand, inhoud);
  });

  app.get('/verantwoordingen/:id/inhoud', async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const inhoud = await c.var.diensten.blobs.get(inhoudSleutel(rij.id));
    if (inhoud === undefined) return toonGewist(c);
    const { bytes, sha256 } = rij;
    return stuurBestand(c, { bestandsnaam: `${rij.id}.json`, mediatype: 'application/json', bytes, sha256 }, inhoud);
  });

  app.get('/verantwoordingen/:id/verbeterboek', eis('aanbieder', 'indienen'), async (c) => {
    const rij = await findEigenVerantwoording(c.var.diensten, houdercodeVan(c), c.req.param('id'));
    if (rij === undefined) return toonNietGevonden(c);
    const werkmap = await verbeterboek(c.var.diensten, rij);
    return werkmap === undefined
      ? toonGewist(c)
      : stuurBestand(c, { bestandsnaam: 'verbeteren.xlsx', mediatype: WERKMAP }, werkmap);
  });
}
