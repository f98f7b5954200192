/** Making zendingen again: what was shown is what is done, and nobody gets bytes that it has. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { executeHerlevering, previewHerlevering } from '../../src/pipeline/herlevering.ts';
import { loadBalans } from '../../src/pipeline/overview.ts';
import { createGateway, type Gateway, laadRegister, maakLeeg, STARTREGISTER } from '../helpers/gateway.ts';
import { tekstenVan, versie, verwerken } from '../helpers/versies.ts';

const REGIO = 'pv-hart-van-brabant-jw';
const SELECTIE = { ontvangercode: 'hart-van-brabant', formaat: REGIO, maximaal: 10 };

let gateway: Gateway;
let oud: Formaat;
beforeEach(async () => {
  await maakLeeg();
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  const document = STARTREGISTER.find(
    ({ documentsoort, inhoud }) => documentsoort === 'formaat' && Object(inhoud).naam === REGIO,
  );
  oud = document?.inhoud as Formaat;
});

/** The same formaat in a later version, with other line ends. */
async function nieuweVersie(anders: object = {}): Promise<string> {
  const [bestand] = oud.bestanden;
  if (bestand?.bestandssoort !== 'csv') throw new Error('the formaat of the test is not CSV any more');
  const regeleinde = bestand.csv.regeleinde === 'lf' ? 'crlf' : 'lf';
  const inhoud = {
    ...oud,
    versie: '2099.1.0',
    geldigVanaf: '2024-01-01',
    bestanden: [{ ...bestand, csv: { ...bestand.csv, regeleinde } }],
    ...anders,
  };
  await laadRegister(gateway.diensten, [{ documentsoort: 'formaat', bron: 'nieuw', inhoud }]);
  return '2099.1.0';
}

const zendingenVan = async (id: string) =>
  (await gateway.diensten.staat.zendingen.listZendingen(id))
    .filter(({ formaat }) => formaat.naam === REGIO)
    .toSorted((een, ander) => een.versie - ander.versie);

const toon = async (selectie: Parameters<typeof previewHerlevering>[1] = SELECTIE) => {
  const rij = await previewHerlevering(gateway.diensten, selectie, 'beheerder-1');
  if (rij === undefined) throw new Error('no such formaat');
  return rij;
};

describe('a preview', () => {
  it('shows that the ontvanger has exactly this, and then nothing is sent', async () => {
    const id = await verwerken(gateway, versie('V1'));
    const getoond = await toon();
    expect(getoond.regels).toMatchObject([{ actie: 'overslaan', reden: 'gelijk', nieuw: [] }]);
    await executeHerlevering(gateway.diensten, getoond.id, getoond.sha256, 'beheerder-1');
    await gateway.werkAf();
    expect(await zendingenVan(id)).toHaveLength(1);
  });

  it('does not offer what is corrected line by line', async () => {
    await verwerken(gateway, versie('V1'));
    const { regels } = await toon({ ontvangercode: '0855', formaat: 'ijw323', maximaal: 10 });
    expect(regels).toMatchObject([{ actie: 'overslaan', reden: 'per-regel' }]);
  });

  it('is bounded', async () => {
    for (const kenmerk of ['A', 'B', 'C']) await verwerken(gateway, versie(kenmerk));
    expect((await toon({ ...SELECTIE, maximaal: 2 })).regels).toHaveLength(2);
    expect((await toon({ ...SELECTIE, periodeVanaf: '2027-01-01' })).regels).toEqual([]);
    expect((await toon({ ...SELECTIE, agbcode: '00000001' })).regels).toEqual([]);
  });

  it('holds no personal data', async () => {
    await verwerken(gateway, versie('V1'));
    const tekst = JSON.stringify(await toon({ ...SELECTIE, formaatversie: await nieuweVersie() }));
    for (const { bsn, referentienummer } of versie('V1').prestaties ?? []) {
      expect(tekst).not.toContain(bsn);
      expect(tekst).not.toContain(referentienummer);
    }
  });
});

