/** Pages of the beheer, all behind one guard. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../omgeving.ts';
import { eis } from '../wacht.tsx';
import { addAuditspoor } from './auditspoor.tsx';
import { addDekking } from './dekking.tsx';
import { addHerleveringen } from './herleveringen.tsx';
import { addOverzicht } from './overzicht.tsx';
import { addPostbus } from './postbus.tsx';
import { addRegister } from './register.tsx';
import { addRegistergemeente } from './registergemeente.tsx';
import { addStoringen } from './storingen.tsx';
import { addTermijnen } from './termijnen.tsx';
import { addVergelijking } from './vergelijking.tsx';

export const beheerPaginas = new Hono<WebOmgeving>();
beheerPaginas.use('*', eis('beheerder'));
addOverzicht(beheerPaginas);
addDekking(beheerPaginas);
addVergelijking(beheerPaginas);
addRegister(beheerPaginas);
addRegistergemeente(beheerPaginas);
addStoringen(beheerPaginas);
addPostbus(beheerPaginas);
addHerleveringen(beheerPaginas);
addTermijnen(beheerPaginas);
addAuditspoor(beheerPaginas);
