/** Pages of the beheer, all behind one guard. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { eis } from '../wacht.tsx';
import { addDekking } from './dekking.tsx';
import { addOverzicht } from './overzicht.tsx';
import { addRegister } from './register.tsx';
import { addRegistergemeente } from './registergemeente.tsx';
import { addVergelijking } from './vergelijking.tsx';

export const beheerPaginas = new Hono<WebOmgeving>();
beheerPaginas.use('*', eis('beheerder'));
addOverzicht(beheerPaginas);
addDekking(beheerPaginas);
addVergelijking(beheerPaginas);
addRegister(beheerPaginas);
addRegistergemeente(beheerPaginas);
