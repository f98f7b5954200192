/** The front door of this stage. */
export { Correctie, type Correctieuitkomst, type Correctievraag } from './correctie.ts';
