/** What a document is by its content, whatever its name and media type say. */
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { DOCUMENTSOORTEN, EINDES, pastMediatype, soortVanNaam } from '../../../src/domain/documentsoort.ts';
import { keurDocument, keurNaam } from '../../../src/ingest/document/keuring.ts';
import { leesbaar } from '../../../src/text/nl.ts';
import { bereik } from '../bereik.ts';
import { odf, ooxml } from './kantoor.ts';

const ONBEKEND = 'application/octet-stream';
const tekst = (inhoud: string): Uint8Array => strToU8(inhoud);
const bytes = (...waarden: number[]): Uint8Array => new Uint8Array([...waarden, ...new Uint8Array(20)]);

/** The kind, or the codes of all that is wrong. */
async function keur(
  inhoud: Uint8Array,
  bestandsnaam: string,
  mediatype = ONBEKEND,
): Promise<string | readonly string[]> {
  const uitkomst = await keurDocument(bereik(inhoud), { bestandsnaam, mediatype });
  return uitkomst.ok ? uitkomst.value : uitkomst.error.map(({ code }) => code);
}

const GOED = {
  pdf: tekst('%PDF-1.7\n…'),
  docx: ooxml('docx'),
  xlsx: ooxml('xlsx'),
  odt: odf('application/vnd.oasis.opendocument.text'),
  ods: odf('application/vnd.oasis.opendocument.spreadsheet'),
  csv: tekst('\u{feff}naam;bedrag\r\nJans\u00e9n;12,50\r\n'),
  tekst: new Uint8Array([...tekst('Geachte heer, € 5 voor caf'), 0xe9, 0x0c, 0x09]),
  jpeg: bytes(0xff, 0xd8, 0xff, 0xe0),
  png: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
  tiff: bytes(0x49, 0x49, 0x2a, 0x00),
};

