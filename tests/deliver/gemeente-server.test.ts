/** The server that plays gemeenten must do what it is told: every test of a channel rests on it. */
import { AwsClient } from 'aws4fetch';
import { describe, expect, it } from 'vitest';
import { readTekengeheim, signWebhook, writeTekengeheim } from '../../src/deliver/handtekening.ts';
import { bodyOf, createGemeente, type Gemeente } from '../helpers/gemeente.ts';
import type { Stap } from '../helpers/gemeente-server/script.ts';

const post = (gemeente: Gemeente, body = 'hallo', headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${gemeente.url}/in`, { method: 'POST', body, headers });

const outcome = async (gemeente: Gemeente, signal?: AbortSignal): Promise<string> => {
  try {
    const init = { method: 'POST', body: 'hallo'.repeat(100_000), ...(signal === undefined ? {} : { signal }) };
    const antwoord = await fetch(`${gemeente.url}/in`, init);
    await antwoord.text();
    return String(antwoord.status);
  } catch {
    return 'broken';
  }
};

describe('the played gemeente', () => {
  it('takes everything without a script, and tells what it received', async () => {
    const gemeente = await createGemeente();
    expect((await post(gemeente, 'één', { 'X-Test': '1' })).status).toBe(204);
    const [een] = await gemeente.ontvangen();
    expect(een).toMatchObject({ methode: 'POST', bytes: 5, volledig: true, status: 204, headers: { 'x-test': '1' } });
    expect(een?.pad).toBe(`${new URL(gemeente.url).pathname}/in`);
    expect(bodyOf(een)).toBe('één');
  });

  it('follows its script, and stays at the last step', async () => {
    const stap = (status: number): Stap => ({ doe: 'antwoord', status, headers: { 'Retry-After': '7' }, body: 'x' });
    const gemeente = await createGemeente(stap(503), stap(410));
    const antwoorden = [await post(gemeente), await post(gemeente), await post(gemeente)];
    expect(antwoorden.map(({ status }) => status)).toEqual([503, 410, 410]);
    expect(antwoorden[0]?.headers.get('Retry-After')).toBe('7');
  });

  it.each<Stap>([
    { doe: 'breek-af', wanneer: 'in-verzoek' },
    { doe: 'breek-af', wanneer: 'voor-antwoord' },
    { doe: 'breek-af', wanneer: 'in-antwoord' },
    { doe: 'rommel' },
  ])('breaks: %j', async (stap) => {
    const gemeente = await createGemeente(stap);
    expect(await outcome(gemeente)).toBe('broken');
    expect(await gemeente.ontvangen()).toHaveLength(1);
  });

  it('never answers when told so', async () => {
    const gemeente = await createGemeente({ doe: 'zwijg' });
    expect(await outcome(gemeente, AbortSignal.timeout(200))).toBe('broken');
    expect((await gemeente.ontvangen())[0]?.status).toBeUndefined();
  });

  it('verifies a webhook with the public library', async () => {
    const geheim = writeTekengeheim(new Uint8Array(32).fill(7));
    const gemeente = await createGemeente({ doe: 'webhook', geheim });
    const tekengeheim = readTekengeheim(geheim);
    if (!tekengeheim.ok) throw new Error(tekengeheim.error);
    const bericht = { id: 'a', body: new TextEncoder().encode('{}') };
    const headers = await signWebhook(bericht, new Date(), [tekengeheim.value]);
    expect((await post(gemeente, '{}', { ...headers })).status).toBe(204);
    expect((await post(gemeente, '{"a":1}', { ...headers })).status).toBe(401);
  });

  it('checks signature and content as a bucket does', async () => {
    const wie = { toegangssleutel: 'AKID', geheim: 'geheim/+', regio: 'eu-test-1' };
    const gemeente = await createGemeente({ doe: 's3', ...wie });
    const put = async (secretAccessKey: string, sha256?: string): Promise<number> => {
      const client = new AwsClient({
        accessKeyId: 'AKID',
        secretAccessKey,
        service: 's3',
        region: 'eu-test-1',
        retries: 0,
      });
      const antwoord = await client.fetch(`${gemeente.url}/map/a%20b.txt?x=1`, {
        method: 'PUT',
        body: 'hallo',
        headers: sha256 === undefined ? {} : { 'X-Amz-Content-Sha256': sha256 },
      });
      return antwoord.status;
    };
    const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('hallo'));
    const hex = [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    expect(await put('geheim/+', hex)).toBe(200);
    expect(await put('geheim/+', '0'.repeat(64))).toBe(400);
    expect(await put('anders', hex)).toBe(403);
  });

  it('gives a token to who has the secret', async () => {
    const gemeente = await createGemeente({ doe: 'token', clientId: 'wij', geheim: 's', token: 't', seconden: 60 });
    const vraag = (geheim: string): Promise<Response> =>
      post(gemeente, 'grant_type=client_credentials', { Authorization: `Basic ${btoa(`wij:${geheim}`)}` });
    expect(await (await vraag('s')).json()).toEqual({ access_token: 't', token_type: 'Bearer', expires_in: 60 });
    expect((await vraag('x')).status).toBe(401);
  });
});
