/** Pages for everybody, signed in or not. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { addAanmelden } from './aanmelden.tsx';
import { addAccount } from './account.tsx';
import { addAfmelden } from './afmelden.tsx';
import { addHulp } from './hulp.tsx';
import { addKalenderadres } from './kalenderadres.ts';
import { addOidc } from './oidc.tsx';
import { addOpnieuw } from './opnieuw.tsx';
import { addSessieduur } from './sessieduur.ts';
import { addStart } from './start.tsx';

export const algemenePaginas = new Hono<WebOmgeving>();
addStart(algemenePaginas);
addAanmelden(algemenePaginas);
addOidc(algemenePaginas);
addOpnieuw(algemenePaginas);
addAfmelden(algemenePaginas);
addAccount(algemenePaginas);
addSessieduur(algemenePaginas);
addHulp(algemenePaginas);
addKalenderadres(algemenePaginas);
