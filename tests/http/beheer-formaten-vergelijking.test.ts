/** One version against another, over real zendingen and over examples. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { Formaat } from '../../src/domain/formaat.ts';
import { csvBestand, kolom } from '../convert/bouw.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import { codes, createTestApi, type TestApi } from './api.ts';
import { aansluiting, type Beheer, concept, createBeheer, lijst, pad, persoonsconcept } from './formaten.ts';

let gateway: Gateway;
let api: TestApi;
let vraag: Beheer['vraag'];
let registreer: Beheer['registreer'];
let brengNaar: Beheer['brengNaar'];
beforeAll(async () => {
  gateway = createGateway();
  await laadRegister(gateway.diensten);
  api = await createTestApi(gateway);
  ({ vraag, registreer, brengNaar } = createBeheer(api));
});

describe('POST …/vergelijkingen', () => {
  it('shows per file what a new version changes in real zendingen, and delivers nothing', async () => {
    const oud = concept('vergelijk');
    await brengNaar(oud, 'getest', 'actief');
    const aangesloten = aansluiting('vergelijk', { soort: 'jaarprognose' });
    await vraag('PUT', `/aansluitingen/${aangesloten.id}/versies/1.0.0`, aangesloten);
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({ kenmerk: 'vergelijk', soorten: ['declaratie', 'jaarprognose'] }),
    });
    expect([ingediend.status, codes(ingediend)]).toEqual([201, []]);
    await gateway.werkAf();
    const nieuw = concept('vergelijk', {
      versie: '2.0.0',
      geldigVanaf: '2027-01-01',
      bestanden: [
        csvBestand(
          [kolom('Product', 'groep.product'), kolom('Bedrag', 'euro(groep.centen + 100)')],
          { bestandsnaam: '"per-product.csv"' },
          { herhaal: 'groepen' },
        ),
      ],
    });
    await registreer(nieuw);
    const wachtend = gateway.wachtend.length;
    const antwoord = await vraag('POST', `${pad(nieuw)}/vergelijkingen`, {
      met: '1.0.0',
      zendingen: { ontvangercode: '0855', aantal: 3 },
    });
    expect(antwoord.json).toMatchObject({ gelijk: false, verborgen: false, overgeslagen: [] });
    const [een] = lijst(antwoord.json?.resultaten);
    const [verschil] = lijst(een?.verschillen);
    expect(verschil).toMatchObject({ uitkomst: 'gewijzigd', bestandsnaam: 'per-product.csv' });
    expect(lijst(verschil?.cellen)[0]).toMatchObject({ kolom: 'Bedrag' });
    expect(gateway.wachtend).toHaveLength(wachtend);
    const zelfde = await vraag('POST', `${pad(nieuw)}/vergelijkingen`, {
      met: '2.0.0',
      zendingen: { ontvangercode: '0855' },
    });
    expect(zelfde.json?.gelijk).toBe(true);
    const onbekend = await vraag('POST', `${pad(nieuw)}/vergelijkingen`, { met: '9.9.9' });
    expect(onbekend.status).toBe(404);
  });

  it('over the examples shows values; over real persons it hides them', async () => {
    const oud = persoonsconcept('vergelijk-persoon');
    await brengNaar(oud, 'getest', 'actief');
    const nieuw: Formaat = {
      ...oud,
      versie: '2.0.0',
      bestanden: [csvBestand([kolom('Referentie', 'hoofdletters(prestatie.referentienummer) + "X"')])],
    };
    await registreer(nieuw);
    const voorbeelden = await vraag('POST', `${pad(nieuw)}/vergelijkingen`, { met: '1.0.0' });
    expect(voorbeelden.json).toMatchObject({ verborgen: false, gelijk: false });
    expect(voorbeelden.tekst).toContain('W2026040001X');

    const aangesloten = aansluiting('vergelijk-persoon', { soort: 'klachtenrapportage' });
    await vraag('PUT', `/aansluitingen/${aangesloten.id}/versies/1.0.0`, aangesloten);
    const ingediend = await api.vraag('POST', '/aanbieder/v1/verantwoordingen', {
      sleutel: api.sleutels.aanbieder,
      json: voorbeeldVerantwoording({
        kenmerk: 'vergelijk-persoon',
        soorten: ['declaratie', 'klachtenrapportage'],
        gegevensAanbieder: { klachten: { aantal: 1 } },
      }),
    });
    expect([ingediend.status, codes(ingediend)]).toEqual([201, []]);
    await gateway.werkAf();
    const echt = await vraag('POST', `${pad(nieuw)}/vergelijkingen`, {
      met: '1.0.0',
      zendingen: { ontvangercode: '0855' },
    });
    expect(echt.json).toMatchObject({ verborgen: true, gelijk: false });
    expect(echt.json?.resultaten).toHaveLength(1);
    expect(echt.tekst).not.toMatch(/J2026|W2026/);
    expect(echt.tekst).toContain('x9999999999x');
  });
});
