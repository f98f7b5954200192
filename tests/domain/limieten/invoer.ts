/** Limits on what an aanbieder submits, each tried on the reader that has to keep it. */
import { strToU8, zipSync } from 'fflate';
import type { Limietnaam } from '../../../src/domain/limieten.ts';
import { Bevindingen } from '../../../src/ingest/bevindingen.ts';
import { readCsv } from '../../../src/ingest/csv/lees.ts';
import { STANDAARD_INVOERLIMIETEN } from '../../../src/ingest/limieten.ts';
import { Toets } from '../../../src/ingest/toets.ts';
import { readTrajecten } from '../../../src/ingest/traject/lees-startstop.ts';
import { WerkmapLeesfout } from '../../../src/ingest/werkmap/fout.ts';
import { GedeeldeTeksten } from '../../../src/ingest/werkmap/gedeelde-teksten.ts';
import { openWerkmap } from '../../../src/ingest/werkmap/werkmap.ts';
import { readBericht } from '../../../src/ingest/xml/lees.ts';
import { type Berichtvorm, vormen } from '../../../src/ingest/xml/vorm.ts';
import { tekst } from '../../../src/ingest/xml/waarde.ts';
import { openArchief } from '../../../src/ingest/zip/archief.ts';
import { bestandsbevinding } from '../../../src/pipeline/bestandsfout.ts';
import { STANDAARD_LIMIETEN } from '../../../src/pipeline/diensten.ts';
import { bereik } from '../../ingest/bereik.ts';
import { bevindingenVan, type Gelezen, jaarkop, kop, lees, prestatie, TABEL, VANDAAG } from '../../ingest/bouw.ts';
import { startstopBron } from '../../ingest/traject/startstop.ts';
import { brokken, type Geval } from './geval.ts';

const eersteFout = (gelezen: Gelezen): string | undefined =>
  bevindingenVan(gelezen).find(({ ernst }) => ernst === 'fout')?.code;

const GROOT = { maximaleBytes: 200 * 1024 * 1024 };

/** A verantwoording of exactly so many bytes: blanks may stand between values. */
function documentVan(bytes: number): string {
  const heel = JSON.stringify({ ...kop(), prestaties: [prestatie(1)] });
  return `${heel}${' '.repeat(bytes - heel.length)}`;
}

/** A prestatie of exactly so many bytes, in front of which stands what the reader needs first. */
function metElementVan(bytes: number): string {
  const regel = JSON.stringify(prestatie(1));
  const opgevuld = `${regel.slice(0, -1)}${' '.repeat(bytes - regel.length)}}`;
  return `${JSON.stringify(kop()).slice(0, -1)},"prestaties":[${opgevuld}]}`;
}

const VORM: Berichtvorm<'brief'> = (() => {
  const { een, meer } = vormen('');
  return { soort: 'brief', wortel: een('Brief', [meer('Regel', tekst(0, 10_000_000))]) };
})();

async function xml(document: string, diepte = 32): Promise<string | undefined> {
  const melder = new Bevindingen(10);
  // As bytes come over a network: in pieces.
  const bytes = new TextEncoder().encode(document);
  const delen = Array.from({ length: Math.ceil(bytes.length / 16_384) }, (_, nr) =>
    bytes.subarray(nr * 16_384, (nr + 1) * 16_384),
  );
  for await (const _ of readBericht(brokken(...delen), [VORM], melder, { ...GROOT, diepte }));
  const codes = melder.lijst().bevindingen.map(({ code }) => code);
  return codes.includes('XML_TE_DIEP') ? 'XML_TE_DIEP' : codes[0];
}

const brief = (inhoud: string): string => `<Brief>${inhoud}</Brief>`;

async function csv(document: string, kolommen: number, veldTekens: number): Promise<string | undefined> {
  const lezing = readCsv(brokken(document), { scheidingsteken: ';' }, { ...GROOT, kolommen, veldTekens });
  for (;;) {
    const stap = await lezing.next();
    if (!stap.done) continue;
    if (!('fout' in stap.value)) return undefined;
    return { 'te-veel-kolommen': 'CSV_TE_VEEL_KOLOMMEN', 'veld-te-lang': 'CSV_VELD_TE_LANG' }[
      stap.value.fout as string
    ];
  }
}

async function zip(bytes: Uint8Array, bestanden: number, uitgepakteBytes: number): Promise<string | undefined> {
  const archief = await openArchief(bereik(bytes, 1_000_000), { bestanden, uitgepakteBytes });
  return archief.ok ? undefined : archief.error.map((fout) => bestandsbevinding(fout).code)[0];
}

