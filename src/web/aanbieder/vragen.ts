import type { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { addGesprekken } from '../onderdelen/gesprek.tsx';

export const addVragen = (app: Hono<WebOmgeving>): void =>
  addGesprekken(app, {
    kant: 'aanbieder',
    adres: '/aanbieder/vragen',
    schrijfrol: 'indienen',
    zendingadres: ({ verantwoordingId }) => `/aanbieder/verantwoordingen/${verantwoordingId}`,
    leeg: 'Vraagt een gemeente u iets over wat u hebt ingediend? Dan staat dat hier. Zelf vragen kan bij een verantwoording.',
  });
