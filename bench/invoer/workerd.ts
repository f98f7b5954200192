/**
 * Submits one file to the worker, in workerd with its real stores: `node bench/invoer/workerd.ts <bestand> <media type> <query>`. Prints one
 * line of JSON once it was accepted; fails when it was not. How much heap it may have is said in the environment.
 */
import { createReadStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { startGateway } from '../../scripts/lib/harness.ts';
import { PROJECT } from '../../scripts/lib/project.ts';
import { readRegisterFolder } from '../../scripts/lib/register-folder.ts';
import { loadRegister } from '../../scripts/lib/registration.ts';
import { createSleutel } from '../../scripts/lib/verwerk.ts';
import { AGBCODE } from './berichten.ts';

export interface Aanvaard {
  readonly regels: number;
  /** From the first byte sent to the answer. */
  readonly milliseconden: number;
}

const [bestand = '', mediatype = '', query = ''] = process.argv.slice(2);
const register = await readRegisterFolder(path.join(PROJECT, 'register'));
if (!register.ok) throw new Error(register.error.join('\n'));
const gateway = await startGateway();
try {
  const geladen = await loadRegister(gateway.beheer, register.value);
  if (!geladen.ok) throw new Error(geladen.error.join('\n'));
  const aanbieder = gateway.beheer.withSleutel(await createSleutel(gateway.beheer, 'aanbieder', AGBCODE, 'bench'));
  const begin = performance.now();
  const response = await aanbieder.send('POST', `/aanbieder/v1/verantwoordingen?${query}`, {
    headers: { 'Content-Type': mediatype },
    body: Readable.toWeb(createReadStream(bestand)) as ReadableStream<Uint8Array>,
    duplex: 'half',
  });
  const inhoud = (await response.json()) as { readonly aantalPrestaties?: number };
  if (response.status !== 201 || inhoud.aantalPrestaties === undefined)
    throw new Error(`${response.status}: ${JSON.stringify(inhoud).slice(0, 2_000)}`);
  const aanvaard: Aanvaard = { regels: inhoud.aantalPrestaties, milliseconden: performance.now() - begin };
  process.stdout.write(JSON.stringify(aanvaard));
} finally {
  await gateway.close();
}