const bestanden = (aantal: number, inhoud = new Uint8Array(0)): Record<string, Uint8Array> =>
  Object.fromEntries(Array.from({ length: aantal }, (_, nr) => [`b${nr}`, inhoud]));

const RELATIES = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

async function werkmap(blad: string, erbij: Record<string, Uint8Array> = {}): Promise<string | undefined> {
  const bytes = zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'xl/workbook.xml': strToU8(
      `<workbook xmlns:r="${RELATIES}"><sheets><sheet name="A" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships><Relationship Id="r1" Type="${RELATIES}/worksheet" Target="a.xml"/></Relationships>`,
    ),
    'xl/a.xml': strToU8(`<worksheet><sheetData>${blad}</sheetData></worksheet>`),
    ...erbij,
  });
  const boek = await openWerkmap(bereik(bytes, 1_000_000), GROOT.maximaleBytes);
  if (!boek.ok) return boek.error.map((fout) => bestandsbevinding(fout).code)[0];
  try {
    for await (const _ of boek.value.rijen('A'));
    return undefined;
  } catch (fout) {
    if (fout instanceof WerkmapLeesfout) return bestandsbevinding(fout.werkmapfout).code;
    throw fout;
  }
}

const cel = (inhoud: string): string => `<row><c t="inlineStr"><is><t>${inhoud}</t></is></c></row>`;

