/** Pages of the gemeente, all behind one guard. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { eis } from '../wacht.tsx';
import { addAntwoord } from './antwoord.tsx';
import { addAntwoordregels } from './antwoordregels.tsx';
import { addBestand } from './bestand.ts';
import { addKanaal } from './kanaal.tsx';
import { addKanaalformulier } from './kanaalformulier.tsx';
import { addPostvak } from './postvak.tsx';
import { addTotalen } from './totalen.tsx';
import { addVragen } from './vragen.ts';
import { addZending } from './zending.tsx';

export const gemeentePaginas = new Hono<WebOmgeving>();
gemeentePaginas.use('*', eis('ontvanger'));
addPostvak(gemeentePaginas);
addZending(gemeentePaginas);
addAntwoord(gemeentePaginas);
addAntwoordregels(gemeentePaginas);
addBestand(gemeentePaginas);
addVragen(gemeentePaginas);
addKanaal(gemeentePaginas);
addKanaalformulier(gemeentePaginas);
addTotalen(gemeentePaginas);
