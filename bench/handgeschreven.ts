/**
 * What a programmer would write for exactly these ontvangers, by hand: JSON.parse, loops, string concatenation. It checks nothing, keeps
 * nothing, and holds everything in memory. The measure of what the gateway costs, and an independent check on what it makes: it
 * shares no code with the gateway, and its files must be the same to the byte.
 */
import { readFile } from 'node:fs/promises';
import type { Prestatie, Verantwoording } from '../src/domain/verantwoording.ts';

/** What a hand-written converter would have as constants: who sits in which region, and what gemeenten are called. */
export interface Gegevens {
  readonly namen: ReadonlyMap<string, string>;
  readonly hartVanBrabant: ReadonlySet<string>;
  readonly limburgNoord: ReadonlySet<string>;
  readonly middenIjssel: ReadonlySet<string>;
  readonly bizob: ReadonlySet<string>;
}

export interface Uitvoer {
  readonly ontvangercode: string;
  readonly formaat: string;
  readonly tekst: string;
}

type Regels = readonly Prestatie[];

const escapeXml = (tekst: string): string =>
  tekst.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const cel = (tekst: string): string => (/[";\r\n]/.test(tekst) ? `"${tekst.replaceAll('"', '""')}"` : tekst);

function euro(centen: number, teken: string): string {
  const cijfers = String(Math.abs(centen)).padStart(3, '0');
  return `${centen < 0 ? '-' : ''}${cijfers.slice(0, -2)}${teken}${cijfers.slice(-2)}`;
}

const saldo = (p: Prestatie): number => (p.debetCredit === 'C' ? -p.bedragCenten : p.bedragCenten);

function push<Item>(map: Map<string, Item[]>, sleutel: string, item: Item): void {
  const lijst = map.get(sleutel);
  if (lijst === undefined) map.set(sleutel, [item]);
  else lijst.push(item);
}

function bericht323(v: Verantwoording, gemeentecode: string, wet: 'wmo' | 'jw', alle: Regels): string | undefined {
  const regels = alle.filter((p) => p.declaratiestand === 'ingediend' && p.uitvoeringsvariant !== 'taakgericht');
  if (regels.length === 0) return undefined;
  const b = wet === 'wmo' ? 'wmo323' : 'jw323';
  const i = wet === 'wmo' ? 'iwmo' : 'ijw';
  const nummers = v.declaraties?.find((d) => d.gemeentecode === gemeentecode && d.wet === wet);
  const totaal = regels.reduce((som, p) => som + saldo(p), 0);
  const ns = `http://www.istandaarden.nl/${i}/3_2`;
  let xml = `<?xml version="1.0" encoding="UTF-8"?>\n<${b}:Bericht xmlns:${i}="${ns}/basisschema/schema" xmlns:${b}="${ns}/${b}/schema"><${b}:Header><${b}:BerichtCode>${wet === 'wmo' ? '484' : '490'}</${b}:BerichtCode><${b}:BerichtVersie>3</${b}:BerichtVersie><${b}:BerichtSubversie>2</${b}:BerichtSubversie><${b}:Afzender>${v.aanbieder.agbcode}</${b}:Afzender><${b}:Ontvanger>${gemeentecode}</${b}:Ontvanger><${b}:BerichtIdentificatie><${i}:Identificatie>${nummers?.berichtidentificatie}</${i}:Identificatie><${i}:Dagtekening>${v.dagtekening}</${i}:Dagtekening></${b}:BerichtIdentificatie><${b}:XsdVersie><${i}:BasisschemaXsdVersie>1.0.0</${i}:BasisschemaXsdVersie><${i}:BerichtXsdVersie>1.0.0</${i}:BerichtXsdVersie></${b}:XsdVersie></${b}:Header><${b}:Declaratie><${b}:DeclaratieNummer>${nummers?.declaratienummer}</${b}:DeclaratieNummer><${b}:DeclaratiePeriode><${i}:Begindatum>${v.periode.begindatum}</${i}:Begindatum><${i}:Einddatum>${v.periode.einddatum}</${i}:Einddatum></${b}:DeclaratiePeriode><${b}:DeclaratieDagtekening>${v.dagtekening}</${b}:DeclaratieDagtekening><${b}:TotaalIngediendBedrag><${i}:TotaalBedrag>${Math.abs(totaal)}</${i}:TotaalBedrag><${i}:DebetCredit>${totaal < 0 ? 'C' : 'D'}</${i}:DebetCredit></${b}:TotaalIngediendBedrag><${b}:Clienten>`;
  let bsn = '';
  for (const p of regels) {
    if (p.bsn !== bsn) {
      if (bsn !== '') xml += `</${b}:Prestaties></${b}:Client>`;
      bsn = p.bsn;
      xml += `<${b}:Client><${b}:Bsn>${bsn}</${b}:Bsn><${b}:Prestaties>`;
    }
    xml += `<${b}:Prestatie><${b}:ProductReferentie><${i}:ReferentieNummer>${escapeXml(p.referentienummer)}</${i}:ReferentieNummer>`;
    if (p.vorigReferentienummer !== undefined)
      xml += `<${i}:VorigReferentieNummer>${escapeXml(p.vorigReferentienummer)}</${i}:VorigReferentieNummer>`;
    xml += `</${b}:ProductReferentie><${b}:ToewijzingNummer>${p.toewijzingnummer}</${b}:ToewijzingNummer><${b}:ProductCategorie>${p.productcategorie}</${b}:ProductCategorie><${b}:ProductCode>${escapeXml(p.productcode)}</${b}:ProductCode><${b}:ProductPeriode><${i}:Begindatum>${p.productperiode.begindatum}</${i}:Begindatum><${i}:Einddatum>${p.productperiode.einddatum}</${i}:Einddatum></${b}:ProductPeriode><${b}:GeleverdVolume>${p.volume}</${b}:GeleverdVolume><${b}:Eenheid>${p.eenheid}</${b}:Eenheid>`;
    if (p.tariefCenten !== undefined) xml += `<${b}:ProductTarief>${p.tariefCenten}</${b}:ProductTarief>`;
    xml += `<${b}:IngediendBedrag><${i}:Bedrag>${p.bedragCenten}</${i}:Bedrag><${i}:DebetCredit>${p.debetCredit}</${i}:DebetCredit></${b}:IngediendBedrag></${b}:Prestatie>`;
  }
  return `${xml}</${b}:Prestaties></${b}:Client></${b}:Clienten></${b}:Declaratie></${b}:Bericht>\n`;
}

interface Groep {
  readonly wet: string;
  readonly gemeentecode: string;
  readonly categorie: string;
  readonly code: string;
  centen: number;
}

/** Sums per wet, gemeente and product over what was delivered in the year of the period, in that order. */
function groepen(v: Verantwoording, regels: Regels, perWet: boolean): Groep[] {
  const gevonden = new Map<string, Groep>();
  for (const p of regels) {
    if (p.productperiode.begindatum.slice(0, 4) !== v.periode.einddatum.slice(0, 4)) continue;
    const sleutel = `${perWet ? p.wet : ''}|${p.gemeentecode}|${p.productcategorie}|${p.productcode}`;
    let groep = gevonden.get(sleutel);
    if (groep === undefined) {
      const { wet, gemeentecode, productcategorie: categorie, productcode: code } = p;
      groep = { wet, gemeentecode, categorie, code, centen: 0 };
      gevonden.set(sleutel, groep);
    }
    groep.centen += saldo(p);
  }
  return [...gevonden].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, groep]) => groep);
}