export const INVOERGEVALLEN = {
  verantwoordingBytes: {
    klein: { grens: 5_000, standaard: STANDAARD_LIMIETEN.maximaleBytes },
    meet: async (hoeveel, maximaleBytes) =>
      eersteFout(await lees(documentVan(hoeveel), { limieten: { maximaleBytes } })),
  },
  // The same reader with another limit: trial.ts hands it this one.
  proefBytes: {
    klein: { grens: 4_000, standaard: STANDAARD_LIMIETEN.maximaleProefBytes },
    meet: async (hoeveel, maximaleBytes) =>
      eersteFout(await lees(documentVan(hoeveel), { limieten: { maximaleBytes } })),
  },
  regels: {
    klein: { grens: 200, standaard: STANDAARD_INVOERLIMIETEN.regels },
    meet: async (hoeveel, regels) => {
      const prestaties = Array.from({ length: hoeveel }, (_, nr) => prestatie(nr));
      return eersteFout(await lees({ ...jaarkop(), ...kop(), prestaties }, { limieten: { regels } }));
    },
  },
  geteldeFouten: {
    klein: { grens: 200, standaard: STANDAARD_INVOERLIMIETEN.geteldeFouten },
    meet: async (hoeveel, geteldeFouten) => {
      const prestaties = Array.from({ length: hoeveel }, (_, nr) => prestatie(nr, { bsn: '999900000' }));
      const gelezen = await lees({ ...kop(), prestaties }, { limieten: { geteldeFouten } });
      return bevindingenVan(gelezen).find(({ code }) => code === 'TE_VEEL_FOUTEN')?.code;
    },
  },
  startstops: {
    klein: { grens: 3, standaard: 50_000 },
    meet: async (hoeveel, grens) => {
      const toets = new Toets({
        vandaag: VANDAAG,
        gemeenten: TABEL,
        limieten: STANDAARD_INVOERLIMIETEN,
        opPrestaties: () => undefined,
        opTrajecten: () => undefined,
      });
      const producten = Array.from({ length: hoeveel }, (_, nr) => ({
        toewijzingnummer: nr + 1,
        categorie: '45',
        code: '45A04',
        begindatum: '2026-02-03',
      }));
      const bron = startstopBron({ nummer: '305', identificatie: 'S1', dagtekening: '2026-02-05', producten });
      await readTrajecten([bron], toets, { ...GROOT, diepte: 32 }, grens);
      return toets.bevindingen.lijst().bevindingen.find(({ code }) => code === 'STARTSTOP_TE_VEEL')?.code;
    },
  },

  jsonElementBytes: { meet: async (hoeveel) => eersteFout(await lees(metElementVan(hoeveel))) },
  jsonKopBytes: {
    klein: { grens: 2_000, standaard: STANDAARD_INVOERLIMIETEN.kopBytes },
    meet: async (hoeveel, kopBytes) => {
      const document = (naam: string): string =>
        JSON.stringify({ ...kop({ aanbieder: { agbcode: '12345678', naam } }), prestaties: [prestatie(1)] });
      // What counts is everything outside the list; where exactly that begins is for the reader to say.
      const buiten = JSON.stringify(kop()).length;
      const gelezen = await lees(document('x'.repeat(Math.max(1, hoeveel - buiten))), { limieten: { kopBytes } });
      return bevindingenVan(gelezen).find(({ code }) => code === 'KOP_TE_GROOT')?.code;
    },
    ruimte: 200,
  },
  jsonDiepte: {
    meet: async (hoeveel) => {
      const lijsten = hoeveel - 1;
      const diep = `${JSON.stringify(kop()).slice(0, -1)},"x":${'['.repeat(lijsten)}${']'.repeat(lijsten)},"prestaties":[]}`;
      return bevindingenVan(await lees(diep)).find(({ code }) => code === 'JSON_TE_DIEP')?.code;
    },
  },

  xmlBerichtDiepte: {
    meet: async (hoeveel, grens) => {
      const binnen = hoeveel - 1;
      const code = await xml(brief('<Regel>'.repeat(binnen) + '</Regel>'.repeat(binnen)), grens);
      return code === 'XML_TE_DIEP' ? code : undefined;
    },
  },
  xmlStukTekens: { meet: (hoeveel) => xml(brief(`<Regel>${'x'.repeat(hoeveel)}</Regel>`)) },
  xmlAttributen: {
    meet: async (hoeveel) => {
      const attributen = Array.from({ length: hoeveel }, (_, nr) => ` a${nr}=""`).join('');
      const code = await xml(brief(`<Regel${attributen}>x</Regel>`));
      return code === 'XML_ATTRIBUUT_ONVERWACHT' ? undefined : code;
    },
  },
  xmlHerhalingen: { meet: (hoeveel) => xml(brief('<Regel>x</Regel>'.repeat(hoeveel))) },

  csvKolommen: { meet: (hoeveel, grens) => csv(`${';'.repeat(hoeveel - 1)}\nx;y\n`, grens, 10) },
  csvVeldTekens: { meet: (hoeveel, grens) => csv(`a;b\n${'x'.repeat(hoeveel)};y\n`, 10, grens) },

  zipBestanden: { meet: (hoeveel, grens) => zip(zipSync(bestanden(hoeveel), { level: 0 }), grens, 1_000) },
  zipFactor: {
    meet: (hoeveel, grens) => zip(zipSync(bestanden(hoeveel, new Uint8Array(100))), 100, grens * 100),
  },
  zipVerhouding: {
    // Stored first, so that how far it seems to shrink can be written into its directory exactly.
    meet: (hoeveel) => {
      const ingepakt = 5_000;
      const bytes = zipSync({ a: new Uint8Array(ingepakt) }, { level: 0 });
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const lid = bytes.length - 22 - (46 + 1);
      view.setUint16(lid + 10, 8, true);
      view.setUint32(lid + 24, ingepakt * hoeveel, true);
      return zip(bytes, 10, 1_000_000_000);
    },
  },
  zipInhoudsopgaveBytes: {
    meet: (hoeveel, grens) => {
      const namen = 200;
      const per = Math.floor(hoeveel / namen);
      const leden = Array.from({ length: namen }, (_, nr) => {
        const lengte = nr === 0 ? hoeveel - per * (namen - 1) : per;
        return [`${String(nr).padStart(4, '0')}${'x'.repeat(lengte - 46 - 4)}`, new Uint8Array(0)] as const;
      });
      return zip(zipSync(Object.fromEntries(leden), { level: 0 }), namen, grens);
    },
  },

  werkmapDelen: { meet: (hoeveel) => werkmap(cel('x'), bestanden(hoeveel - 4)) },
  werkmapTekstBytes: {
    ruimte: 100_000,
    meet: (hoeveel) => {
      const teksten = new GedeeldeTeksten();
      const stuk = 30_000;
      try {
        // Room is asked for three bytes a character before a text is written.
        for (let bytes = 0; bytes < hoeveel; bytes += stuk) teksten.add('x'.repeat(stuk));
        return undefined;
      } catch (fout) {
        if (fout instanceof WerkmapLeesfout) return bestandsbevinding(fout.werkmapfout).code;
        throw fout;
      }
    },
  },
  werkmapCelTekens: { meet: (hoeveel) => werkmap(cel('x'.repeat(hoeveel))) },
  werkmapKolommen: { meet: (hoeveel) => werkmap(`<row>${'<c/>'.repeat(hoeveel)}</row>`) },
  werkmapRijen: { meet: (hoeveel) => werkmap(`<row r="${hoeveel}"><c><v>1</v></c></row>`) },
} satisfies Partial<Record<Limietnaam, Geval>>;
