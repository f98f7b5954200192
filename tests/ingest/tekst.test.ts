import { describe, expect, it } from 'vitest';
import type { BevindingenInvoer } from '../../src/domain/bevindingen/invoer.ts';
import { zinnenInvoer } from '../../src/text/nl/invoer.ts';
import type { Zin } from '../../src/text/zin.ts';

const veld = { veld: 'volume', omschrijving: 'Geleverd volume.' };
const deel = { gemeente: 'Tilburg', wet: 'jw' } as const;
const dagtekening = '2026-05-04';
const periode = { begindatum: '2026-04-01', einddatum: '2026-04-30' };
const bedragen = { opgegevenCenten: -123_456, geteldCenten: 100 };

/** Parameters for every code, as the reader gives them. */
const VOORBEELDEN: { readonly [Code in keyof BevindingenInvoer]: BevindingenInvoer[Code] } = {
  JSON_LEEG: {},
  JSON_GEEN_OBJECT: { lijktOp: 'gzip' },
  JSON_ONGELDIG: { positie: 12_345 },
  JSON_AFGEBROKEN: { positie: 1 },
  JSON_NA_EINDE: { positie: 1 },
  JSON_TE_DIEP: { maximum: 64, positie: 1 },
  JSON_DUBBELE_SLEUTEL: { positie: 1, veld: 'kenmerk' },
  JSON_UTF16: {},
  JSON_GEEN_UTF8: { positie: 1 },
  ELEMENT_TE_GROOT: { maximumBytes: 1_048_576, positie: 1 },
  KOP_TE_GROOT: { maximumBytes: 500, positie: 1 },
  INVOER_TE_GROOT: { maximumBytes: 104_857_600 },
  TE_VEEL_REGELS: { maximum: 2_000_000 },
  SCHEMA_VERPLICHT: veld,
  SCHEMA_ONBEKEND_VELD: {},
  SCHEMA_TYPE: { ...veld, verwacht: 'integer' },
  SCHEMA_KEUZE: { ...veld, toegestaan: ['a', 'b'] },
  SCHEMA_LENGTE: { ...veld, maximum: 20 },
  SCHEMA_BEREIK: { ...veld, minimum: 0 },
  SCHEMA_AANTAL: { ...veld, maximum: 2 },
  SCHEMA_DATUM: veld,
  SCHEMA_EMAIL: veld,
  SCHEMA_PATROON: { ...veld, patroon: '^[0-9]{8}$' },
  SCHEMA_HOORT_BIJ: { ...veld, bij: 'eenheid' },
  SCHEMA_HERHALING: veld,
  SCHEMA_ANDERS: { ...veld, trefwoord: 'not' },
  CONCEPT_DECLARATIE: {},
  CONTROLETOTAAL_AANTAL: { opgegeven: 1_000, geteld: 2 },
  CONTROLETOTAAL_BEDRAG: bedragen,
  CS340: periode,
  DECLARATIE_DUBBEL: deel,
  DECLARATIE_ZONDER_PRESTATIES: deel,
  DECLARATIES_ZONDER_SOORT: {},
  GEGEVENS_GEMEENTE_DUBBEL: deel,
  ONDERTEKEND_IN_TOEKOMST: { datum: '2026-05-05', vandaag: dagtekening },
  SOORT_ZONDER_INHOUD: { soort: 'jaarprognose' },
  TR056: deel,
  TR135: { dagtekening: '2026-05-05', vandaag: dagtekening },
  TR333: deel,
  TR358: { ...deel, ...bedragen },
  VERVANGT_ZICHZELF: {},
  WET_DUBBEL: deel,
  CS002: {},
  CS100: { vanaf: '2021-01-01' },
  PERIODE_OMGEKEERD: {},
  TR134: { dagtekening },
  TR137: { dagtekening },
  TR314: {},
  TR378_ONBEKEND: { gemeente: '9999' },
  TR378_AFGESCHAFT: { gemeente: '0457', naam: 'Weesp', geldigTot: '2022-03-23' },
  TR378_ONGELDIG_OP: { gemeente: '0457' },
  CD060_CREDIT: {},
  CD060_DEBET: {},
  CD087_ONTBREEKT: { eenheid: '04' },
  CD087_TEVEEL: {},
  CS325: {},
  CS337: {},
  CS339: { bedragCenten: 100, volume: 200 },
  IV081_TARIEF: { verwachtCenten: 146 },
  PRESTATIE_BUITEN_PERIODE: periode,
  RS009: { productcategorie: '39', wet: 'jw' },
  TOEWIJZING_OMGEKEERD: {},
  TR307: {},
  TR308: {},
  TR315: {},
  TR316: {},
  TR319: { einddatum: '2026-04-30' },
  TR335: { dagtekening },
  TR346: { bedragCenten: 100, verwachtCenten: 200 },
  TR346_MINUUT: { bedragCenten: 100, verwachtCenten: 200, spelingCenten: 6.5 },
  TR387: {},
  TR388: {},
  TR416: {},
  UURTARIEF_EENHEID: {},
  CBS_DUBBEL: {},
  CBS_VERPLICHT: { veld: 'hulpvorm' },
  GEBOORTEDATUM_ONGELDIG: {},
  GEBOORTEDATUM_NA_BEGIN: {},
  TRAJECT_BUITEN_PERIODE: periode,
  TRAJECT_CODE: { veld: 'hulpvorm', lijst: 'hulpvorm', wet: 'jw' },
  TRAJECT_VELD_ALLEEN_JW: { veld: 'hulpvorm' },
  TABEL_CEL_GEEN_DATUM: { kolom: 'Bedrag (€)' },
  TABEL_CEL_GEEN_GEHEEL_GETAL: { kolom: 'Bedrag (€)' },
  TABEL_CEL_GEEN_GETAL: { kolom: 'Bedrag (€)' },
  TABEL_CEL_GEEN_BEDRAG: { kolom: 'Bedrag (€)', decimaalteken: ',' },
  TABEL_CEL_NEGATIEF_BEDRAG: { kolom: 'Bedrag (€)' },
  TABEL_CEL_GEEN_JA_NEE: { kolom: 'Bedrag (€)' },
  TABEL_CEL_GEEN_TEKST: { kolom: 'Bedrag (€)' },
  TABEL_CEL_FORMULEFOUT: { kolom: 'Bedrag (€)' },
  TABEL_CEL_ZONDER_KOLOM: {},
  TABEL_NULLEN_AANGEVULD: { kolom: 'BSN', aantal: 12_345 },
  TABEL_KOLOM_ONBEKEND: {},
  TABEL_KOLOM_ONTBREEKT: { kolom: 'Bedrag (€)' },
  TABEL_KOLOM_DUBBEL: { kolom: 'Bedrag (€)' },
  TABEL_ZONDER_KOPREGEL: {},
  TABEL_GEMEENTE_ONTBREEKT: {},
  TABEL_GEMEENTE_TEVEEL: {},
  BLAD_ONTBREEKT: { blad: 'Prestaties' },
  BLAD_ONBEKEND: {},
  KOPVELD_ONBEKEND: {},
  KOPVELD_DUBBEL: { kolom: 'Kenmerk' },
  BERICHTEN_ANDERE_PERIODE: periode,
  BERICHTEN_ANDERE_AANBIEDER: {},
  BERICHT_VAN_GEMEENTE: { bericht: 'JW325' },
  STARTSTOP_ZONDER_TOEWIJZING: {},
  STARTSTOP_DUBBEL: {},
  STARTSTOP_ANDER_PRODUCT: {},
  STARTSTOP_NIETS_VERWIJDERD: {},
  STARTSTOP_START_VERWIJDERD: {},
  STARTSTOP_OVERLAP: {},
  STARTSTOP_GEBOORTEDATUM_ONBEKEND: {},
  STARTSTOP_TE_WEINIG: {},
  STARTSTOP_TE_VEEL: { maximum: 50_000 },
  BERICHT_DUBBEL: {},
  TR101: {},
  BERICHTNUMMERS_VERVALLEN: { gemeentecode: '0855' },
  BUNDEL_LEEG: {},
  BUNDEL_JSON: { naam: 'a.json' },
  BUNDEL_NIET_GELEZEN: { naam: 'a.pdf' },
  ZIP_GEEN_ZIP: {},
  ZIP_BESCHADIGD: {},
  ZIP_VERSLEUTELD: { naam: 'declaratie.xml' },
  ZIP_ONBEKENDE_INPAKKING: { naam: 'declaratie.xml' },
  ZIP_DUBBELE_NAAM: { naam: 'declaratie.xml' },
  ZIP_TE_VEEL_BESTANDEN: { aantal: 5_000, maximum: 1_000 },
  ZIP_TE_STERK_VERKLEIND: {},
  WERKMAP_GEEN_WERKMAP: {},
  WERKMAP_VERSLEUTELD: {},
  WERKMAP_OUD: {},
  WERKMAP_MACROS: {},
  WERKMAP_ONLEESBAAR: {},
  WERKMAP_TE_VEEL_TEKST: { maximumBytes: 41_943_040 },
  CSV_LEEG: {},
  CSV_TEKENS: {},
  CSV_AANHALINGSTEKEN: {},
  CSV_TE_VEEL_KOLOMMEN: { maximum: 500 },
  CSV_VELD_TE_LANG: { maximum: 10_000 },
  CSV_GEEN_TEKST: {},
  NDJSON_REGEL: {},
};

