/**
 * Properties are tried on the same cases in every run: what a run finds is about the change, and not about luck. `ZAAD=7 npm test` tries
 * others.
 */
import fc from 'fast-check';
import { inject } from 'vitest';

fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: inject('zaad') });
