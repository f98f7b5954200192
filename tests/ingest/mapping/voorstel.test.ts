/** What is proposed for tables as they come out of care administrations and spreadsheets. */
import { describe, expect, it } from 'vitest';
import type { Celwaarde } from '../../../src/domain/werkmapcel.ts';
import { stelMappingVoor, type Voorbeeldrij } from '../../../src/ingest/mapping/voorstel.ts';
import { TABEL } from '../bouw.ts';

const rij = (nr: number, waarden: readonly (string | number)[]): Voorbeeldrij => ({
  nr,
  cellen: new Map(
    waarden.map((waarde, i): [number, Celwaarde] => [
      i,
      typeof waarde === 'number' ? { soort: 'getal', getal: waarde } : { soort: 'tekst', tekst: waarde },
    ]),
  ),
});

/** Heading to 'field sureness', as the proposal says it. */
function voorstel(...rijen: readonly (readonly (string | number)[])[]) {
  const uit = stelMappingVoor(
    rijen.map((waarden, i) => rij(i + 1, waarden)),
    TABEL,
  );
  return (
    uit && {
      koprij: uit.mapping.koprij,
      lijst: uit.mapping.lijst,
      kolommen: Object.fromEntries(
        uit.kolommen.map(({ kop, kolom, veld, zekerheid }) => [kop ?? kolom, `${veld ?? '-'} ${zekerheid}`]),
      ),
      vast: uit.mapping.vast,
      vertaling: uit.mapping.kolommen.flatMap((een) => een.vertaling ?? []),
      ontbreekt: uit.ontbreekt.map(({ veld }) => veld),
    }
  );
}

describe('a proposal', () => {
  it('for the export of an ECD', () => {
    expect(
      voorstel(
        [
          'Regelnummer',
          'Clientnr',
          'Naam medewerker',
          'Gemeente',
          'Wettelijk kader',
          'Toewijzingsnr',
          'Productcategorie',
          'Productcode',
          'Begindatum',
          'Einddatum',
          'Volume',
          'Eenheid',
          'Tarief',
          'Bedrag excl. btw',
          'D/C',
        ],
        [
          '1',
          '999900006',
          'Jansen',
          '0855',
          'Jeugdwet',
          '12',
          '45',
          '45A04',
          '01-04-2026',
          '30-04-2026',
          '10',
          'uur',
          '75,00',
          '750,00',
          'D',
        ],
        [
          '2',
          '999900018',
          'Pietersen',
          '0384',
          'WMO',
          '13',
          '02',
          '02A03',
          '01-04-2026',
          '30-04-2026',
          '600',
          'minuten',
          '1,25',
          '750,00',
          'C',
        ],
      ),
    ).toMatchInlineSnapshot(`
            {
              "kolommen": {
                "Bedrag excl. btw": "prestatie.bedragCenten middel",
                "Begindatum": "prestatie.productperiode.begindatum hoog",
                "Clientnr": "prestatie.bsn hoog",
                "D/C": "prestatie.debetCredit hoog",
                "Eenheid": "prestatie.eenheid middel",
                "Einddatum": "prestatie.productperiode.einddatum hoog",
                "Gemeente": "prestatie.gemeentecode hoog",
                "Naam medewerker": "- geen",
                "Productcategorie": "prestatie.productcategorie middel",
                "Productcode": "prestatie.productcode middel",
                "Regelnummer": "prestatie.referentienummer middel",
                "Tarief": "prestatie.tariefCenten hoog",
                "Toewijzingsnr": "prestatie.toewijzingnummer hoog",
                "Volume": "prestatie.volume hoog",
                "Wettelijk kader": "prestatie.wet hoog",
              },
              "koprij": 1,
              "lijst": "prestaties",
              "ontbreekt": [
                "prestatie.declaratiestand",
              ],
              "vast": undefined,
              "vertaling": [
                {
                  "naar": "jw",
                  "van": "jeugdwet",
                },
                {
                  "naar": "wmo",
                  "van": "wmo",
                },
                {
                  "naar": "04",
                  "van": "uur",
                },
                {
                  "naar": "01",
                  "van": "minuten",
                },
              ],
            }
          `);
  });

  it('for a spreadsheet of a zorgboerderij, under a title', () => {
    expect(
      voorstel(
        ['Overzicht dagbesteding april'],
        [
          'BSN',
          'Beschikkingsnummer',
          'Product',
          'Periode van',
          'Periode t/m',
          'Aantal uren',
          'Totaalbedrag',
          'Opmerking',
        ],
        [999900006, 12, '07A11', 46113, 46142, 8.5, 425, 'vakantie'],
      ),
    ).toMatchInlineSnapshot(`
            {
              "kolommen": {
                "Aantal uren": "prestatie.volume hoog",
                "BSN": "prestatie.bsn hoog",
                "Beschikkingsnummer": "prestatie.toewijzingnummer hoog",
                "Opmerking": "- geen",
                "Periode t/m": "prestatie.productperiode.einddatum hoog",
                "Periode van": "prestatie.productperiode.begindatum hoog",
                "Product": "prestatie.productcode middel",
                "Totaalbedrag": "prestatie.bedragCenten hoog",
              },
              "koprij": 2,
              "lijst": "prestaties",
              "ontbreekt": [
                "prestatie.referentienummer",
                "prestatie.gemeentecode",
                "prestatie.wet",
                "prestatie.productcategorie",
                "prestatie.debetCredit",
                "prestatie.declaratiestand",
              ],
              "vast": [
                {
                  "veld": "prestatie.eenheid",
                  "waarde": "04",
                },
              ],
              "vertaling": [],
            }
          `);
  });

  it('for trajecten', () => {
    expect(
      voorstel(
        [
          'Traject ID',
          'BSN',
          'Geboortedatum',
          'M/V',
          'CBS-code',
          'Startdatum',
          'Einde zorg',
          'Verwijzer',
          'Hulpvorm',
          '0612345678',
        ],
        ['T1', '999900006', '2012-05-01', 'm', '855', '2026-01-05', '', '01', '22', 'x'],
      ),
    ).toMatchInlineSnapshot(`
            {
              "kolommen": {
                "BSN": "traject.bsn hoog",
                "CBS-code": "traject.gemeentecode hoog",
                "Einde zorg": "traject.einddatum middel",
                "Geboortedatum": "traject.geboortedatum hoog",
                "Hulpvorm": "traject.hulpvorm middel",
                "J": "- geen",
                "M/V": "traject.geslacht hoog",
                "Startdatum": "traject.begindatum hoog",
                "Traject ID": "traject.referentienummer middel",
                "Verwijzer": "traject.verwijzer middel",
              },
              "koprij": 1,
              "lijst": "trajecten",
              "ontbreekt": [
                "traject.wet",
              ],
              "vast": undefined,
              "vertaling": [
                {
                  "naar": "M",
                  "van": "m",
                },
              ],
            }
          `);
  });

  it('lets values speak against a heading', () => {
    const uit = voorstel(['BSN', 'Gemeentecode', 'Productcode'], ['123456789', '9999', 'x'], ['111', '8888', 'y']);
    expect(uit?.kolommen).toEqual({
      BSN: '- geen',
      Gemeentecode: '- geen',
      Productcode: 'prestatie.productcode middel',
    });
  });

  it('is not made without headings', () => {
    expect(voorstel(['Jan', 'Piet'], ['999900006', '0855'])).toBeUndefined();
  });
});