const say = <Code extends keyof BevindingenInvoer>(code: Code, parameters: BevindingenInvoer[Code]): Zin =>
  zinnenInvoer[code](parameters);

describe('what an aanbieder reads', () => {
  it.each(Object.keys(VOORBEELDEN) as (keyof BevindingenInvoer)[])('%s: what, which rule, what to do', (code) => {
    const zin = say(code, VOORBEELDEN[code]);
    for (const tekst of [zin.melding, zin.regel, zin.oplossing]) {
      expect(tekst).toMatch(/^\S.{9,}[.{]$/);
      expect(tekst).not.toMatch(/undefined|NaN|\[object|\d\.\d{3}\.\d\d\b|,\d\.\d/);
    }
    for (const regelcode of code.match(/^(TR|CS|CD|RS|IV)\d+/g) ?? []) expect(zin.regel).toContain(regelcode);
  });

  it('names amounts, dates and sizes as a reader writes them', () => {
    expect(say('TR358', VOORBEELDEN.TR358).melding).toBe(
      'Voor Tilburg (Jeugdwet) geeft u -€ 1.234,56 op, maar de ingediende prestaties zijn samen € 1.',
    );
    expect(say('TR319', VOORBEELDEN.TR319).melding).toContain('30 april 2026');
    expect(say('INVOER_TE_GROOT', VOORBEELDEN.INVOER_TE_GROOT).melding).toContain('100 MB');
    expect(say('TR346_MINUUT', VOORBEELDEN.TR346_MINUUT).melding).toContain('€ 0,07');
  });
});
