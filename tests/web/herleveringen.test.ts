/** Making zendingen again from the page: what was shown is what is done, and the trail tells of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { meldDemoAan } from '../../src/pipeline/demo-aanmelden.ts';
import { addOrganisatie } from '../../src/pipeline/ledenbeheer.ts';
import { createPaginas } from '../../src/web/app.tsx';
import type { Webvoorziening } from '../../src/web/omgeving.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { versie, verwerken } from '../helpers/versies.ts';

const NAAM = 'pv-hart-van-brabant-jw';
const ADRES = 'http://localhost/beheer/storingen/herleveringen';
let gateway: Gateway;
let vraag: (adres: string, velden?: Record<string, string>) => Promise<Response>;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  const { diensten } = gateway;
  await laadRegister(diensten);
  await addOrganisatie(diensten, { houdersoort: 'beheerder', houdercode: 'b' }, 'Beheer');
  const sessie = await meldDemoAan(diensten, 'beheerder', 'b', 'sanne');
  const paginas = createPaginas(
    (): Webvoorziening => ({
      diensten,
      instelling: { demoAanmelden: true },
      openapi: async () => undefined,
    }),
  );
  vraag = async (adres, velden) =>
    paginas.request(adres, {
      headers: { Cookie: `enkelvoud-sessie=${sessie}`, Origin: 'http://localhost' },
      ...(velden === undefined ? {} : { method: 'POST', body: new URLSearchParams(velden) }),
    });
});

async function nieuweVersie(): Promise<void> {
  const document = STARTREGISTER.find(
    ({ documentsoort, inhoud }) => documentsoort === 'formaat' && Object(inhoud).naam === NAAM,
  );
  const oud = document?.inhoud as Formaat;
  const [bestand] = oud.bestanden;
  if (bestand?.bestandssoort !== 'csv') throw new Error('the formaat of the test is not CSV any more');
  const regeleinde = bestand.csv.regeleinde === 'lf' ? 'crlf' : 'lf';
  const bestanden = [{ ...bestand, csv: { ...bestand.csv, regeleinde } }];
  const inhoud = { ...oud, versie: '2099.1.0', geldigVanaf: '2024-01-01', bestanden };
  await laadRegister(gateway.diensten, [{ documentsoort: 'formaat', bron: 'nieuw', inhoud }]);
}

const velden = { ontvangercode: 'hart-van-brabant', formaat: NAAM, formaatversie: '2099.1.0', agbcode: '' };

describe('making again from the page', () => {
  it('shows first, then does exactly that, once', async () => {
    const id = await verwerken(gateway, versie('V1'));
    await nieuweVersie();
    const aantal = async () => (await gateway.diensten.staat.zendingen.listZendingen(id)).length;
    const eerst = await aantal();
    const getoond = await vraag(ADRES, velden);
    expect(getoond.status).toBe(303);
    expect(await aantal()).toBe(eerst);
    const pad = `http://localhost${getoond.headers.get('Location')}`;
    const html = await (await vraag(pad)).text();
    expect(html).toContain('1 van de 1 zendingen opnieuw');
    const sha256 = /name="sha256" value="([0-9a-f]{64})"/.exec(html)?.[1] ?? '';
    const anders = await vraag(`${pad}/uitvoeren`, { sha256: '0'.repeat(64) });
    expect([anders.headers.get('Location')?.endsWith('gevolg=anders'), await aantal()]).toEqual([true, eerst]);
    for (const _ of [1, 2]) {
      const gedaan = await vraag(`${pad}/uitvoeren`, { sha256 });
      expect(gedaan.headers.get('Location')).toMatch(/gevolg=uitgevoerd$/);
    }
    expect(await aantal()).toBe(eerst + 1);
    expect(await (await vraag(pad)).text()).not.toContain('Doe precies dit');
    const spoor = await gateway.diensten.staat.auditspoor.listRegels(
      { handeling: 'voerHerleveringUit' },
      { aantal: 9 },
    );
    const fasen = spoor.rijen.map(({ regel }) => regel.fase).toReversed();
    expect(fasen.slice(-6)).toEqual(['begonnen', 'geweigerd', 'begonnen', 'gedaan', 'begonnen', 'gedaan']);
  });
});
