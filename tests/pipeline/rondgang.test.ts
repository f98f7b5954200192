/**
 * The full circle: a JW323 goes out, the JW325 of the gemeente rejects two lines, the aanbieder sees both at its own references, corrects,
 * and only the corrected gemeente receives, in credit and debet lines; until what the gemeente accepted is what the last version says.
 */
import { beforeEach, expect, it } from 'vitest';
import type { ZendingRij } from '../../src/domain/rijen.ts';
import type { Prestatie } from '../../src/domain/verantwoording.ts';
import { answer325 } from '../../src/pipeline/answer-325.ts';
import { listRegels } from '../../src/pipeline/regels-overzicht.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg } from '../helpers/gateway.ts';
import { antwoordOp, knip323, maak325 } from '../helpers/retour325.ts';
import { bytesVan } from '../helpers/verantwoording.ts';
import { bericht323, regelsVan323, tekstenVan, versie, verwerken, wijzig, zendingVan } from '../helpers/versies.ts';

let gateway: Gateway;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
});

/** Answers with the message of the iStandaarden; what `afgewezen` does not name is accepted. */
async function antwoord325(zending: ZendingRij, afgewezen: readonly string[]): Promise<void> {
  const [xml = ''] = await tekstenVan(gateway, zending);
  const codes = new Map(afgewezen.map((referentienummer) => [referentienummer, ['9321']] as const));
  const bericht = maak325(antwoordOp('jw', knip323(xml), codes));
  const uitkomst = await answer325(gateway.diensten, zending.ontvanger.code, bytesVan(bericht));
  if (uitkomst.soort !== 'verwerkt') throw new Error(JSON.stringify(uitkomst));
  await gateway.werkAf();
}

it('JW323 → JW325 with two rejected lines → correction → JW325 that accepts', async () => {
  const v1 = await verwerken(gateway, versie('V1'));
  await antwoord325(await zendingVan(gateway, v1, 'ijw323'), ['J2026040003', 'J2026040005']);

  // The aanbieder sees both at its own references.
  const eerste = await gateway.diensten.staat.verantwoordingen.findVerantwoording(v1);
  if (eerste === undefined) throw new Error('V1 is gone');
  const { rijen } = await listRegels(gateway.diensten, eerste, { toestand: 'afgewezen' }, { aantal: 100 });
  expect(rijen.map(({ referentienummer, pointer, retourcodes }) => [referentienummer, pointer, retourcodes])).toEqual([
    ['J2026040003', '/prestaties/6', ['9321']],
    ['J2026040005', '/prestaties/8', ['9321']],
  ]);

  // One rejected line is mended, the other dropped, and an accepted one turns out to be wrong as well.
  const pas = (prestaties: Prestatie[]): readonly Prestatie[] =>
    wijzig('J2026040001', { volume: 5, bedragCenten: 6250 })([
      ...wijzig('J2026040003', { volume: 2, bedragCenten: 2500 })(prestaties),
    ]).filter(({ referentienummer }) => referentienummer !== 'J2026040005');
  const verbeterd = versie('V2', { vervangt: 'V1', pas });
  const v2 = await verwerken(gateway, verbeterd);
  const correctie = await zendingVan(gateway, v2, 'ijw323');
  expect(regelsVan323(await bericht323(gateway, correctie))).toEqual([
    'C op J2026040001 -5000',
    'D * 6250',
    'D J2026040003 2500',
  ]);

  // Nobody else receives a declaratie: the Wmo lines of the other gemeente are the same.
  const zendingen = await gateway.diensten.staat.zendingen.listZendingen(v2);
  const declaraties = zendingen.filter(({ soort }) => soort === 'declaratie');
  expect(declaraties.map(({ formaat, toestand }) => [formaat.naam, toestand]).sort()).toEqual([
    ['ijw323', 'bezorgd'],
    ['iwmo323', 'ongewijzigd'],
  ]);

  await antwoord325(correctie, []);
  const aanvaard = [
    ...(await bericht323(gateway, await zendingVan(gateway, v1, 'ijw323'))).regels.filter(
      ({ referentie }) => !['J2026040003', 'J2026040005'].includes(referentie),
    ),
    ...(await bericht323(gateway, correctie)).regels,
  ];
  const jw = (verbeterd.prestaties ?? []).filter(({ wet }) => wet === 'jw');
  expect(aanvaard.reduce((som, { centen }) => som + centen, 0)).toBe(
    jw.reduce((som, { bedragCenten }) => som + bedragCenten, 0),
  );
  // And then there is nothing more to send.
  const v3 = await verwerken(gateway, { ...verbeterd, kenmerk: 'V3', vervangt: 'V2' });
  expect((await zendingVan(gateway, v3, 'ijw323')).toestand).toBe('ongewijzigd');
});
