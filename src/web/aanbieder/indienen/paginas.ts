/** Submitting: choosing, checking, filling in. For who may submit. */
import { Hono } from 'hono';
import type { WebOmgeving } from '../../omgeving.ts';
import { eis } from '../../wacht.tsx';
import { addControle } from './controle.tsx';
import { addGroepen } from './groepen.tsx';
import { addInvullen } from './invullen.tsx';
import { addKiezen } from './kiezen.tsx';
import { addKlaargezet } from './klaargezet.tsx';
import { addOntvangers } from './ontvangers.tsx';

export const indienPaginas = new Hono<WebOmgeving>();
indienPaginas.use('*', eis('aanbieder', 'indienen'));
addKiezen(indienPaginas);
addKlaargezet(indienPaginas);
addInvullen(indienPaginas);
addControle(indienPaginas);
addGroepen(indienPaginas);
addOntvangers(indienPaginas);
