/** Pages for everybody, signed in or not. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { addAanmelden } from './aanmelden.tsx';
import { addAccount } from './account.tsx';
import { addHulp } from './hulp.tsx';
import { addKalenderadres } from './kalenderadres.ts';
import { addOidc } from './oidc.tsx';
import { addStart } from './start.tsx';

export const algemenePaginas = new Hono<WebOmgeving>();
addStart(algemenePaginas);
addAanmelden(algemenePaginas);
addOidc(algemenePaginas);
addAccount(algemenePaginas);
addHulp(algemenePaginas);
addKalenderadres(algemenePaginas);
