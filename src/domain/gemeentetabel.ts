/** What a check of gemeentecodes needs of the register. */
import type { Gemeente } from './register.ts';

export interface Gemeentetabel {
  /** Every span of validity known for `code`, in any order; empty for a code that never was in force. */
  zoek(code: string): readonly Gemeente[];
}

/** First day from which the register knows gemeentecodes; earlier validity cannot be decided (CS100: nothing before it is accepted). */
export const REGISTER_VANAF = '2021-01-01';
