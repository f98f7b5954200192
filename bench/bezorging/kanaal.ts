/** Gives every ontvanger that the bench reaches a webhook with the file in it, to the receiver on this machine. */
import { randomBytes } from 'node:crypto';
import type { Client } from '../../scripts/lib/client.ts';
import type { Zendinglijst } from './indienen.ts';

/** Settings of a deployment that may call this machine. */
export const kanaalvars = (): Readonly<Record<string, string>> => ({
  KLUISSLEUTEL: randomBytes(32).toString('base64'),
  PUBLIEK_ADRES: 'http://localhost:8787',
  ONTWIKKELING_LOKALE_ADRESSEN: 'ja',
});

const MAXIMUM_BYTES = 1_048_576;
/** As many as a channel allows. */
const TEGELIJK = 5;

export async function connectWebhooks(
  beheer: Client,
  zendingen: Zendinglijst,
  adres: string,
  inhoud: 'bestand' | 'bericht' = 'bestand',
): Promise<number> {
  const codes = new Set(zendingen.map(({ ontvanger }) => ontvanger.code));
  const instelling = { kanaalsoort: 'webhook', adres, inhoud, maximumBytes: MAXIMUM_BYTES, tegelijk: TEGELIJK };
  const geheimen = { ondertekengeheim: `whsec_${randomBytes(32).toString('base64')}` };
  for (const code of codes) {
    const pad = `/beheer/v1/ontvangers/${code}/kanaal`;
    const headers = { 'Content-Type': 'application/json' };
    await beheer.ask('PUT', pad, { headers, body: JSON.stringify({ instelling, geheimen }) }, [200]);
    const { inhoud: proef } = await beheer.ask<{ readonly gelukt: boolean }>('POST', `${pad}/proeven`);
    if (!proef.gelukt) throw new Error(`the webhook of ${code} does not work: ${JSON.stringify(proef)}`);
  }
  return codes.size;
}
