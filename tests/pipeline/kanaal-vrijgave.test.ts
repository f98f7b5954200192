/** Who may release a channel, and what comes in between. */
import { beforeEach, describe, expect, it } from 'vitest';
import { writeTekengeheim } from '../../src/deliver/handtekening.ts';
import type { Wijziger } from '../../src/domain/kanaal.ts';
import type { Diensten } from '../../src/pipeline/diensten.ts';
import { deleteKanaal, findKanaal, kanaalHash, putKanaal, testLatest } from '../../src/pipeline/kanaal-beheer.ts';
import { releaseKanaal } from '../../src/pipeline/kanaal-vrijgave.ts';
import type { Voorwaarde } from '../../src/pipeline/voorwaarde.ts';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';
import { createGemeente, type Gemeente } from '../helpers/gemeente.ts';

const VIER = { vierOgen: true };
const OP = '2026-05-06T10:00:00.000Z';
const CODE = '0855';
const ALTIJD: Voorwaarde = { soort: 'gelijk-aan', hashes: '*' };

let gateway: Gateway;
let gemeente: Gemeente;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  gemeente = await createGemeente();
});

const door = (middel: string, soort: Wijziger['soort'] = 'ontvanger'): Wijziger => ({ soort, code: CODE, middel });

/** Somebody who signs in as `onderwerp`, as a lid of this organisation. */
async function lid(houdersoort: 'ontvanger' | 'beheerder', houdercode: string, onderwerp: string): Promise<string> {
  const { staat, nieuwId } = gateway.diensten;
  const organisatie = await staat.organisaties.ensureOrganisatie({
    id: nieuwId(),
    houdersoort,
    houdercode,
    naam: houdercode,
    aangemaaktOp: OP,
  });
  const { id } = await staat.organisaties.ensureLid({
    id: nieuwId(),
    organisatieId: organisatie.id,
    naam: onderwerp,
    uitgever: 'https://login.example',
    onderwerp,
    rollen: [],
    aangemaaktOp: OP,
  });
  return `lid:${id}`;
}

async function zet(wie: Wijziger, map = 'a'): Promise<void> {
  const opgave = {
    instelling: { kanaalsoort: 'webhook', adres: `${gemeente.url}/${map}` },
    geheimen: { ondertekengeheim: writeTekengeheim(new Uint8Array(32).fill(1)) },
    nieuweSleutel: false,
  };
  const uitkomst = await putKanaal(gateway.diensten, CODE, opgave, ALTIJD, wie);
  expect(uitkomst.soort).toBe('bewaard');
}

const dit = async (): Promise<Voorwaarde> => ({
  soort: 'gelijk-aan',
  hashes: [kanaalHash(await findKanaal(gateway.diensten, CODE))],
});

const inGebruik = async () => (await findKanaal(gateway.diensten, CODE)).inGebruik?.versie;

describe('who releases', () => {
  it('is another lid, not who made it', async () => {
    const [een, ander] = [await lid('ontvanger', CODE, 'een'), await lid('ontvanger', CODE, 'ander')];
    await zet(door(een));
    expect(await testLatest(gateway.diensten, CODE, VIER)).toMatchObject({ gelukt: true, inGebruikGenomen: false });
    expect(await inGebruik()).toBeUndefined();
    const zelf = await releaseKanaal(gateway.diensten, CODE, await dit(), door(een), VIER);
    expect(zelf).toMatchObject({ soort: 'geweigerd', bevindingen: [{ code: 'KANAAL_VIER_OGEN' }] });
    expect((await releaseKanaal(gateway.diensten, CODE, await dit(), door(ander), VIER)).soort).toBe('vrijgegeven');
    expect(await inGebruik()).toBe(1);
  });

  it('is not the same person under another organisation', async () => {
    const hier = await lid('ontvanger', CODE, 'dezelfde');
    const daar = await lid('beheerder', 'beheer', 'dezelfde');
    await zet(door(hier));
    await testLatest(gateway.diensten, CODE, VIER);
    const uitkomst = await releaseKanaal(gateway.diensten, CODE, await dit(), door(daar, 'beheerder'), VIER);
    expect(uitkomst).toMatchObject({ soort: 'geweigerd', bevindingen: [{ code: 'KANAAL_VIER_OGEN' }] });
    const ander = await lid('beheerder', 'beheer', 'een-ander');
    expect((await releaseKanaal(gateway.diensten, CODE, await dit(), door(ander, 'beheerder'), VIER)).soort).toBe(
      'vrijgegeven',
    );
  });

  it('is anybody where the house has no such rule: the test is enough, also for what waited when it was taken away', async () => {
    await zet(door('sleutel:a'));
    await testLatest(gateway.diensten, CODE, VIER);
    expect(await inGebruik()).toBeUndefined();
    expect(await testLatest(gateway.diensten, CODE)).toMatchObject({ inGebruikGenomen: true, wachtOpVrijgave: false });
    expect(await inGebruik()).toBe(1);
  });
});

describe('what comes in between', () => {
  /** Something happens right after the state was read, before the release is written. */
  const tussendoor = (wat: () => Promise<unknown>): Diensten => {
    const { diensten } = gateway;
    let eerste = true;
    const kanalen: Diensten['staat']['kanalen'] = Object.create(diensten.staat.kanalen, {
      findKanaal: {
        value: async (code: string) => {
          const stand = await diensten.staat.kanalen.findKanaal(code);
          if (eerste) {
            eerste = false;
            await wat();
          }
          return stand;
        },
      },
      geefVrij: {
        value: (...alles: Parameters<Diensten['staat']['kanalen']['geefVrij']>) =>
          diensten.staat.kanalen.geefVrij(...alles),
      },
    });
    return { ...diensten, staat: { ...diensten.staat, kanalen } };
  };

  it('a change makes the release void, whatever moment it comes', async () => {
    await zet(door('sleutel:a'));
    await testLatest(gateway.diensten, CODE, VIER);
    const met = await dit();
    const diensten = tussendoor(() => zet(door('sleutel:a'), 'b'));
    expect((await releaseKanaal(diensten, CODE, met, door('sleutel:b'), VIER)).soort).toBe('intussen-veranderd');
    expect(await inGebruik()).toBeUndefined();
  });

  it('going back to the postvak does so too, and needs nobody else', async () => {
    await zet(door('sleutel:a'));
    await testLatest(gateway.diensten, CODE, VIER);
    const met = await dit();
    const diensten = tussendoor(async () => deleteKanaal(gateway.diensten, CODE, await dit(), door('sleutel:a')));
    expect((await releaseKanaal(diensten, CODE, met, door('sleutel:b'), VIER)).soort).toBe('intussen-veranderd');
    expect(await findKanaal(gateway.diensten, CODE)).toMatchObject({
      inGebruik: { versie: 2, instelling: { kanaalsoort: 'postvak' } },
    });
  });
});

it('what was in use stays in use while the next one waits, with its secrets', async () => {
  await zet(door('sleutel:a'));
  await testLatest(gateway.diensten, CODE, VIER);
  await releaseKanaal(gateway.diensten, CODE, await dit(), door('sleutel:b'), VIER);
  await zet(door('sleutel:b'), 'b');
  await testLatest(gateway.diensten, CODE, VIER);
  const stand = await findKanaal(gateway.diensten, CODE);
  expect([stand.inGebruik?.versie, stand.nieuwste?.versie]).toEqual([1, 2]);
  expect([stand.inGebruik?.geheimen, stand.nieuwste?.geheimen].every((een) => een !== undefined)).toBe(true);
});
