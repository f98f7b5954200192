/** What is never taken, whatever its size: each row of the table, on the reader that has to refuse it. */
import { unzipSync, zipSync } from 'fflate';
import { expect, it } from 'vitest';
import { compileSchema } from '../../src/check/schema/index.ts';
import { createBereik } from '../../src/convert/expressie/bereik.ts';
import { createCompiler } from '../../src/convert/expressie/compileer.ts';
import { VERBODEN, type Verbodnaam } from '../../src/domain/limieten.ts';
import { readRetour325 } from '../../src/ingest/retour/retour325.ts';
import { openWerkmap } from '../../src/ingest/werkmap/werkmap.ts';
import { openArchief } from '../../src/ingest/zip/archief.ts';
import { bestandsbevinding } from '../../src/pipeline/bestandsfout.ts';
import { inspectSjabloon } from '../../src/render/index.ts';
import { XSD_SET } from '../check/schema/bouw.ts';
import { formaat } from '../convert/bouw.ts';
import { bereik } from '../ingest/bereik.ts';
import { TABEL, VANDAAG } from '../ingest/bouw.ts';
import { sjabloon } from '../render/xlsx/bouw.ts';
import { brokken, utf8 } from './limieten/geval.ts';

type Codes = readonly string[];

async function xml(document: string): Promise<Codes> {
  const { bevindingen } = await readRetour325(brokken(document), { vandaag: VANDAAG, gemeenten: TABEL });
  return bevindingen().bevindingen.map(({ code }) => code);
}

async function zip(bytes: Uint8Array): Promise<Codes> {
  const archief = await openArchief(bereik(bytes), { bestanden: 10, uitgepakteBytes: 10_000 });
  return archief.ok ? [] : archief.error.map((fout) => bestandsbevinding(fout).code);
}

/** A zip of two files with something changed in the directory entry of the second. */
function tweede(wijzig: (lid: DataView, bytes: Uint8Array) => void): Uint8Array {
  const bytes = zipSync({ aa: utf8('een'), ab: utf8('twee') }, { level: 0 });
  const lid = bytes.length - 22 - (46 + 2);
  wijzig(new DataView(bytes.buffer, bytes.byteOffset + lid, 48), bytes.subarray(lid));
  return bytes;
}

const metDeel = (deel: string): Uint8Array =>
  zipSync({ ...unzipSync(sjabloon([{ naam: 'Blad', rijen: '<row r="1"/>' }])), [deel]: utf8('<x/>') });

async function werkmap(deel: string): Promise<Codes> {
  const boek = await openWerkmap(bereik(metDeel(deel)), 1_000_000);
  return boek.ok ? [] : boek.error.map((fout) => bestandsbevinding(fout).code);
}

/** The finding of a formaat that carries it, when it is refused for this reason. */
function keurSjabloon(deel: string, reden = ''): Codes {
  const gelezen = inspectSjabloon(metDeel(deel));
  if (gelezen.ok) return [];
  return gelezen.error.map(({ code }) => (code === reden ? 'FORMAAT_SJABLOON' : code));
}

function expressie(bron: string): Codes {
  const uitkomst = createCompiler(createBereik(formaat(), 'regel')).compile(bron, ['ja-nee']);
  return uitkomst.ok ? [] : uitkomst.error.map(({ code }) => code);
}

async function xsd(van: string, naar: string): Promise<Codes> {
  const bestanden = Object.fromEntries(
    Object.entries(XSD_SET.bestanden).map(([naam, tekst]) => [naam, tekst.replace(van, naar)]),
  );
  const uitkomst = await compileSchema({ ...XSD_SET, bestanden });
  if (!uitkomst.ok) return uitkomst.error.map(({ code }) => code);
  uitkomst.value.sluit();
  return [];
}

const GEVALLEN: Readonly<Record<Verbodnaam, () => Codes | Promise<Codes>>> = {
  doctype: () => xml('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
  andereTekens: () => xml('<?xml version="1.0" encoding="iso-8859-1"?><a/>'),
  zipVersleuteld: () => zip(tweede((lid) => lid.setUint16(8, 1, true))),
  zipDubbel: () => zip(tweede((_, bytes) => bytes.set(utf8('aa'), 46))),
  zipOverlap: () => zip(tweede((lid) => lid.setUint32(42, 0, true))),
  werkmapMacros: () => werkmap('xl/vbaProject.bin'),
  sjabloonMacros: () => keurSjabloon('xl/activeX/activeX1.xml', 'SJABLOON_MACROS'),
  sjabloonKoppeling: () => keurSjabloon('xl/externalLinks/externalLink1.xml', 'SJABLOON_EXTERNE_KOPPELING'),
  celMatches: () => expressie('prestatie.productcode.matches("(a+)+$")'),
  celLus: () => expressie('kop.soorten.exists(a, kop.soorten.exists(b, a == b))'),
  xsdVanBuiten: () => xsd('schemaLocation="typen.xsd"', 'schemaLocation="https://elders.example/typen.xsd"'),
  xsdDoctype: () => xsd('<xs:schema', '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xs:schema'),
  xsdPatroon: () => xsd('[0-9]{9}', '([0-9]|[0-5])+x'),
};

it.each(Object.entries(GEVALLEN))('%s', async (naam, geval) => {
  expect(await geval()).toContain(VERBODEN[naam as Verbodnaam].bevinding);
});

it('the same without what is forbidden is taken', async () => {
  expect(await zip(tweede(() => undefined))).toEqual([]);
  expect(await werkmap('xl/theme/theme1.xml')).toEqual([]);
  expect(keurSjabloon('xl/theme/theme1.xml')).toEqual([]);
  expect(expressie('prestatie.productcode.startsWith("a")')).toEqual([]);
  expect(await xsd('', '')).toEqual([]);
});
