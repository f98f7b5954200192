/** Organisations and their people: who may keep them, and that nobody locks themselves out. */
import { beforeEach, describe, expect, it } from 'vitest';
import { HOUDERSOORTEN, INZAGEROL } from '../../src/domain/toegang.ts';
import { createSleutel } from '../../src/pipeline/keys.ts';
import {
  addLid,
  addOrganisatie,
  changeRollen,
  findSleutelVan,
  isHoudercode,
  passendeLidrollen,
  passendeRollen,
  restoreLid,
  withdrawLid,
} from '../../src/pipeline/ledenbeheer.ts';
import { beginSessie, readSessie } from '../../src/pipeline/sessies.ts';
import { createGateway, type Gateway, maakLeeg } from '../helpers/gateway.ts';

const PERSOON = { naam: 'Fatima', uitgever: 'https://uitgever.example', onderwerp: 'u-1' };
let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
});

const maak = (houdercode: string, naam = `Zorg ${houdercode}`) =>
  addOrganisatie(gateway.diensten, { houdersoort: 'aanbieder', houdercode }, naam);

async function metLid() {
  const organisatie = await maak('12345678');
  const lid = await addLid(gateway.diensten, organisatie, { ...PERSOON, rollen: ['indienen'] });
  if (lid === undefined) throw new Error('an empty organisation knows nobody');
  return { organisatie, lid };
}

describe('codes and roles', () => {
  it('takes codes as they are written for each kind', () => {
    expect(['12345678', '1234567', 'hart-van-brabant'].map((code) => isHoudercode('aanbieder', code))).toEqual([
      true,
      false,
      false,
    ]);
    expect(['0855', 'hart-van-brabant', 'Hart', '', '-x'].map((code) => isHoudercode('ontvanger', code))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  it('gives no role that the kind of organisation cannot have', () => {
    expect(passendeRollen('aanbieder', ['indienen', 'auditen', 'wat'])).toEqual(['indienen']);
  });

  it('gives the right to see data of persons to people of an aanbieder or ontvanger, and to no system', () => {
    const gevraagd = ['inzien', INZAGEROL];
    expect(HOUDERSOORTEN.map((soort) => passendeLidrollen(soort, gevraagd))).toEqual([gevraagd, gevraagd, ['inzien']]);
    expect(HOUDERSOORTEN.map((soort) => passendeRollen(soort, gevraagd))).toEqual([['inzien'], ['inzien'], ['inzien']]);
  });
});

describe('organisations', () => {
  it('are there once, and found by a part of their name or the beginning of their code', async () => {
    const eerste = await maak('12345678', 'Thuis 100% Zorg');
    expect((await maak('12345678', 'Andere naam')).id).toBe(eerste.id);
    await maak('87654321', 'Jeugd_hulp');
    const { zoekOrganisaties } = gateway.diensten.staat.ledenbeheer;
    const zoek = async (woord: string) =>
      (await zoekOrganisaties.call(gateway.diensten.staat.ledenbeheer, { zoek: woord }, { aantal: 10 })).rijen.map(
        ({ houdercode }) => houdercode,
      );
    expect(await zoek('thuis')).toEqual(['12345678']);
    expect(await zoek('100%')).toEqual(['12345678']);
    expect(await zoek('%')).toEqual(['12345678']);
    expect(await zoek('_')).toEqual(['87654321']);
    expect(await zoek('8765')).toEqual(['87654321']);
    expect(await zoek('5432')).toEqual([]);
  });

  it('come page after page, each once', async () => {
    for (let nr = 0; nr < 7; nr++) await maak(`1000000${nr}`, `Zorg ${nr % 2}|${nr}`);
    const gezien: string[] = [];
    for (let vanaf: string | undefined, rest = true; rest; ) {
      const blad = await gateway.diensten.staat.ledenbeheer.zoekOrganisaties(
        { houdersoort: 'aanbieder' },
        { aantal: 3, ...(vanaf === undefined ? {} : { vanaf }) },
      );
      gezien.push(...blad.rijen.map(({ houdercode }) => houdercode));
      vanaf = blad.volgende;
      rest = vanaf !== undefined;
    }
    expect(gezien.toSorted()).toEqual(Array.from({ length: 7 }, (_, nr) => `1000000${nr}`));
  });
});

describe('people', () => {
  it('are known once per organisation', async () => {
    const { organisatie } = await metLid();
    expect(await addLid(gateway.diensten, organisatie, { ...PERSOON, rollen: [] })).toBeUndefined();
  });

  it('are signed out at once when they are withdrawn, and may come back', async () => {
    const { organisatie, lid } = await metLid();
    const geheim = await beginSessie(gateway.diensten, lid);
    expect(await readSessie(gateway.diensten, geheim)).toMatchObject({ lid: { id: lid.id } });
    expect(await withdrawLid(gateway.diensten, organisatie.id, lid.id, 'iemand-anders')).toBe('gedaan');
    expect(await readSessie(gateway.diensten, geheim)).toBeUndefined();
    expect(await changeRollen(gateway.diensten, organisatie.id, lid.id, ['inzien'], 'x')).toBe('niet-gevonden');
    expect(await restoreLid(gateway.diensten, organisatie.id, lid.id)).toBe('gedaan');
    expect(await changeRollen(gateway.diensten, organisatie.id, lid.id, ['inzien'], 'x')).toBe('gedaan');
    const [hersteld] = await gateway.diensten.staat.ledenbeheer.listLeden(organisatie.id, 10);
    expect(hersteld?.rollen).toEqual(['inzien']);
  });

  it('are not touched through another organisation', async () => {
    const { lid } = await metLid();
    const ander = await maak('22222222');
    expect(await withdrawLid(gateway.diensten, ander.id, lid.id, 'x')).toBe('niet-gevonden');
    expect(await changeRollen(gateway.diensten, ander.id, lid.id, [], 'x')).toBe('niet-gevonden');
  });

  it('cannot take away their own right to keep organisations', async () => {
    const { organisatie, lid } = await metLid();
    expect(await withdrawLid(gateway.diensten, organisatie.id, lid.id, lid.id)).toBe('zichzelf');
    expect(await changeRollen(gateway.diensten, organisatie.id, lid.id, ['inzien'], lid.id)).toBe('zichzelf');
  });
});

describe('keys', () => {
  it('are shown of one organisation, those that work first, and found through no other', async () => {
    const organisatie = await maak('12345678');
    const ander = await maak('22222222');
    const houder = { houdersoort: 'aanbieder', houdercode: '12345678' } as const;
    const oud = await createSleutel(gateway.diensten, houder, 'oud', undefined);
    gateway.verstrijk(1000);
    const nieuw = await createSleutel(gateway.diensten, houder, 'nieuw', undefined);
    await gateway.diensten.staat.sleutels.trekIn(nieuw.rij.id, '2026-05-06T11:00:00.000Z');
    const lijst = await gateway.diensten.staat.ledenbeheer.listSleutelsVan(houder, 10);
    expect(lijst.map(({ omschrijving }) => omschrijving)).toEqual(['oud', 'nieuw']);
    expect((await findSleutelVan(gateway.diensten, organisatie, oud.rij.id))?.id).toBe(oud.rij.id);
    expect(await findSleutelVan(gateway.diensten, ander, oud.rij.id)).toBeUndefined();
  });
});
