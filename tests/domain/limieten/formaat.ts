/** Limits on what an ontvanger or beheerder brings: templates, formaten, schemas; and on what we make of them. */
import { unzipSync, zipSync } from 'fflate';
import { compileSchema } from '../../../src/check/schema/index.ts';
import { MerkLezer } from '../../../src/check/schema/xsd/merken.ts';
import { createBereik } from '../../../src/convert/expressie/bereik.ts';
import { createCelEnvironment } from '../../../src/convert/expressie/cel.ts';
import { createCompiler } from '../../../src/convert/expressie/compileer.ts';
import { createOmgeving } from '../../../src/convert/expressie/omgeving.ts';
import { Groepenteller } from '../../../src/convert/groepen.ts';
import { Meldingen } from '../../../src/convert/meldingen.ts';
import type { Limietnaam } from '../../../src/domain/limieten.ts';
import { ANTWOORDLIMIETEN, readAntwoordCsv } from '../../../src/ingest/retour/antwoordcsv.ts';
import { readRetour325, XML_LIMIETEN } from '../../../src/ingest/retour/retour325.ts';
import { veiligeNaam } from '../../../src/pipeline/archief-paden.ts';
import { inspectSjabloon } from '../../../src/render/index.ts';
import { XSD_SET } from '../../check/schema/bouw.ts';
import { bezwaren, csvBestand, formaat, kolom, omzet, prestatie, REF } from '../../convert/bouw.ts';
import { TABEL, VANDAAG } from '../../ingest/bouw.ts';
import { sjabloon } from '../../render/xlsx/bouw.ts';
import { ANDERS, brokken, type Geval, utf8 } from './geval.ts';

const SJABLOON = sjabloon([{ naam: 'Blad', rijen: '<row r="1"/>' }]);

const metDelen = (delen: Readonly<Record<string, Uint8Array>>, level: 0 | 9 = 0): Uint8Array =>
  zipSync({ ...unzipSync(SJABLOON), ...delen }, { level });

/** @param redenen of which at least one must be given for it to be this limit that refuses */
function keur(bytes: Uint8Array, ...redenen: readonly string[]): string | undefined {
  const gelezen = inspectSjabloon(bytes);
  if (gelezen.ok) return undefined;
  return gelezen.error.some(({ code }) => redenen.includes(code)) ? 'FORMAAT_SJABLOON' : gelezen.error[0]?.code;
}

const uitgepakt = (bytes: Uint8Array): number =>
  Object.values(unzipSync(bytes)).reduce((som, deel) => som + deel.length, 0);

/** Bytes that do not shrink. */
function ruis(aantal: number): Uint8Array {
  const bytes = new Uint8Array(aantal);
  let stand = 1;
  for (let i = 0; i < aantal; i++) {
    stand = (Math.imul(stand, 1_103_515_245) + 12_345) >>> 0;
    bytes[i] = stand >>> 16;
  }
  return bytes;
}

const compiler = createCompiler(createBereik(formaat(), 'regel'));
const keurExpressie = (bron: string): string | undefined => {
  const uitkomst = compiler.compile(bron, ['getal', 'ja-nee', 'tekst']);
  return uitkomst.ok ? undefined : uitkomst.error[0]?.code;
};

const cel = createCelEnvironment(createBereik(formaat(), 'regel'));
/** Of the parser alone, for what our own table of functions never gets to. */
function ontleed(bron: string): string | undefined {
  try {
    cel.parse(bron);
    return undefined;
  } catch (fout) {
    return (fout as { readonly code?: string }).code === 'limit_exceeded' ? 'FORMAAT_EXPRESSIE_TE_GROOT' : 'anders';
  }
}

