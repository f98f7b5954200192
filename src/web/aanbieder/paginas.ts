/** Pages of the aanbieder, all behind one guard. */
import { Hono } from 'hono';
import { addInzage } from '../inzage/pagina.tsx';
import { bewaakInzage } from '../inzage/wacht.ts';
import type { WebOmgeving } from '../omgeving.ts';
import { eis } from '../wacht.tsx';
import { addEigenBesparing } from './besparing.ts';
import { addDossierpagina } from './dossier/dossier.tsx';
import { indienPaginas } from './indienen/paginas.ts';
import { addAgenda } from './kalender/agenda.tsx';
import { addKalenderpagina } from './kalender/kalender.tsx';
import { addOverzicht } from './overzicht.tsx';
import { addVolgen } from './volgen/paginas.ts';
import { addVragen } from './vragen.ts';

export const aanbiederPaginas = new Hono<WebOmgeving>();
aanbiederPaginas.use('*', eis('aanbieder'));
aanbiederPaginas.use('*', bewaakInzage);
addInzage(aanbiederPaginas, 'aanbieder', ['verantwoording', 'indiening', 'dossier']);
addOverzicht(aanbiederPaginas);
addVolgen(aanbiederPaginas);
addVragen(aanbiederPaginas);
aanbiederPaginas.route('/indienen', indienPaginas);
addKalenderpagina(aanbiederPaginas);
addAgenda(aanbiederPaginas);
addEigenBesparing(aanbiederPaginas);
addDossierpagina(aanbiederPaginas);
