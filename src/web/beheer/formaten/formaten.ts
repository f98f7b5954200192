/** The pages on which a beheerder makes a formaat, tries it and has another put it to use. */
import type { Hono } from 'hono';
import type { WebOmgeving } from '../../omgeving.ts';
import { addBestanden } from './bestanden.tsx';
import { addDeel } from './deel.tsx';
import { addFormulier } from './formulier.tsx';
import { addKopie } from './kopie.tsx';
import { addLijst } from './lijst.tsx';
import { addNieuw } from './nieuw.tsx';
import { addTekst } from './tekst.tsx';
import { addUitleg } from './uitleg.tsx';
import { addVergelijken } from './vergelijken.tsx';
import { addVersie } from './versie.tsx';
import { addVoorbeelden } from './voorbeelden.tsx';

export function addFormaten(app: Hono<WebOmgeving>): void {
  addLijst(app);
  addNieuw(app);
  addTekst(app);
  addFormulier(app);
  addDeel(app);
  addUitleg(app);
  addVoorbeelden(app);
  addBestanden(app);
  addVergelijken(app);
  addKopie(app);
  addVersie(app);
}
