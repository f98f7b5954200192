/** The front door of this stage: what is looked at before anything leaves. */
export { checkTotalen } from './totalen.ts';
export { createUitvoercontrole, type Uitvoercontrole } from './uitvoer.ts';
