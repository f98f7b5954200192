/** The answer to whoever asks for content of which the term is over: it was there, and nobody can read it any more. */
import type { Context } from 'hono';
import { amsterdamseDatum } from '../domain/kalender.ts';
import { problem } from './problem.ts';

/** @param op tijdstip at which it was destroyed */
export const gewist = (c: Context, op: string) =>
  problem(
    c,
    410,
    `De inhoud is op ${amsterdamseDatum(new Date(op))} vernietigd, omdat de bewaartermijn voorbij was. Niemand kan haar nog lezen. ` +
      'Wat blijft: het ontvangstbewijs, de totalen en de hashes.',
  );
