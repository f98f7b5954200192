/** Formaten for the tests of the beheer API, and the way to each fase. */
import type { Formaat } from '../../src/domain/formaat.ts';
import { csvBestand, formaat, kolom } from '../convert/bouw.ts';
import { voorbeeldVerantwoording } from '../helpers/verantwoording.ts';
import type { Antwoord, Inhoud, TestApi } from './api.ts';

export const pad = ({ naam, versie }: Pick<Formaat, 'naam' | 'versie'>): string =>
  `/formaten/${naam}/versies/${versie}`;
export const etag = (antwoord: Antwoord): Record<string, string> => ({
  'If-Match': antwoord.headers.get('ETag') ?? '',
});
/** A list somewhere in an answer; fails loudly when there is none. */
export function lijst(waarde: unknown): readonly Inhoud[] {
  if (!Array.isArray(waarde)) throw new Error(`no list: ${JSON.stringify(waarde)}`);
  return waarde;
}

/** Totals per product for a gemeente: what a small municipality might ask. */
export const concept = (naam: string, anders: Partial<Formaat> = {}): Formaat =>
  formaat({
    naam,
    levensfase: 'concept',
    niveau: 'geaggregeerd',
    velden: ['prestatie.productcode', 'prestatie.bedragCenten', 'prestatie.debetCredit'],
    groepering: {
      sleutels: { product: 'prestatie.productcode' },
      aggregaten: { centen: { functie: 'som', van: 'saldo(prestatie.bedragCenten, prestatie.debetCredit)' } },
    },
    bestanden: [
      csvBestand(
        [kolom('Product', 'groep.product'), kolom('Bedrag', 'euro(groep.centen)')],
        { bestandsnaam: '"per-product.csv"' },
        { herhaal: 'groepen' },
      ),
    ],
    ...anders,
  });

export const persoonsconcept = (naam: string): Formaat =>
  formaat({
    naam,
    levensfase: 'concept',
    bestanden: [csvBestand([kolom('Referentie', 'prestatie.referentienummer')])],
  });

export const voorbeeld = (anders: object = {}): Inhoud => ({
  invoer: voorbeeldVerantwoording({ kenmerk: 'voorbeeld' }),
  vandaag: '2026-05-06',
  verwacht: 'neem-over',
  ...anders,
});

/** Asks the formaat for Tilburg, beside whatever the register asks already. */
export const aansluiting = (naam: string, anders: object = {}): Inhoud => ({
  id: `${naam}-tilburg`,
  versie: '1.0.0',
  titel: 'Tilburg vraagt het anders',
  ontvanger: { soort: 'gemeente' },
  dekking: { gemeentecodes: ['0855'] },
  wetten: ['jw'],
  soort: 'productieverantwoording',
  formaat: naam,
  geldigVanaf: '2026-01-01',
  parameters: {},
  termijnen: [],
  bijlagen: [],
  kanaal: { kanaalsoort: 'postvak' },
  bronnen: [{ naam: 'test' }],
  bronstatus: 'eigen',
  onbekend: [],
  ...anders,
});

export interface Beheer {
  vraag(method: string, pad: string, json?: unknown, headers?: Record<string, string>): Promise<Antwoord>;
  /** As a concept. */
  registreer(document: Formaat): Promise<Antwoord>;
  /** Registered, with one good example, and moved to each fase in turn; the answer carries the ETag of the last. */
  brengNaar(document: Formaat, ...fasen: readonly string[]): Promise<Antwoord>;
}

function expectMade(antwoord: Antwoord): Antwoord {
  if (antwoord.status !== 201) throw new Error(antwoord.tekst);
  return antwoord;
}

export function createBeheer(api: TestApi): Beheer {
  const vraag: Beheer['vraag'] = (method, adres, json, headers = {}) =>
    api.vraag(method, `/beheer/v1${adres}`, {
      sleutel: api.sleutels.beheerder,
      headers,
      ...(json === undefined ? {} : { json }),
    });
  const registreer: Beheer['registreer'] = async (document) => expectMade(await vraag('PUT', pad(document), document));
  return {
    vraag,
    registreer,
    async brengNaar(document, ...fasen) {
      let antwoord = await registreer(document);
      expectMade(await vraag('PUT', `${pad(document)}/voorbeelden/een`, voorbeeld()));
      for (const fase of fasen)
        antwoord = expectMade(await vraag('POST', `${pad(document)}/fasen`, { fase }, etag(antwoord)));
      return antwoord;
    },
  };
}
