/** The played gemeente as a test of the worker project uses it: tell it what to do, ask what it received. */
import { inject } from 'vitest';
import type { Ontvangen, Stap } from './gemeente-server/script.ts';

export interface Gemeente {
  /** Where to send things; every path below it is this gemeente's own. Ends without a slash. */
  readonly url: string;
  /** From the next request on: one step per request, the last one for ever. */
  speel(...stappen: readonly Stap[]): Promise<void>;
  /** Every request so far. */
  ontvangen(): Promise<readonly Ontvangen[]>;
}

export async function createGemeente(...stappen: readonly Stap[]): Promise<Gemeente> {
  const server = inject('gemeenteServer');
  const naam = crypto.randomUUID();
  const gemeente: Gemeente = {
    url: `${server}/${naam}`,
    async speel(...nieuwe) {
      const antwoord = await fetch(`${server}/-/script/${naam}`, { method: 'PUT', body: JSON.stringify(nieuwe) });
      if (!antwoord.ok) throw new Error(`the gemeente did not take its script: ${antwoord.status}`);
    },
    async ontvangen() {
      return (await fetch(`${server}/-/ontvangen/${naam}`)).json<readonly Ontvangen[]>();
    },
  };
  if (stappen.length > 0) await gemeente.speel(...stappen);
  return gemeente;
}

export const bodyOf = (ontvangen: Ontvangen | undefined): string => {
  if (ontvangen?.body === undefined) throw new Error('no such request, or its body was not kept');
  return new TextDecoder().decode(Uint8Array.from(atob(ontvangen.body), (teken) => teken.charCodeAt(0)));
};
