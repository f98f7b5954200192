import { describe, expect, it } from 'vitest';
import { createEmail, type Emailteksten } from '../../src/deliver/kanalen/email.ts';
import { createKanaal, testKanaal } from '../../src/deliver/kanalen/kanaalwerk.ts';
import { sendByApi, sendByBinding } from '../../src/deliver/postdienst.ts';
import { createBuitenwereld } from '../helpers/buitenwereld.ts';
import { bodyOf, createGemeente } from '../helpers/gemeente.ts';
import { kanaalCases, NU } from './kanaal-cases.ts';
import { maakBron, ZENDING } from './zending.ts';

const INSTELLING = { kanaalsoort: 'email', aan: 'zorg@gemeente.example.nl' } as const;
const TEKSTEN: Emailteksten = {
  zending: (nummer) => ({ onderwerp: `Zending ${nummer}`, tekst: 'Er staat een zending klaar.' }),
  proef: () => ({ onderwerp: 'Proef', tekst: 'Dit is een proef.' }),
};
const dienst = (adres: string) => ({ adres: `${adres}/emails`, sleutel: 'k', afzender: 'nietantwoorden@example.nl' });

kanaalCases({
  naam: 'email',
  maak: (adres, buiten) => createEmail(INSTELLING, sendByApi(buiten, dienst(adres)), TEKSTEN),
  geweigerd: [],
  gelijk: ({ headers, sha256 }) => ({ id: headers['idempotency-key'], sha256 }),
  stappen: ['instelling', 'verbinding', 'antwoord'],
  eigenAdres: false,
});

describe('a notice by e-mail', () => {
  it('tells through the API of a provider that a zending is there, and nothing of what is in it', async () => {
    const gemeente = await createGemeente();
    const werk = createEmail(INSTELLING, sendByApi(createBuitenwereld(), dienst(gemeente.url)), TEKSTEN);
    expect(await createKanaal(werk, maakBron()).bezorg(ZENDING, NU)).toEqual({ soort: 'bezorgd' });
    const [ontvangen] = await gemeente.ontvangen();
    expect(ontvangen?.headers).toMatchObject({ authorization: 'Bearer k', 'idempotency-key': ZENDING.zendingId });
    expect(JSON.parse(bodyOf(ontvangen))).toEqual({
      from: 'nietantwoorden@example.nl',
      to: ['zorg@gemeente.example.nl'],
      subject: 'Zending 12',
      text: 'Er staat een zending klaar.',
    });
  });

  it('goes through the binding of the platform', async () => {
    const verstuurd: unknown[] = [];
    const binding = { send: async (bericht: unknown) => verstuurd.push(bericht) };
    const werk = createEmail(INSTELLING, sendByBinding(binding, 'wij@example.nl'), TEKSTEN);
    expect((await testKanaal(werk, 'p', NU)).at(-1)).toEqual({ stap: 'antwoord', gelukt: true });
    expect(verstuurd).toEqual([
      {
        from: 'wij@example.nl',
        to: INSTELLING.aan,
        subject: 'Proef',
        text: 'Dit is een proef.',
        headers: { 'X-Entity-Ref-ID': 'p' },
      },
    ]);
    const stuk = sendByBinding({ send: () => Promise.reject(new Error('no')) }, 'wij@example.nl');
    expect(await createKanaal(createEmail(INSTELLING, stuk, TEKSTEN), maakBron()).bezorg(ZENDING, NU)).toEqual({
      soort: 'opnieuw',
      fout: { fout: 'onbereikbaar' },
      vertraag: false,
    });
  });

  it('is off where the deployment sends no mail', async () => {
    expect(await testKanaal(createEmail(INSTELLING, undefined, TEKSTEN), 'p', NU)).toEqual([
      { stap: 'instelling', gelukt: false, reden: { reden: 'niet-bruikbaar', wat: 'email' } },
    ]);
  });
});
