/** Pages of the beheer, all behind one guard. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { eis } from '../wacht.tsx';
import { addDekking } from './dekking.tsx';
import { addOverzicht } from './overzicht.tsx';

export const beheerPaginas = new Hono<WebOmgeving>();
beheerPaginas.use('*', eis('beheerder'));
addOverzicht(beheerPaginas);
addDekking(beheerPaginas);
