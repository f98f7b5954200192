/** Pages of the gemeente, all behind one guard. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { eis } from '../wacht.tsx';
import { addPostvak } from './postvak.tsx';

export const gemeentePaginas = new Hono<WebOmgeving>();
gemeentePaginas.use('*', eis('ontvanger'));
addPostvak(gemeentePaginas);
