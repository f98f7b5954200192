import type { Hono } from 'hono';
import { addBesparing } from '../besparing.tsx';
import type { WebOmgeving } from '../omgeving.ts';
import { houdercodeVan } from '../wacht.tsx';

export const addEigenBesparing = (app: Hono<WebOmgeving>): void =>
  addBesparing(app, (c) => ({
    adres: '/aanbieder/besparing',
    titel: 'Wat het scheelt',
    inleiding: 'U verantwoordt één keer. Dit is wat u daardoor niet meer zelf hoeft te doen.',
    kruimel: { naam: 'Overzicht', adres: '/aanbieder' },
    agbcode: houdercodeVan(c),
  }));
