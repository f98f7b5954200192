import type { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { addGesprekken } from '../onderdelen/gesprek.tsx';

export const addVragen = (app: Hono<WebOmgeving>): void =>
  addGesprekken(app, {
    kant: 'ontvanger',
    adres: '/gemeente/vragen',
    schrijfrol: 'beantwoorden',
    zendingadres: ({ zendingId }) => `/gemeente/zendingen/${zendingId}`,
    leeg: 'Open een zending in uw postvak om de aanbieder iets te vragen.',
  });