/** A formaat of exactly so many bytes: its code table is as long as that takes. */
function formaatVan(bytes: number): object {
  const document = (waarden: readonly string[]): object =>
    formaat({
      bestanden: [csvBestand([kolom('r', 'prestatie.productcode', { codetabel: 't' })])],
      codetabellen: { t: Object.fromEntries(waarden.map((waarde, nr) => [`code${nr}`, waarde])) },
    });
  const lengte = (waarden: readonly string[]): number => JSON.stringify(document(waarden)).length;
  const waarden = Array.from({ length: 7_000 }, () => 'x');
  let over = bytes - lengte(waarden);
  for (let nr = 0; over > 0; nr++) {
    const erbij = Math.min(over, 290);
    waarden[nr] += 'x'.repeat(erbij);
    over -= erbij;
  }
  return document(waarden);
}

const ANTWOORDFORMAAT = {
  naam: 'eigen',
  versie: '1.0.0',
  titel: 'Eigen',
  sleutel: [{ veld: 'referentienummer', koppen: ['Ref'] }],
  oordeel: { koppen: ['Akkoord'], waarden: { Ja: 'geaccepteerd' } },
  nietGenoemd: 'geaccepteerd',
  bronnen: [{ naam: 'test' }],
  bronstatus: 'eigen',
  onbekend: [],
} as const;

