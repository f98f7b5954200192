/** Asks a name server over HTTPS (RFC 8484 in its JSON form), because the runtime does not say to which address it connects. */
import { z } from 'zod';
import type { Naamdienst } from './adres.ts';

const A = 1;
const AAAA = 28;
const NOERROR = 0;
const NXDOMAIN = 3;
const VRAAG_MS = 5_000;

const Antwoord = z.object({
  Status: z.number(),
  Answer: z.array(z.object({ type: z.number(), data: z.string() })).default([]),
});

/** @param dienst address of the name server, such as https://cloudflare-dns.com/dns-query */
export function createNaamdienst(
  dienst: string,
  haal: (adres: string, init: RequestInit) => Promise<Response>,
): Naamdienst {
  const ask = async (naam: string, type: 'A' | 'AAAA', nummer: number): Promise<readonly string[]> => {
    const vraag = new URL(dienst);
    vraag.searchParams.set('name', naam);
    vraag.searchParams.set('type', type);
    const antwoord = await haal(vraag.href, {
      headers: { Accept: 'application/dns-json' },
      redirect: 'manual',
      signal: AbortSignal.timeout(VRAAG_MS),
    });
    if (!antwoord.ok) throw new Error(`the name server answers ${antwoord.status}`);
    const { Status, Answer } = Antwoord.parse(await antwoord.json());
    if (Status !== NOERROR && Status !== NXDOMAIN) throw new Error(`the name server answers with code ${Status}`);
    return Answer.filter((een) => een.type === nummer).map((een) => een.data);
  };
  return async (naam) => (await Promise.all([ask(naam, 'A', A), ask(naam, 'AAAA', AAAA)])).flat();
}