describe('a document', () => {
  it.each(Object.entries(GOED))('is taken when name, media type and content agree: %s', async (soort, inhoud) => {
    const { eindes, mediatypen } = DOCUMENTSOORTEN[soort as keyof typeof GOED];
    for (const einde of eindes)
      for (const mediatype of [...mediatypen, ONBEKEND]) {
        expect(await keur(inhoud, `naam.v2.${einde}`, mediatype)).toBe(soort);
        expect(await keur(inhoud, `NAAM.${einde.toUpperCase()}`, mediatype)).toBe(soort);
      }
  });

  it('is refused under the name of every other kind, and says which it is', async () => {
    for (const [soort, inhoud] of Object.entries(GOED))
      for (const einde of EINDES) {
        const naam = soortVanNaam(`a.${einde}`);
        // Only its name tells a table with commas from other text.
        const tekstueel = ['csv', 'tekst'].includes(soort) && ['csv', 'tekst'].includes(String(naam));
        if (naam === soort || tekstueel) continue;
        expect([soort, einde, await keur(inhoud, `a.${einde}`)]).toEqual([soort, einde, ['DOCUMENT_ANDERE_NAAM']]);
      }
  });

  it('is refused with the media type of another kind; all that is wrong is said at once', async () => {
    expect(await keur(GOED.pdf, 'a.pdf', 'text/html')).toEqual(['DOCUMENT_ANDER_MEDIATYPE']);
    expect(await keur(GOED.pdf, 'a.png', 'image/png')).toEqual(['DOCUMENT_ANDERE_NAAM', 'DOCUMENT_ANDER_MEDIATYPE']);
    expect(await keur(tekst('MZ\0'), 'a.exe')).toEqual(['DOCUMENT_NAAM_ONBEKEND', 'DOCUMENT_SOORT_ONBEKEND']);
    expect(await keur(GOED.pdf, 'zonder punt')).toEqual(['DOCUMENT_NAAM_ONBEKEND']);
  });

  it.each([
    ['a program of Windows', bytes(0x4d, 0x5a, 0x90, 0x00), 'a.pdf'],
    ['a program of Linux', bytes(0x7f, 0x45, 0x4c, 0x46), 'a.txt'],
    ['a script', tekst('#!/bin/sh\nrm -rf ~\n'), 'a.txt'],
    ['a page', tekst('  <!DOCTYPE html><script>x()</script>'), 'a.txt'],
    ['a page behind a byte order mark', tekst('\u{feff}<html>'), 'a.csv'],
    ['a drawing with script', tekst('<svg onload="x()"/>'), 'a.txt'],
    ['RTF, which can hold programs', tekst('{\\rtf1 …}'), 'a.txt'],
    ['PostScript', tekst('%!PS-Adobe'), 'a.txt'],
    ['text with a zero byte, at its very end', new Uint8Array([...new Uint8Array(70_000).fill(0x61), 0]), 'a.txt'],
    ['nothing', new Uint8Array(), 'a.txt'],
    ['a PDF behind something else', tekst('GIF89a\0%PDF-1.7'), 'a.pdf'],
    ['an old Word document', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1), 'a.docx'],
    ['a zip file with something else', zipSync({ 'a.exe': tekst('MZ') }), 'a.docx'],
    ['two documents in one', ooxml('docx', { 'xl/workbook.xml': '<x/>' }), 'a.docx'],
    ['a document without its list of parts', ooxml('xlsx', { '[Content_Types].xml': undefined }), 'a.xlsx'],
    ['a presentation', odf('application/vnd.oasis.opendocument.presentation'), 'a.odt'],
    [
      'OpenDocument without content',
      odf('application/vnd.oasis.opendocument.text', { 'content.xml': undefined }),
      'a.odt',
    ],
  ])('is not taken when it is %s', async (_wat, inhoud, naam) => {
    const codes = await keur(inhoud, naam);
    // What looks like text with a wrong begin is no text either: all of these are kinds that are not on the list.
    expect(codes).toContain('DOCUMENT_SOORT_ONBEKEND');
  });

  const VBA = 'application/vnd.ms-office.vbaProject';
  const met = (type: string) => `<Types><Override PartName="/word/x.bin" ContentType="${type}"/></Types>`;
  it.each([
    ['macros of Word', ooxml('docx', { 'word/vbaProject.bin': 'x' }), 'a.docx'],
    ['macros of Excel, whatever the letters', ooxml('xlsx', { 'xl/VBAPROJECT.BIN': 'x' }), 'a.xlsx'],
    ['macros under another name', ooxml('docx', { 'word/x.bin': 'x', '[Content_Types].xml': met(VBA) }), 'a.docx'],
    [
      'a document that says it has them (.docm)',
      ooxml('docx', { '[Content_Types].xml': met('application/vnd.ms-word.document.macroEnabled.main+xml') }),
      'a.docx',
    ],
    ['macros of Excel 4', ooxml('xlsx', { 'xl/macrosheets/sheet1.xml': '<x/>' }), 'a.xlsx'],
    ['ActiveX', ooxml('docx', { 'word/activeX/activeX1.bin': 'x' }), 'a.docx'],
    ['a file that was dragged into it', ooxml('docx', { 'word/embeddings/oleObject1.bin': 'x' }), 'a.docx'],
    ['Basic', odf('application/vnd.oasis.opendocument.text', { 'Basic/Standard/Module1.xml': 'x' }), 'a.odt'],
    ['Python', odf('application/vnd.oasis.opendocument.text', { 'Scripts/python/x.py': 'x' }), 'a.odt'],
    ['an OLE object', odf('application/vnd.oasis.opendocument.spreadsheet', { 'Object 1': 'x' }), 'a.ods'],
  ])('is not taken with %s', async (_wat, inhoud, naam) =>
    expect(await keur(inhoud, naam)).toEqual(['DOCUMENT_PROGRAMMA']),
  );

  it('is taken with a chart or another document in it, which is no program', async () => {
    expect(await keur(ooxml('docx', { 'word/embeddings/Werkblad1.xlsx': 'x' }), 'a.docx')).toBe('docx');
    const grafiek = { 'Object 1/content.xml': '<x/>' };
    expect(await keur(odf('application/vnd.oasis.opendocument.text', grafiek), 'a.odt')).toBe('odt');
  });

  it('is not taken when nobody can see what is in it', async () => {
    const versleuteld = odf('application/vnd.oasis.opendocument.text', {
      'META-INF/manifest.xml': '<manifest:encryption-data/>',
    });
    expect(await keur(versleuteld, 'a.odt')).toEqual(['DOCUMENT_VERSLEUTELD']);
    const word = new Uint8Array(4096);
    word.set([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    word.set(Buffer.from('EncryptedPackage', 'utf16le'), 2048);
    expect(await keur(word, 'a.docx')).toEqual(['DOCUMENT_VERSLEUTELD']);
    for (const soorten of [
      '<Types a="&#118;baProject"/>',
      '<!DOCTYPE x [<!ENTITY a "b">]><Types/>',
      'x'.repeat(2 ** 20 + 1),
    ])
      expect(await keur(ooxml('docx', { '[Content_Types].xml': soorten }), 'a.docx')).toEqual(['DOCUMENT_BESCHADIGD']);
    expect(await keur(ooxml('docx').subarray(0, 200), 'a.docx')).toEqual(['DOCUMENT_BESCHADIGD']);
  });

  it('is never a fault of ours, and what is taken is what its first bytes say', async () => {
    const begin = fc.constantFrom(...Object.values(GOED), new Uint8Array());
    await fc.assert(
      fc.asyncProperty(
        begin,
        fc.uint8Array({ maxLength: 300 }),
        fc.nat(),
        fc.constantFrom(...EINDES),
        async (voor, na, plaats, einde) => {
          const samen = new Uint8Array([...voor, ...na]);
          if (samen.length > 0 && voor.length > 0) samen[plaats % samen.length] = plaats & 0xff;
          const uitkomst = await keurDocument(bereik(samen), { bestandsnaam: `a.${einde}`, mediatype: ONBEKEND });
          if (uitkomst.ok) expect(soortVanNaam(`a.${einde}`)).toBe(uitkomst.value);
          else for (const bevinding of uitkomst.error) expect(leesbaar(bevinding).oplossing).not.toBe('');
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('a name', () => {
  const codes = (bestandsnaam: string, mediatype = ONBEKEND) =>
    keurNaam({ bestandsnaam, mediatype }).map(({ code, plaats }) => [code, plaats.pointer]);

  it('is judged before there is content', () => {
    expect(codes('jaarrekening.pdf', 'application/pdf')).toEqual([]);
    expect(codes('jaarrekening.PDF')).toEqual([]);
    expect(codes('jaarrekening.pdf', 'image/png')).toEqual([['DOCUMENT_ANDER_MEDIATYPE', '/mediatype']]);
    for (const naam of ['a.docm', 'a.xlsm', 'a.exe', 'a.pdf.js', 'pdf', 'a.', '.', 'a.__proto__', 'a.html', 'a.svg'])
      expect([naam, codes(naam)]).toEqual([naam, [['DOCUMENT_NAAM_ONBEKEND', '/bestandsnaam']]]);
  });

  it('of a kind goes with the media types of that kind only', () => {
    for (const [soort, { mediatypen }] of Object.entries(DOCUMENTSOORTEN))
      for (const [ander, { mediatypen: andere }] of Object.entries(DOCUMENTSOORTEN))
        for (const mediatype of andere)
          if (!(mediatypen as readonly string[]).includes(mediatype))
            expect([ander, mediatype, pastMediatype(soort as keyof typeof DOCUMENTSOORTEN, mediatype)]).toEqual([
              ander,
              mediatype,
              false,
            ]);
  });
});