export const FORMAATGEVALLEN = {
  sjabloonBytes: {
    meet: (hoeveel) => {
      const leeg = metDelen({ 'xl/media/a.bin': new Uint8Array(0) }).length;
      return keur(metDelen({ 'xl/media/a.bin': ruis(hoeveel - leeg) }), 'SJABLOON_TE_GROOT');
    },
  },
  sjabloonUitgepaktBytes: {
    meet: (hoeveel) => {
      // Shrinks well below the limit on packed bytes, and less than a bomb does.
      const deel = new Uint8Array(hoeveel - uitgepakt(SJABLOON));
      const afwisseling = ruis(100_000);
      for (let van = 0; van < deel.length; van += 1_000_000) deel.set(afwisseling.subarray(0, deel.length - van), van);
      return keur(metDelen({ 'xl/media/a.bin': deel }, 9), 'SJABLOON_TE_GROOT');
    },
  },
  sjabloonDelen: {
    meet: (hoeveel) => {
      const al = Object.keys(unzipSync(SJABLOON)).length;
      const erbij = Array.from({ length: hoeveel - al }, (_, nr) => [`xl/media/${nr}.bin`, new Uint8Array(0)] as const);
      return keur(metDelen(Object.fromEntries(erbij)), 'SJABLOON_ONLEESBAAR');
    },
  },
  sjabloonVerhouding: {
    meet: (hoeveel) => {
      const naam = 'xl/media/a.bin';
      const ingepakt = 2_000;
      const bytes = metDelen({ [naam]: new Uint8Array(ingepakt) });
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      const lid = bytes.length - 22 - (46 + naam.length);
      view.setUint32(lid + 24, ingepakt * hoeveel, true);
      return keur(bytes, 'SJABLOON_TE_STERK_VERKLEIND');
    },
  },
  sjabloonDiepte: {
    meet: (hoeveel) =>
      keur(metDelen({ 'xl/eigen.xml': utf8('<a>'.repeat(hoeveel) + '</a>'.repeat(hoeveel)) }), 'SJABLOON_ONLEESBAAR'),
  },

  retourXmlBytes: {
    klein: { grens: 500, standaard: XML_LIMIETEN.maximaleBytes },
    meet: async (hoeveel, maximaleBytes) => {
      const opties = { vandaag: VANDAAG, gemeenten: TABEL };
      const { bevindingen } = await readRetour325(brokken(`<a/>${' '.repeat(hoeveel - 4)}`), opties, {
        ...XML_LIMIETEN,
        maximaleBytes,
      });
      return bevindingen().bevindingen.find(({ code }) => code === 'INVOER_TE_GROOT')?.code;
    },
  },
  retourCsvBytes: {
    klein: { grens: 500, standaard: ANTWOORDLIMIETEN.maximaleBytes },
    meet: async (hoeveel, maximaleBytes) => {
      const tekst = `Ref;Akkoord\nR1;Ja\n${'\n'.repeat(hoeveel - 18)}`;
      const limieten = { ...ANTWOORDLIMIETEN, maximaleBytes };
      const { bevindingen } = await readAntwoordCsv(brokken(tekst), ANTWOORDFORMAAT, limieten);
      return bevindingen().bevindingen[0]?.code;
    },
  },

  // A sum of n numbers has n numbers and n - 1 plus signs.
  celKnopen: {
    ruimte: 2,
    meet: (hoeveel) => keurExpressie(evenwichtig(Math.floor((hoeveel + 1) / 2))),
  },
  celDiepte: { ruimte: 2, meet: (hoeveel) => ontleed(`${'('.repeat(hoeveel)}1${')'.repeat(hoeveel)}`) },
  celLijst: {
    meet: (hoeveel) => {
      const waarden = Array.from({ length: hoeveel }, (_, nr) => `"${nr}"`).join(', ');
      return keurExpressie(`prestatie.productcode in [${waarden}]`);
    },
  },
  celArgumenten: {
    meet: (hoeveel) => ontleed(`f(${Array.from({ length: hoeveel }, () => '1').join(', ')})`),
  },
  formaatBytes: {
    meet: (hoeveel) => bezwaren(formaatVan(hoeveel)).find(({ code }) => code === 'FORMAAT_TE_GROOT')?.code,
  },

  schemaBytes: {
    meet: async (hoeveel) => {
      const al = Object.values(XSD_SET.bestanden).reduce((som, tekst) => som + utf8(tekst).length, 0);
      const { hoofdbestand } = XSD_SET;
      const opgevuld = `${XSD_SET.bestanden[hoofdbestand]}${' '.repeat(hoeveel - al)}`;
      const set = { ...XSD_SET, bestanden: { ...XSD_SET.bestanden, [hoofdbestand]: opgevuld } };
      const uitkomst = await compileSchema(set);
      if (uitkomst.ok) uitkomst.value.sluit();
      return uitkomst.ok ? undefined : uitkomst.error[0]?.code;
    },
  },
  xsdMerkBytes: {
    ruimte: 64 * 1024,
    meet: (hoeveel) => {
      const lezer = new MerkLezer({ rest: () => undefined, open: () => undefined, sluit: () => undefined });
      const begin = '<a b="';
      const stuk = utf8('x'.repeat(32 * 1024));
      lezer.take(utf8(begin));
      for (let bytes = begin.length; bytes + stuk.length <= hoeveel; bytes += stuk.length) lezer.take(stuk);
      return lezer.fout === 'afgebroken' ? 'UITVOER_XSD' : undefined;
    },
  },

  groepen: {
    meet: (hoeveel) => {
      const meldingen = new Meldingen(formaat());
      const ruimte = new Groepenteller();
      for (let nr = 0; nr < hoeveel; nr++) ruimte.take(createOmgeving(), meldingen);
      return meldingen.lijst().bevindingen[0]?.code;
    },
  },
  uitvoerBestanden: {
    meet: async (hoeveel) => {
      const document = formaat({
        velden: [REF],
        groepering: { sleutels: { ref: REF }, aggregaten: {} },
        bestanden: [csvBestand([kolom('r', REF)], { bestandPer: 'ref', bestandsnaam: 'tekst(bestand.nummer)' })],
      });
      const veel = Array.from({ length: hoeveel }, (_, nr) => prestatie({ referentienummer: `R${nr}` }));
      return (await omzet(document, veel)).codes[0];
    },
  },
  archiefNaamTekens: {
    // A longer name is cut, and that is what should happen.
    meet: (hoeveel) => {
      const naam = `${'x'.repeat(hoeveel - 4)}.csv`;
      const veilig = veiligeNaam(naam);
      if (veilig === naam) return undefined;
      return veilig.endsWith('x.csv') ? ANDERS : 'cut before its end';
    },
  },
} satisfies Partial<Record<Limietnaam, Geval>>;

/** A sum whose tree is as flat as it can be: 1 + 1, doubled. */
function evenwichtig(getallen: number): string {
  if (getallen === 1) return '1';
  const links = Math.floor(getallen / 2);
  return `(${evenwichtig(links)} + ${evenwichtig(getallen - links)})`;
}
