import type { Hono } from 'hono';
import { addBesparing } from '../besparing.tsx';
import type { WebOmgeving } from '../omgeving.ts';

export const addTotaleBesparing = (app: Hono<WebOmgeving>): void =>
  addBesparing(app, () => ({
    adres: '/beheer/besparing',
    titel: 'Wat het alle aanbieders scheelt',
    inleiding: 'Alles bij elkaar: wat aanbieders niet zelf hoefden te doen omdat zij één keer verantwoordden.',
    kruimel: { naam: 'Overzicht', adres: '/beheer' },
  }));
