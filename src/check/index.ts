/** The front door of this stage: what is looked at before anything leaves. */
export { compileSchema, findGemis, type GecompileerdSchema, type Schemacontrole } from './schema/index.ts';
export { checkTotalen } from './totalen.ts';
export { createUitvoercontrole, type Uitvoercontrole } from './uitvoer.ts';
