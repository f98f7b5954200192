/**
 * What a programmer would write for exactly these files: JSON.parse, loops, string building, text going out in chunks. Nothing is
 * shared with the gateway.
 *
 * It does what keeps a file from being wrong without a word: it escapes, stops at characters the file cannot hold, at a code without
 * a translation and at a value that is longer than its field, and puts an apostrophe before what a spreadsheet would take for a
 * formula. It stops at the first such value instead of telling all of them with their place, adds nothing up to be compared with what
 * came in, and holds all regels of one XML message in memory.
 */
import { unreachable } from '../../src/domain/result.ts';
import type { Kop, Prestatie } from '../../src/domain/verantwoording.ts';
import { writeXlsxByHand } from './handgeschreven-xlsx.ts';
import { CHUNK, eenheid, euro, KOPREGEL, prestaties, saldo, xmlText } from './handwerk.ts';
import type { Gevulddeel } from './regels.ts';
import type { Afvoer, Uitvoersoort } from './soorten.ts';

const utf8 = new TextEncoder();

function cel(tekst: string): string {
  const veilig = /^[=+\-@\t\r]/.test(tekst) ? `'${tekst}` : tekst;
  return /[";\r\n]/.test(veilig) ? `"${veilig.replaceAll('"', '""')}"` : veilig;
}

function left(tekst: string, lengte: number): string {
  if (tekst.length > lengte || !/^[ -~]*$/.test(tekst))
    throw new Error(`a value that does not fit ${lengte} characters`);
  return tekst.padEnd(lengte);
}

function right(getal: number, lengte: number, vulling: string): string {
  const tekst = String(getal);
  if (tekst.length > lengte || getal < 0) throw new Error(`a number that does not fit ${lengte} digits`);
  return tekst.padStart(lengte, vulling);
}

function writeXml(kop: Kop, deel: Gevulddeel, afvoer: Afvoer): void {
  const regels: Prestatie[] = [];
  let totaal = 0;
  for (const stuk of prestaties(deel)) {
    for (const p of stuk) {
      if (p.declaratiestand !== 'ingediend' || p.uitvoeringsvariant === 'taakgericht') continue;
      regels.push(p);
      totaal += saldo(p);
    }
  }
  const nummers = kop.declaraties?.find((d) => d.gemeentecode === deel.gemeentecode && d.wet === 'jw');
  if (nummers === undefined) throw new Error(`no declaratie for ${deel.gemeentecode}`);
  const ns = 'http://www.istandaarden.nl/ijw/3_2';
  let xml = `<?xml version="1.0" encoding="UTF-8"?>\n<jw323:Bericht xmlns:ijw="${ns}/basisschema/schema" xmlns:jw323="${ns}/jw323/schema"><jw323:Header><jw323:BerichtCode>490</jw323:BerichtCode><jw323:BerichtVersie>3</jw323:BerichtVersie><jw323:BerichtSubversie>2</jw323:BerichtSubversie><jw323:Afzender>${kop.aanbieder.agbcode}</jw323:Afzender><jw323:Ontvanger>${deel.gemeentecode}</jw323:Ontvanger><jw323:BerichtIdentificatie><ijw:Identificatie>${nummers.berichtidentificatie}</ijw:Identificatie><ijw:Dagtekening>${kop.dagtekening}</ijw:Dagtekening></jw323:BerichtIdentificatie><jw323:XsdVersie><ijw:BasisschemaXsdVersie>1.0.0</ijw:BasisschemaXsdVersie><ijw:BerichtXsdVersie>1.0.0</ijw:BerichtXsdVersie></jw323:XsdVersie></jw323:Header><jw323:Declaratie><jw323:DeclaratieNummer>${nummers.declaratienummer}</jw323:DeclaratieNummer><jw323:DeclaratiePeriode><ijw:Begindatum>${kop.periode.begindatum}</ijw:Begindatum><ijw:Einddatum>${kop.periode.einddatum}</ijw:Einddatum></jw323:DeclaratiePeriode><jw323:DeclaratieDagtekening>${kop.dagtekening}</jw323:DeclaratieDagtekening><jw323:TotaalIngediendBedrag><ijw:TotaalBedrag>${Math.abs(totaal)}</ijw:TotaalBedrag><ijw:DebetCredit>${totaal < 0 ? 'C' : 'D'}</ijw:DebetCredit></jw323:TotaalIngediendBedrag><jw323:Clienten>`;
  let bsn = '';
  for (const p of regels) {
    if (p.bsn !== bsn) {
      if (bsn !== '') xml += '</jw323:Prestaties></jw323:Client>';
      bsn = p.bsn;
      xml += `<jw323:Client><jw323:Bsn>${bsn}</jw323:Bsn><jw323:Prestaties>`;
    }
    xml += `<jw323:Prestatie><jw323:ProductReferentie><ijw:ReferentieNummer>${xmlText(p.referentienummer)}</ijw:ReferentieNummer>`;
    if (p.vorigReferentienummer !== undefined)
      xml += `<ijw:VorigReferentieNummer>${xmlText(p.vorigReferentienummer)}</ijw:VorigReferentieNummer>`;
    xml += `</jw323:ProductReferentie><jw323:ToewijzingNummer>${p.toewijzingnummer}</jw323:ToewijzingNummer><jw323:ProductCategorie>${p.productcategorie}</jw323:ProductCategorie><jw323:ProductCode>${xmlText(p.productcode)}</jw323:ProductCode><jw323:ProductPeriode><ijw:Begindatum>${p.productperiode.begindatum}</ijw:Begindatum><ijw:Einddatum>${p.productperiode.einddatum}</ijw:Einddatum></jw323:ProductPeriode><jw323:GeleverdVolume>${p.volume}</jw323:GeleverdVolume><jw323:Eenheid>${p.eenheid}</jw323:Eenheid>`;
    if (p.tariefCenten !== undefined) xml += `<jw323:ProductTarief>${p.tariefCenten}</jw323:ProductTarief>`;
    xml += `<jw323:IngediendBedrag><ijw:Bedrag>${p.bedragCenten}</ijw:Bedrag><ijw:DebetCredit>${p.debetCredit}</ijw:DebetCredit></jw323:IngediendBedrag></jw323:Prestatie>`;
    if (xml.length < CHUNK) continue;
    afvoer(utf8.encode(xml));
    xml = '';
  }
  const einde = '</jw323:Prestaties></jw323:Client></jw323:Clienten></jw323:Declaratie></jw323:Bericht>\n';
  afvoer(utf8.encode(xml + einde));
}

function writeCsv(delen: readonly Gevulddeel[], afvoer: Afvoer): void {
  let tekst = `\ufeff${KOPREGEL}\r\n`;
  for (const deel of delen) {
    for (const stuk of prestaties(deel)) {
      for (const p of stuk) {
        if (p.declaratiestand !== 'ingediend') continue;
        const tarief = p.tariefCenten === undefined ? '' : euro(p.tariefCenten, ',');
        tekst += `${cel(p.referentienummer)};${p.gemeentecode};${p.bsn};${p.toewijzingnummer};${p.productcategorie};${cel(p.productcode)};${p.productperiode.begindatum};${p.productperiode.einddatum};${p.volume};${eenheid(p.eenheid)};${tarief};${euro(saldo(p), ',')}\r\n`;
        if (tekst.length < CHUNK) continue;
        afvoer(utf8.encode(tekst));
        tekst = '';
      }
    }
  }
  afvoer(utf8.encode(tekst));
}

function writeJson(kop: Kop, delen: readonly Gevulddeel[], afvoer: Afvoer): void {
  let tekst = `{"agbcode":"${kop.aanbieder.agbcode}","aanbieder":${JSON.stringify(kop.aanbieder.naam)},"prestaties":[`;
  let aantal = 0;
  let totaal = 0;
  for (const deel of delen) {
    for (const stuk of prestaties(deel)) {
      for (const p of stuk) {
        if (p.declaratiestand !== 'ingediend') continue;
        totaal += saldo(p);
        if (aantal > 0) tekst += ',';
        aantal++;
        tekst += JSON.stringify({
          referentie: p.referentienummer,
          gemeentecode: p.gemeentecode,
          bsn: p.bsn,
          toewijzing: p.toewijzingnummer,
          productcategorie: p.productcategorie,
          productcode: p.productcode,
          begindatum: p.productperiode.begindatum,
          einddatum: p.productperiode.einddatum,
          volume: p.volume,
          eenheid: eenheid(p.eenheid),
          tariefCenten: p.tariefCenten,
          saldoCenten: saldo(p),
        });
        if (tekst.length < CHUNK) continue;
        afvoer(utf8.encode(tekst));
        tekst = '';
      }
    }
  }
  afvoer(utf8.encode(`${tekst}],"aantal":${aantal},"saldoCenten":${totaal}}\n`));
}

const signed = (centen: number, lengte: number): string =>
  right(Math.abs(centen), lengte - 1, '0') + (centen < 0 ? '-' : '+');

function writeVasteBreedte(kop: Kop, delen: readonly Gevulddeel[], afvoer: Afvoer): void {
  let tekst = `01${kop.aanbieder.agbcode}${' '.repeat(105)}\r\n`;
  let aantal = 0;
  let totaal = 0;
  for (const deel of delen) {
    for (const stuk of prestaties(deel)) {
      for (const p of stuk) {
        if (p.declaratiestand !== 'ingediend') continue;
        aantal++;
        totaal += saldo(p);
        const tarief = p.tariefCenten === undefined ? ' '.repeat(10) : right(p.tariefCenten, 10, ' ');
        tekst += `04${left(p.referentienummer, 20)}${left(p.gemeentecode, 4)}${left(p.bsn, 9)}${right(p.toewijzingnummer, 9, '0')}${left(p.productcategorie, 2)}${left(p.productcode, 5)}${left(p.productperiode.begindatum.replaceAll('-', ''), 8)}${left(p.productperiode.einddatum.replaceAll('-', ''), 8)}${right(p.volume, 8, '0')}${left(eenheid(p.eenheid), 15)}${tarief}${signed(saldo(p), 13)}\r\n`;
        if (tekst.length < CHUNK) continue;
        afvoer(utf8.encode(tekst));
        tekst = '';
      }
    }
  }
  tekst += `99${right(aantal, 9, '0')}${signed(totaal, 15)}${' '.repeat(89)}\r\n`;
  afvoer(utf8.encode(tekst));
}

export function writeByHand(soort: Uitvoersoort, kop: Kop, delen: readonly Gevulddeel[], afvoer: Afvoer): void {
  switch (soort) {
    case 'xml':
      for (const deel of delen) writeXml(kop, deel, afvoer);
      break;
    case 'csv':
      writeCsv(delen, afvoer);
      break;
    case 'json':
      writeJson(kop, delen, afvoer);
      break;
    case 'xlsx':
      writeXlsxByHand(delen, afvoer);
      break;
    case 'vaste-breedte':
      writeVasteBreedte(kop, delen, afvoer);
      break;
    default:
      unreachable(soort);
  }
}
