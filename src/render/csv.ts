/**
 * CSV after RFC 4180, with the delimiter, decimal sign, encoding and line end the receiver asks.
 *
 * A text that a spreadsheet would take for a formula (it begins with = + - @, one of their wide forms, tab, return or line feed) gets an
 * apostrophe in front: OWASP, "CSV Injection". A spreadsheet shows the apostrophe's text as text; whoever reads by machine takes one leading apostrophe off
 * when one of these characters follows. Numbers are never touched: a negative amount stays a number.
 */
import { type Cel, Decimaal, decimaalTekst, type OutputDocument } from '../domain/output.ts';
import { codeerUtf8, codeerWindows1252, inChunks } from './brokken.ts';
import { createKaal } from './kaal.ts';

type Records = Extract<OutputDocument, { vorm: 'records' }>;
type Opmaak = Records['opmaak'];

/** Characters by which a spreadsheet knows a formula; programs for East Asian languages take the wide forms for the same. */
const FORMULETEKENS = '=+-@\t\r\n＝＋－＠';
const FORMULE = new Uint8Array(0x10000);
for (const teken of FORMULETEKENS) FORMULE[teken.charCodeAt(0)] = 1;
const BOM = '\ufeff';

export function createCelNotatie(opmaak: Opmaak): (waarde: Cel) => string {
  const { scheidingsteken, decimaalteken } = opmaak;
  const moetTussenAanhalingstekens = new RegExp(`["\\r\\n${scheidingsteken === '|' ? '\\|' : scheidingsteken}]`);
  const isKaal = createKaal(`"${scheidingsteken}`);
  const quote = (tekst: string): string =>
    moetTussenAanhalingstekens.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst;
  const quoteGetal = scheidingsteken === decimaalteken ? quote : (tekst: string): string => tekst;
  return (waarde) => {
    if (waarde === null) return '';
    if (typeof waarde === 'string') {
      const formule = FORMULE[waarde.charCodeAt(0)] === 1;
      if (!formule && isKaal(waarde)) return waarde;
      return quote(formule ? `'${waarde}` : waarde);
    }
    if (waarde instanceof Decimaal) return quoteGetal(decimaalTekst(waarde, decimaalteken));
    if (typeof waarde === 'number') {
      return Number.isInteger(waarde) ? String(waarde) : quoteGetal(String(waarde).replace('.', decimaalteken));
    }
    return waarde ? 'ja' : 'nee';
  };
}

export function renderCsv(document: Records): AsyncIterable<Uint8Array> {
  const { opmaak, koppen, rijen } = document;
  const { scheidingsteken } = opmaak;
  const notatie = createCelNotatie(opmaak);
  const einde = opmaak.regeleinde === 'crlf' ? '\r\n' : '\n';

  function row(cellen: readonly Cel[]): string {
    let uit = notatie(cellen[0] ?? null);
    for (let nr = 1; nr < cellen.length; nr++) uit += scheidingsteken + notatie(cellen[nr] ?? null);
    // One empty cell alone would be an empty line, which readers skip.
    return (uit === '' ? '""' : uit) + einde;
  }

  function add(batch: readonly (readonly Cel[])[]): string {
    let uit = '';
    for (const rij of batch) uit += row(rij);
    return uit;
  }

  const codeer = opmaak.tekenset === 'windows-1252' ? codeerWindows1252 : codeerUtf8;
  const begin = `${opmaak.tekenset === 'utf-8-bom' ? BOM : ''}${opmaak.kopregel ? row(koppen) : ''}`;
  return inChunks(rijen, codeer, begin, add, () => '');
}
