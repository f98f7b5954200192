/** Two beheerders at the same moment: whoever comes second gets the answer he would have had a second later. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Diensten } from '../../src/pipeline/diensten.ts';
import type { Voorbeeldopgave } from '../../src/pipeline/formaat-voorbeeldkeuring.ts';
import { type Registerinvoer, registerDocumenten } from '../../src/pipeline/registration.ts';
import { createGateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { aansluiting, concept, voorbeeld } from '../http/formaten.ts';

const { diensten } = createGateway();

beforeEach(async () => {
  await maakLeeg();
  await laadRegister(diensten);
});

const invoer = (titel: string): Registerinvoer[] => [
  {
    documentsoort: 'formaat',
    bron: '0',
    inhoud: { ...concept('samen'), titel },
    voorbeelden: [{ naam: 'een', ...(voorbeeld() as unknown as Voorbeeldopgave) }],
  },
  { documentsoort: 'aansluiting', bron: '1', inhoud: aansluiting('pv-landelijk-jw', { id: 'samen', titel }) },
];

const geschiedenis = async (): Promise<unknown[]> => {
  const { formaten } = diensten.staat;
  const rijen = [
    ...(await formaten.listGeschiedenis('formaat', 'samen', '1.0.0')),
    ...(await formaten.listGeschiedenis('aansluiting', 'samen', '1.0.0')),
  ];
  return rijen.map(({ handeling, door }) => [handeling, door]);
};

/** `diensten` of a beheerder who is overtaken `keer` times, each time just before he writes. */
function overtaken(keer: number, doe: (nr: number) => Promise<unknown>): Diensten {
  let nr = 0;
  const { register } = diensten.staat;
  return {
    ...diensten,
    staat: {
      ...diensten.staat,
      register: {
        revisie: () => register.revisie(),
        listDocumenten: () => register.listDocumenten(),
        findDocument: (...wat) => register.findDocument(...wat),
        addDocumenten: async (...wat) => {
          if (nr < keer) await doe(nr++);
          return register.addDocumenten(...wat);
        },
      },
    },
  };
}

describe('the same documents, registered twice at once', () => {
  it('are stored once, and both hear that they are there', async () => {
    const uitkomsten = await Promise.all(
      ['jan', 'piet'].map((door) => registerDocumenten(diensten, invoer('Zelfde'), door)),
    );
    expect(uitkomsten.map((uitkomst) => uitkomst.soort)).toEqual(['geregistreerd', 'geregistreerd']);
    const nieuw = uitkomsten.map((uitkomst) => (uitkomst.soort === 'geregistreerd' ? uitkomst.nieuw : -1));
    expect(nieuw.toSorted()).toEqual([0, 2]);
    const eerste = nieuw[0] === 2 ? 'jan' : 'piet';
    expect(await geschiedenis()).toEqual([
      ['geregistreerd', eerste],
      ['voorbeeld', eerste],
      ['geregistreerd', eerste],
    ]);
  });

  it('also when the other comes between looking and writing', async () => {
    const ingehaald = overtaken(1, () => registerDocumenten(diensten, invoer('Zelfde'), 'piet'));
    expect(await registerDocumenten(ingehaald, invoer('Zelfde'), 'jan')).toMatchObject({
      soort: 'geregistreerd',
      nieuw: 0,
      ongewijzigd: 2,
    });
    expect(await geschiedenis()).toEqual([
      ['geregistreerd', 'piet'],
      ['voorbeeld', 'piet'],
      ['geregistreerd', 'piet'],
    ]);
  });
});

describe('another content under the same version, registered in between', () => {
  it('refuses the second, and nothing of his is stored', async () => {
    const ingehaald = overtaken(1, () => registerDocumenten(diensten, invoer('Eerst'), 'piet'));
    const uitkomst = await registerDocumenten(ingehaald, invoer('Later'), 'jan');
    if (uitkomst.soort !== 'geweigerd') throw new Error(uitkomst.soort);
    expect(uitkomst.bevindingen.map(({ bron, bevinding }) => [bron, bevinding.code])).toEqual([
      ['0', 'VERSIE_BESTAAT'],
      ['1', 'VERSIE_BESTAAT'],
    ]);
    const { inhoud } = (await diensten.staat.register.findDocument('formaat', 'samen', '1.0.0')) ?? {};
    expect(inhoud).toMatchObject({ titel: 'Eerst' });
  });
});

it('a change of something else in between is no reason to refuse', async () => {
  const ingehaald = overtaken(2, (nr) =>
    registerDocumenten(
      diensten,
      [{ documentsoort: 'formaat', bron: '0', inhoud: { ...concept('ander'), versie: `1.${nr}.0` } }],
      'piet',
    ),
  );
  expect(await registerDocumenten(ingehaald, invoer('Nieuw'), 'jan')).toMatchObject({ nieuw: 2 });
});

it('gives up, and stores nothing, when others never stop', async () => {
  const ingehaald = overtaken(Number.POSITIVE_INFINITY, (nr) =>
    registerDocumenten(
      diensten,
      [{ documentsoort: 'formaat', bron: '0', inhoud: { ...concept('ander'), versie: `1.${nr}.0` } }],
      'piet',
    ),
  );
  expect(await registerDocumenten(ingehaald, invoer('Nieuw'), 'jan')).toEqual({ soort: 'intussen-veranderd' });
  expect(await geschiedenis()).toEqual([]);
});