const WETNAAM: Readonly<Record<string, string>> = { wmo: 'Wmo', jw: 'Jeugdwet' };

function csv(
  v: Verantwoording,
  gegevens: Gegevens,
  rijen: readonly Groep[],
  eerste: 'wet' | 'stadium' | 'geen',
): string {
  const kop = 'Gemeentecode;Gemeente;AGB-code;Aanbieder;Van;Tot en met;Productcategorie;Productcode;Bedrag\r\n';
  let tekst = `\ufeff${eerste === 'wet' ? 'Wet;' : eerste === 'stadium' ? 'Stadium;' : ''}${kop}`;
  const midden = `${v.aanbieder.agbcode};${cel(v.aanbieder.naam)};${v.periode.begindatum};${v.periode.einddatum}`;
  for (const { wet, gemeentecode, categorie, code, centen } of rijen) {
    const voor = eerste === 'wet' ? `${WETNAAM[wet]};` : eerste === 'stadium' ? `${v.stadium};` : '';
    const naam = cel(gegevens.namen.get(gemeentecode) ?? '');
    tekst += `${voor}${gemeentecode};${naam};${midden};${categorie};${cel(code)};${euro(centen, ',')}\r\n`;
  }
  return tekst;
}

function limburg(v: Verantwoording, gegevens: Gegevens, rijen: readonly Groep[], raamovereenkomst: string): string {
  const { agbcode, naam } = v.aanbieder;
  const { begindatum, einddatum } = v.periode;
  const prestaties = rijen.map(
    ({ gemeentecode, categorie, code, centen }) =>
      `{"gemeentecode":"${gemeentecode}","gemeente":${JSON.stringify(gegevens.namen.get(gemeentecode))},"productcategorie":"${categorie}","productcode":${JSON.stringify(code)},"bedrag":${euro(centen, '.')}}`,
  );
  const totaal = rijen.reduce((som, { centen }) => som + centen, 0);
  return `{"raamovereenkomst":"${raamovereenkomst}","aanbieder":{"agbcode":"${agbcode}","naam":${JSON.stringify(naam)}},"periode":{"begindatum":"${begindatum}","einddatum":"${einddatum}"},"prestaties":[${prestaties.join(',')}],"totaal":${euro(totaal, '.')}}\n`;
}

