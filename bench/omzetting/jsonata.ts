/**
 * What users would take instead of a gateway: JSONata 2 for the structure, and a common writer for the bytes (fast-xml-parser, a join,
 * JSON.stringify). Amounts are written by a function of JavaScript that the expression calls, the fastest way JSONata has.
 */
import { XMLBuilder } from 'fast-xml-parser';
import jsonata from 'jsonata';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { EENHEDEN, euro, KOPREGEL, prestaties } from './handwerk.ts';
import type { Gevulddeel } from './regels.ts';
import type { Afvoer, Jsonatasoort } from './soorten.ts';

const utf8 = new TextEncoder();

const SALDO = '(debetCredit = "C" ? -bedragCenten : bedragCenten)';

const XML = `(
  $regels := prestaties[declaratiestand = "ingediend" and uitvoeringsvariant != "taakgericht"];
  $totaal := $sum($regels.${SALDO});
  {
    "jw323:Bericht": {
      "@xmlns:ijw": "http://www.istandaarden.nl/ijw/3_2/basisschema/schema",
      "@xmlns:jw323": "http://www.istandaarden.nl/ijw/3_2/jw323/schema",
      "jw323:Header": {
        "jw323:BerichtCode": "490",
        "jw323:BerichtVersie": "3",
        "jw323:BerichtSubversie": "2",
        "jw323:Afzender": kop.aanbieder.agbcode,
        "jw323:Ontvanger": gemeentecode,
        "jw323:BerichtIdentificatie": {
          "ijw:Identificatie": declaratie.berichtidentificatie,
          "ijw:Dagtekening": kop.dagtekening
        },
        "jw323:XsdVersie": { "ijw:BasisschemaXsdVersie": "1.0.0", "ijw:BerichtXsdVersie": "1.0.0" }
      },
      "jw323:Declaratie": {
        "jw323:DeclaratieNummer": declaratie.declaratienummer,
        "jw323:DeclaratiePeriode": {
          "ijw:Begindatum": kop.periode.begindatum,
          "ijw:Einddatum": kop.periode.einddatum
        },
        "jw323:DeclaratieDagtekening": kop.dagtekening,
        "jw323:TotaalIngediendBedrag": {
          "ijw:TotaalBedrag": $abs($totaal),
          "ijw:DebetCredit": $totaal < 0 ? "C" : "D"
        },
        "jw323:Clienten": {
          "jw323:Client": $each($regels{bsn: $}, function($vanClient, $bsn) {{
            "jw323:Bsn": $bsn,
            "jw323:Prestaties": {
              "jw323:Prestatie": $vanClient.{
                "jw323:ProductReferentie": {
                  "ijw:ReferentieNummer": referentienummer,
                  "ijw:VorigReferentieNummer": vorigReferentienummer
                },
                "jw323:ToewijzingNummer": toewijzingnummer,
                "jw323:ProductCategorie": productcategorie,
                "jw323:ProductCode": productcode,
                "jw323:ProductPeriode": {
                  "ijw:Begindatum": productperiode.begindatum,
                  "ijw:Einddatum": productperiode.einddatum
                },
                "jw323:GeleverdVolume": volume,
                "jw323:Eenheid": eenheid,
                "jw323:ProductTarief": tariefCenten,
                "jw323:IngediendBedrag": { "ijw:Bedrag": bedragCenten, "ijw:DebetCredit": debetCredit }
              }
            }
          }})
        }
      }
    }
  }
)`;

const CSV = `prestaties[declaratiestand = "ingediend"].{
  "Referentie": referentienummer,
  "Gemeentecode": gemeentecode,
  "BSN": bsn,
  "Toewijzing": toewijzingnummer,
  "Productcategorie": productcategorie,
  "Productcode": productcode,
  "Van": productperiode.begindatum,
  "Tot en met": productperiode.einddatum,
  "Volume": volume,
  "Eenheid": $lookup($eenheden, eenheid),
  "Tarief": tariefCenten ? $euro(tariefCenten),
  "Bedrag": $euro${SALDO}
}`;

const JSON_DOCUMENT = `(
  $regels := prestaties[declaratiestand = "ingediend"];
  {
    "agbcode": kop.aanbieder.agbcode,
    "aanbieder": kop.aanbieder.naam,
    "prestaties": $regels.{
      "referentie": referentienummer,
      "gemeentecode": gemeentecode,
      "bsn": bsn,
      "toewijzing": toewijzingnummer,
      "productcategorie": productcategorie,
      "productcode": productcode,
      "begindatum": productperiode.begindatum,
      "einddatum": productperiode.einddatum,
      "volume": volume,
      "eenheid": $lookup($eenheden, eenheid),
      "tariefCenten": tariefCenten,
      "saldoCenten": ${SALDO}
    },
    "aantal": $count($regels),
    "saldoCenten": $sum($regels.${SALDO})
  }
)`;

const EXPRESSIES: Readonly<Record<Jsonatasoort, string>> = { xml: XML, csv: CSV, json: JSON_DOCUMENT };
const KOPPEN = KOPREGEL.split(';');

export type Jsonatazetter = (kop: Kop, delen: readonly Gevulddeel[], afvoer: Afvoer) => Promise<void>;

function readAll(delen: readonly Gevulddeel[]): Prestatie[] {
  const alle: Prestatie[] = [];
  for (const deel of delen) for (const stuk of prestaties(deel)) for (const p of stuk) alle.push(p);
  return alle;
}

const cel = (waarde: unknown): string => {
  if (waarde === undefined) return '';
  const tekst = String(waarde);
  return /[";\r\n]/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
};

/** The expression is compiled once, as a formaat is. */
export function createJsonata(soort: Jsonatasoort): Jsonatazetter {
  const expressie = jsonata(EXPRESSIES[soort]);
  expressie.registerFunction('euro', (centen: number) => euro(centen, ','), '<n:s>');
  const builder = new XMLBuilder({ ignoreAttributes: false, attributeNamePrefix: '@' });
  const evaluate = async (invoer: object): Promise<unknown> => expressie.evaluate(invoer, { eenheden: EENHEDEN });
  switch (soort) {
    case 'xml':
      return async (kop, delen, afvoer) => {
        for (const deel of delen) {
          const { gemeentecode } = deel;
          const declaratie = kop.declaraties?.find((d) => d.gemeentecode === gemeentecode && d.wet === 'jw');
          const boom = await evaluate({ kop, gemeentecode, declaratie, prestaties: readAll([deel]) });
          afvoer(utf8.encode(`<?xml version="1.0" encoding="UTF-8"?>\n${builder.build(boom)}\n`));
        }
      };
    case 'csv':
      return async (_, delen, afvoer) => {
        const rijen = (await evaluate({ prestaties: readAll(delen) })) as Readonly<Record<string, unknown>>[];
        const lijnen = rijen.map((rij) => KOPPEN.map((kop) => cel(rij[kop])).join(';'));
        afvoer(utf8.encode(`\ufeff${KOPREGEL}\r\n${lijnen.join('\r\n')}\r\n`));
      };
    case 'json':
      return async (kop, delen, afvoer) => {
        const document = await evaluate({ kop, prestaties: readAll(delen) });
        afvoer(utf8.encode(`${JSON.stringify(document)}\n`));
      };
  }
}
