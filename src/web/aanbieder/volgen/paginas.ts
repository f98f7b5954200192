import type { Hono } from 'hono';
import type { WebOmgeving } from '../../omgeving.ts';
import { addLijst } from './lijst.tsx';
import { addVerantwoording } from './verantwoording.tsx';

/** Following what was submitted: lists, progress, files, proof, corrections, withdrawal. */
export function addVolgen(app: Hono<WebOmgeving>): void {
  addLijst(app);
  addVerantwoording(app);
}