export function convertByHand(v: Verantwoording, gegevens: Gegevens): Uitvoer[] {
  const uit: Uitvoer[] = [];
  const perDeel = new Map<string, Prestatie[]>();
  const perLoket = new Map<string, Prestatie[]>();
  for (const p of v.prestaties ?? []) {
    const { gemeentecode: code, wet } = p;
    push(perDeel, `${code}${wet}`, p);
    if (gegevens.limburgNoord.has(code)) push(perLoket, `limburg-noord ${wet}`, p);
    else if (gegevens.middenIjssel.has(code)) push(perLoket, 'midden-ijssel-oost-veluwe', p);
    else if (gegevens.bizob.has(code)) push(perLoket, `bizob ${code}`, p);
    else if (wet === 'jw' && gegevens.hartVanBrabant.has(code)) push(perLoket, 'hart-van-brabant', p);
  }
  for (const [sleutel, regels] of perDeel) {
    regels.sort((a, b) => (a.bsn < b.bsn ? -1 : a.bsn > b.bsn ? 1 : 0));
    const code = sleutel.slice(0, 4);
    const wet = sleutel.endsWith('jw') ? 'jw' : 'wmo';
    const bericht = bericht323(v, code, wet, regels);
    if (bericht !== undefined) uit.push({ ontvangercode: code, formaat: `i${wet}323`, tekst: bericht });
    const bijRegio =
      gegevens.limburgNoord.has(code) ||
      gegevens.middenIjssel.has(code) ||
      gegevens.bizob.has(code) ||
      (wet === 'jw' && gegevens.hartVanBrabant.has(code));
    const rijen = bijRegio ? [] : groepen(v, regels, false);
    if (rijen.length > 0)
      uit.push({ ontvangercode: code, formaat: `pv-landelijk-${wet}`, tekst: csv(v, gegevens, rijen, 'geen') });
  }
  for (const [sleutel, regels] of perLoket) {
    const [ontvangercode = '', deel] = sleutel.split(' ');
    const perWet = ontvangercode === 'bizob' || ontvangercode === 'midden-ijssel-oost-veluwe';
    const rijen = groepen(v, regels, perWet);
    if (rijen.length === 0) continue;
    if (ontvangercode === 'limburg-noord') {
      const tekst = limburg(v, gegevens, rijen, deel === 'jw' ? 'Jeugd' : 'Wmo');
      uit.push({ ontvangercode, formaat: 'pv-limburg-noord', tekst });
    } else if (ontvangercode === 'hart-van-brabant')
      uit.push({ ontvangercode, formaat: 'pv-hart-van-brabant-jw', tekst: csv(v, gegevens, rijen, 'stadium') });
    else uit.push({ ontvangercode, formaat: `pv-${ontvangercode}`, tekst: csv(v, gegevens, rijen, 'wet') });
  }
  return uit;
}

export async function processByHand(bestand: string, gegevens: Gegevens): Promise<Uitvoer[]> {
  return convertByHand(JSON.parse(await readFile(bestand, 'utf8')) as Verantwoording, gegevens);
}
