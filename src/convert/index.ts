/** The front door of this stage: what the pipeline needs, and nothing of how it is done. */
export { article3101, type Datagebruik, type Dataplek, type Dataveld, describeDataflow } from './dataflow.ts';
export type { GecompileerdFormaat } from './formaat/compileer.ts';
export { compileFormaat } from './formaat/compileer.ts';
export { type Sjabloonvraag, sjabloonvragen } from './formaat/sjablonen.ts';
export { validateFormaat } from './formaat/valideer.ts';
export { FUNCTIES } from './functies/index.ts';
export { convert } from './omzetten.ts';
export { createRegelfilter, createRegelinhoud } from './regelfilter.ts';
export { explain, type Uitleg, type Uitlegveld, type Uitlegvraag } from './uitleg/index.ts';
