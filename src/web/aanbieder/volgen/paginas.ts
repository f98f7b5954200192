import type { Hono } from 'hono';
import type { WebOmgeving } from '../../omgeving.ts';
import { addBestanden } from './bestanden.ts';
import { addBevindingen } from './bevindingen.tsx';
import { addBewijs } from './bewijs.tsx';
import { addIntrekken } from './intrekken.tsx';
import { addLijst } from './lijst.tsx';
import { addVerantwoording } from './verantwoording.tsx';
import { addZending } from './zending.tsx';

/** Following what was submitted: lists, progress, files, proof, corrections, withdrawal. */
export function addVolgen(app: Hono<WebOmgeving>): void {
  addLijst(app);
  addVerantwoording(app);
  addZending(app);
  addBevindingen(app);
  addBestanden(app);
  addIntrekken(app);
  addBewijs(app);
}