describe('with a later version of the formaat', () => {
  it('delivers exactly the bytes that were shown, in the place of the earlier ones, once', async () => {
    const id = await verwerken(gateway, versie('V1'));
    const getoond = await toon({ ...SELECTIE, formaatversie: await nieuweVersie() });
    expect(getoond.regels).toMatchObject([{ actie: 'opnieuw' }]);
    expect(await executeHerlevering(gateway.diensten, getoond.id, 'een-andere', 'b')).toEqual({ soort: 'anders' });
    const gedaan = await executeHerlevering(gateway.diensten, getoond.id, getoond.sha256, 'beheerder-2');
    expect(gedaan).toMatchObject({ nieuw: true, herlevering: { uitgevoerdDoor: 'beheerder-2' } });
    await gateway.werkAf();
    const [eerste, tweede] = await zendingenVan(id);
    expect(tweede).toMatchObject({
      toestand: 'bezorgd',
      versie: 2,
      vervangtId: eerste?.id,
      formaat: { versie: '2099.1.0' },
    });
    expect(eerste?.vervangenDoorId).toBe(tweede?.id);
    expect(tweede?.bestanden.map(({ sha256 }) => sha256)).toEqual(getoond.regels[0]?.nieuw.map(({ sha256 }) => sha256));
    const nogmaals = await executeHerlevering(gateway.diensten, getoond.id, getoond.sha256, 'beheerder-2');
    expect(nogmaals).toMatchObject({ nieuw: false });
    await gateway.werkAf();
    expect(await zendingenVan(id)).toHaveLength(2);
    const verantwoording = await gateway.diensten.staat.verantwoordingen.findVerantwoording(id);
    if (verantwoording === undefined) throw new Error('gone');
    const balans = await loadBalans(gateway.diensten, verantwoording);
    expect(balans).toMatchObject({ sluitend: true, afgerond: true });
    expect(balans.totaal.bezorgd).toBe(balans.totaal.aantal);
  });

  it('does nothing when something changed since it was shown', async () => {
    await verwerken(gateway, versie('V1'));
    const getoond = await toon({ ...SELECTIE, formaatversie: await nieuweVersie() });
    await verwerken(gateway, versie('V2'));
    const uitkomst = await executeHerlevering(gateway.diensten, getoond.id, getoond.sha256, 'b');
    expect(uitkomst).toEqual({ soort: 'anders' });
  });

  it('lets a held zending go that the earlier version could not make', async () => {
    const streng = { code: 'STRENG', als: 'totaal.aantal > 1000', melding: 'nooit', oplossing: 'geen' };
    const totalen = { ...oud.totalen, aantal: { functie: 'aantal' } };
    await maakLeeg();
    await laadRegister(
      gateway.diensten,
      STARTREGISTER.map((invoer) =>
        invoer.inhoud === oud ? { ...invoer, inhoud: { ...oud, totalen, controles: [streng] } } : invoer,
      ),
    );
    const id = await verwerken(gateway, versie('V1'));
    expect((await zendingenVan(id))[0]?.toestand).toBe('vastgehouden');
    const getoond = await toon({ ...SELECTIE, formaatversie: await nieuweVersie() });
    expect(getoond.regels).toMatchObject([{ actie: 'opnieuw', oud: [] }]);
    await executeHerlevering(gateway.diensten, getoond.id, getoond.sha256, 'b');
    await gateway.werkAf();
    const zendingen = await zendingenVan(id);
    expect(zendingen.map(({ toestand }) => toestand).sort()).toEqual(['bezorgd', 'ingetrokken']);
    const bezorgd = zendingen.find(({ toestand }) => toestand === 'bezorgd');
    expect(bezorgd?.versie).toBe(1);
    expect(bezorgd && (await tekstenVan(gateway, bezorgd))).toHaveLength(1);
  });
});
