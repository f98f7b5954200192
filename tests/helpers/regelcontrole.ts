/**
 * The in-message rules of a WMO323/JW323 (level 2 and what level 3 and 4 let one message decide), read from the XML alone. Written from
 * the rule texts and on purpose without one line of the product: what judges the engine must not be made of it.
 */
import { XMLParser } from 'fast-xml-parser';

interface Knoop {
  readonly [naam: string]: Knoop | readonly Knoop[] | string | undefined;
}

const parser = new XMLParser({
  removeNSPrefix: true,
  parseTagValue: false,
  ignoreAttributes: true,
  isArray: (naam) => naam === 'Client' || naam === 'Prestatie',
});

const text = (knoop: Knoop | undefined, ...pad: readonly string[]): string => {
  let hier: unknown = knoop;
  for (const naam of pad) hier = (hier as Knoop | undefined)?.[naam];
  return typeof hier === 'string' ? hier : '';
};
const node = (knoop: Knoop, naam: string): Knoop => (knoop[naam] ?? {}) as Knoop;
const list = (knoop: Knoop, naam: string): readonly Knoop[] => (knoop[naam] ?? []) as readonly Knoop[];

export interface Regel323 {
  readonly bsn: string;
  readonly referentie: string;
  /** Absent for a debet. */
  readonly vorige?: string;
  readonly centen: number;
}

export interface Bericht323 {
  readonly identificatie: string;
  readonly declaratienummer: string;
  readonly regels: readonly Regel323[];
  /** Codes of the rules that are broken, with where. */
  readonly overtredingen: readonly string[];
}

const GEWICHTEN = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const elfproef = (bsn: string): boolean =>
  /^\d{9}$/.test(bsn) && [...bsn].reduce((som, c, i) => som + Number(c) * (GEWICHTEN[i] ?? 0), 0) % 11 === 0;
const lastDay = (maand: string): string => {
  const [jaar = 0, nr = 0] = maand.split('-').map(Number);
  return `${maand}-${new Date(Date.UTC(jaar, nr, 0)).getUTCDate()}`;
};

export function read323(xml: string, berichtcode: string): Bericht323 {
  const bericht = (parser.parse(xml) as Knoop).Bericht as Knoop;
  const header = node(bericht, 'Header');
  const declaratie = node(bericht, 'Declaratie');
  const overtredingen: string[] = [];
  const eis = (klopt: boolean, regel: string): void => {
    if (!klopt) overtredingen.push(regel);
  };
  const dagtekening = text(header, 'BerichtIdentificatie', 'Dagtekening');
  const begin = text(declaratie, 'DeclaratiePeriode', 'Begindatum');
  const eind = text(declaratie, 'DeclaratiePeriode', 'Einddatum');
  const vijfJaarEerder = `${Number(dagtekening.slice(0, 4)) - 5}${dagtekening.slice(4)}`;

  eis(text(header, 'BerichtCode') === berichtcode, 'RS047');
  eis(text(header, 'BerichtVersie') === '3' && text(header, 'BerichtSubversie') === '2', 'CS025');
  eis(begin.endsWith('-01') && eind === lastDay(begin.slice(0, 7)), 'CS340');
  eis(begin <= dagtekening, 'TR134');
  eis(eind <= dagtekening && begin <= eind, 'TR137');
  eis(begin >= '2021-01-01', 'CS100');

  const regels: Regel323[] = [];
  const clienten = new Set<string>();
  const referenties = new Set<string>();
  const vorige = new Set<string>();
  const debet = new Set<string>();
  for (const client of list(node(declaratie, 'Clienten'), 'Client')) {
    const bsn = text(client, 'Bsn');
    eis(elfproef(bsn), 'CS002');
    eis(!clienten.has(bsn), 'TR101');
    clienten.add(bsn);
    for (const p of list(node(client, 'Prestaties'), 'Prestatie')) {
      const referentie = text(p, 'ProductReferentie', 'ReferentieNummer');
      const vorig = text(p, 'ProductReferentie', 'VorigReferentieNummer');
      const dc = text(p, 'IngediendBedrag', 'DebetCredit');
      const bedrag = Number(text(p, 'IngediendBedrag', 'Bedrag'));
      const volume = Number(text(p, 'GeleverdVolume'));
      const eenheid = text(p, 'Eenheid');
      const tarief = text(p, 'ProductTarief');
      const van = text(p, 'ProductPeriode', 'Begindatum');
      const tot = text(p, 'ProductPeriode', 'Einddatum');
      eis(referentie.length > 0 && referentie.length <= 20, `RS019 ${referentie}`);
      eis(!referenties.has(referentie), `TR314 ${referentie}`);
      referenties.add(referentie);
      eis((dc === 'C') === (vorig !== ''), `CD060 ${referentie}`);
      if (vorig !== '') eis(!vorige.has(vorig), `TR315 ${referentie}`);
      if (vorig !== '') vorige.add(vorig);
      eis(bedrag !== 0 || dc === 'D', `CS325 ${referentie}`);
      eis(van <= dagtekening, `TR134 ${referentie}`);
      eis(van <= tot && tot <= dagtekening, `TR137 ${referentie}`);
      eis(van >= '2021-01-01', `CS100 ${referentie}`);
      eis(van.slice(0, 7) === tot.slice(0, 7), `CS337 ${referentie}`);
      eis(tot >= vijfJaarEerder, `TR335 ${referentie}`);
      eis(tot <= eind, `TR319 ${referentie}`);
      eis((eenheid === '83') === (tarief === ''), `CD087 ${referentie}`);
      if (eenheid === '83') eis(bedrag === volume, `CS339 ${referentie}`);
      else if (eenheid === '01')
        eis(Math.abs(bedrag - volume * Number(tarief)) <= volume / 2 + 0.5, `TR346 ${referentie}`);
      else eis(bedrag === volume * Number(tarief), `TR346 ${referentie}`);
      const sleutel = [
        van,
        tot,
        text(p, 'ProductCategorie'),
        text(p, 'ProductCode'),
        text(p, 'ToewijzingNummer'),
      ].join();
      if (dc === 'D') eis(!debet.has(sleutel), `TR416 ${referentie}`);
      if (dc === 'D') debet.add(sleutel);
      regels.push({
        bsn,
        referentie,
        ...(vorig === '' ? {} : { vorige: vorig }),
        centen: dc === 'C' ? -bedrag : bedrag,
      });
    }
  }
  for (const vorig of vorige) eis(!referenties.has(vorig), `TR316 ${vorig}`);
  const som = regels.reduce((totaal, regel) => totaal + regel.centen, 0);
  const totaal = Number(text(declaratie, 'TotaalIngediendBedrag', 'TotaalBedrag'));
  const totaalDc = text(declaratie, 'TotaalIngediendBedrag', 'DebetCredit');
  eis(totaal === Math.abs(som) && totaalDc === (som < 0 ? 'C' : 'D'), 'TR358');
  return {
    identificatie: text(header, 'BerichtIdentificatie', 'Identificatie'),
    declaratienummer: text(declaratie, 'DeclaratieNummer'),
    regels,
    overtredingen,
  };
}
