/** A year of 323 and 325 traffic for twenty gemeenten, partly exchanged elsewhere, against a ledger that was kept beside it. */
import { strToU8, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Prestatie, Verantwoording } from '../../src/domain/verantwoording.ts';
import { answer325 } from '../../src/pipeline/answer-325.ts';
import { receiveHistorie } from '../../src/pipeline/historie.ts';
import { openLezing } from '../../src/pipeline/lezing.ts';
import { receive } from '../../src/pipeline/receive.ts';
import { submit } from '../../src/pipeline/submit.ts';
import {
  computeVoorgevuld,
  type Voorgevuld,
  writeVoorgevuld,
  writeVoorgevuldSjabloon,
} from '../../src/pipeline/voorgevuld.ts';
import { readAll, readText, streamOf } from '../../src/storage/bytes.ts';
import { GeheugenBlobs } from '../../src/storage/geheugen/blobs.ts';
import { maak323 } from '../helpers/bericht323.ts';
import { createGateway, type Gateway, laadRegister } from '../helpers/gateway.ts';
import { antwoordOp, type Gelezen323, knip323, maak325 } from '../helpers/retour325.ts';
import { AGBCODE, bytesVan } from '../helpers/verantwoording.ts';
import { tekstenVan } from '../helpers/versies.ts';
import { type Bericht, type Boeking, dagenVan, ledger, makeJaar } from './voorgevuld-jaar.ts';

const GEMEENTEN = [
  ...['0855', '0014', '0034', '0037', '0047', '0050', '0059', '0060', '0072', '0074'],
  ...['0080', '0085', '0086', '0088', '0090', '0093', '0096', '0098', '0106', '0109'],
];
const MAANDEN = [
  ...['2025-12', '2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06'],
  ...['2026-07', '2026-08', '2026-09', '2026-10', '2026-11', '2026-12', '2027-01'],
];
/** From this month on everything goes through the gateway. */
const OVERGANG = '2026-12';
const BERICHTEN = makeJaar(GEMEENTEN, MAANDEN, 20261122);
const maandenVanaf = [...new Set(BERICHTEN.map(({ maand }) => maand))].filter((maand) => maand >= OVERGANG);

const saldo = ({ bedragCenten, debetCredit }: Prestatie): number => (debetCredit === 'C' ? -1 : 1) * bedragCenten;

/** The message as the care administration made it. */
function toGelezen({ maand, gemeentecode, identificatie, lijnen }: Bericht): Gelezen323 {
  const perClient = Map.groupBy(lijnen, ({ prestatie }) => prestatie.bsn);
  return {
    identificatie,
    dagtekening: dagenVan(maand)[1],
    afzender: AGBCODE,
    ontvanger: gemeentecode,
    declaratienummer: `D${identificatie}`.slice(0, 12),
    totaal: lijnen.reduce((som, { prestatie }) => som + saldo(prestatie), 0),
    clienten: [...perClient].map(([bsn, eigen]) => ({
      bsn,
      prestaties: eigen.map(({ prestatie: p }) => ({
        referentienummer: p.referentienummer,
        ...(p.vorigReferentienummer === undefined ? {} : { vorigReferentienummer: p.vorigReferentienummer }),
        toewijzingnummer: String(p.toewijzingnummer),
        productcategorie: p.productcategorie,
        productcode: p.productcode,
        begindatum: p.productperiode.begindatum,
        einddatum: p.productperiode.einddatum,
        volume: String(p.volume),
        eenheid: p.eenheid,
        ...(p.tariefCenten === undefined ? {} : { tarief: String(p.tariefCenten) }),
        bedrag: String(p.bedragCenten),
        debetCredit: p.debetCredit,
      })),
    })),
  };
}

const codesVan = ({ lijnen }: Bericht): ReadonlyMap<string, readonly string[]> =>
  new Map(
    lijnen.filter(({ lot }) => lot === 'afgewezen').map(({ prestatie }) => [prestatie.referentienummer, ['9321']]),
  );

let gateway: Gateway;
let voorgevuld: Voorgevuld;

async function upload(bestanden: Readonly<Record<string, string>>): Promise<number> {
  const inhoud = Object.fromEntries(Object.entries(bestanden).map(([naam, tekst]) => [naam, strToU8(tekst)]));
  const uitkomst = await receiveHistorie(gateway.diensten, AGBCODE, streamOf(zipSync(inhoud)));
  if (uitkomst.soort !== 'bewaard') throw new Error(JSON.stringify(uitkomst).slice(0, 2000));
  return uitkomst.nieuw;
}

/** The months before: answers first, what they answer after, and some of it again. */
async function uploadVoorheen(): Promise<void> {
  const eerder = BERICHTEN.filter(({ maand, lijnen }) => maand < OVERGANG && lijnen.length > 0);
  const declaraties = eerder.map(
    (bericht) =>
      [`${bericht.identificatie}.xml`, maak323(bericht.wet, toGelezen(bericht), dagenVan(bericht.maand))] as const,
  );
  const antwoorden = eerder
    .filter(({ beantwoord }) => beantwoord)
    .map(
      (bericht) =>
        [
          `R${bericht.identificatie}.xml`,
          maak325(antwoordOp(bericht.wet, toGelezen(bericht), codesVan(bericht))),
        ] as const,
    );
  expect(await upload(Object.fromEntries(antwoorden.toReversed()))).toBe(antwoorden.length);
  expect(await upload(Object.fromEntries(declaraties))).toBe(declaraties.length);
  expect(await upload(Object.fromEntries([...declaraties.slice(3, 40), ...antwoorden.slice(5, 50)]))).toBe(0);
}

async function dienIn(maand: string): Promise<string> {
  const [begindatum, einddatum] = dagenVan(maand);
  const verantwoording: Verantwoording = {
    standaardversie: '1.0.0',
    kenmerk: `maand-${maand}`,
    stadium: 'definitief',
    dagtekening: einddatum,
    periode: { begindatum, einddatum },
    soorten: ['declaratie'],
    aanbieder: { agbcode: AGBCODE, naam: 'De Voorbeeldzorg' },
    prestaties: BERICHTEN.filter((bericht) => bericht.maand === maand).flatMap(({ lijnen }) =>
      lijnen.map(({ prestatie }) => prestatie),
    ),
  };
  const uitkomst = await submit(gateway.diensten, AGBCODE, bytesVan(verantwoording));
  if (uitkomst.soort !== 'aanvaard') throw new Error(JSON.stringify(uitkomst).slice(0, 2000));
  await gateway.werkAf();
  return uitkomst.bewijs.id;
}

/** Answers every zending as the story says; some of what went to and fro is uploaded as history as well. */
async function beantwoord(maand: string, id: string): Promise<void> {
  const export_: Record<string, string> = {};
  for (const zending of await gateway.diensten.staat.zendingen.listZendingen(id)) {
    const wet = zending.formaat.naam === 'ijw323' ? 'jw' : 'wmo';
    const bericht = BERICHTEN.find(
      (een) => een.maand === maand && een.gemeentecode === zending.ontvanger.code && een.wet === wet,
    );
    const [xml = ''] = await tekstenVan(gateway, zending);
    if (bericht === undefined || xml === '') throw new Error('a zending that is not in the story');
    const naam = `${maand}-${zending.ontvanger.code}-${wet}`;
    const antwoord = maak325(antwoordOp(wet, knip323(xml), codesVan(bericht)));
    // The care administration exports what it received from elsewhere too; then the gateway hears of the answer only so.
    const alleenAlsHistorie = zending.ontvanger.code === '0034';
    if (zending.ontvanger.code < '0050') export_[`${naam}.xml`] = xml;
    if (!bericht.beantwoord) continue;
    if (alleenAlsHistorie || zending.ontvanger.code === '0014') export_[`${naam}-antwoord.xml`] = antwoord;
    if (alleenAlsHistorie) continue;
    const uitkomst = await answer325(gateway.diensten, zending.ontvanger.code, bytesVan(antwoord));
    if (uitkomst.soort !== 'verwerkt')
      throw new Error(
        `${maand} ${zending.ontvanger.code} ${zending.toestand} ${JSON.stringify(uitkomst).slice(0, 2000)}`,
      );
  }
  await upload(export_);
}

/** In the form of the ledger. */
function booked({ gemeenten }: Voorgevuld): Readonly<Record<string, Record<string, Boeking>>> {
  return Object.fromEntries(
    gemeenten.flatMap(({ gemeentecode, wet, producten }) =>
      producten.map(({ productcategorie, productcode, eenheid, teVerantwoordenCenten: _, ...standen }) => [
        [gemeentecode, wet, productcategorie, productcode, eenheid].join(' '),
        Object.fromEntries(Object.entries(standen).filter(([, { aantal }]) => aantal > 0)),
      ]),
    ),
  );
}

beforeAll(async () => {
  gateway = createGateway('2026-12-01T08:00:00.000Z');
  await laadRegister(gateway.diensten);
  await uploadVoorheen();
  for (const maand of maandenVanaf) {
    gateway.verstrijk(31 * 24 * 3600 * 1000);
    await beantwoord(maand, await dienIn(maand));
  }
  voorgevuld = await computeVoorgevuld(gateway.diensten, AGBCODE, '2026');
});

describe('the voorgevulde verantwoording of a year', () => {
  it('equals the ledger to the cent, for every gemeente, wet and product', () => {
    const grootboek = ledger(BERICHTEN, '2026');
    expect(booked(voorgevuld)).toEqual(grootboek);
    const standen = Object.values(grootboek).flatMap((kolommen) => Object.keys(kolommen));
    expect(new Set(standen)).toEqual(new Set(['toegekend', 'afgewezen', 'onbeantwoord', 'credit']));
    expect(voorgevuld.gemeenten.length).toBe(25);
    expect(voorgevuld.bronnen).toMatchObject({ antwoordenZonderDeclaratie: 0, strijdigeAntwoorden: 0 });
    expect(voorgevuld.onverstuurd).toEqual({ zendingen: 0, delenZonderOntvanger: 0 });
  });

  it('is the same with little memory, and leaves nothing behind', async () => {
    const klein = await computeVoorgevuld(gateway.diensten, AGBCODE, '2026', 100_000);
    expect(booked(klein)).toEqual(ledger(BERICHTEN, '2026'));
    expect(await gateway.diensten.staat.verantwoordingen.listAfgebrokenOntvangsten('9999')).toEqual([]);
  });

  it('counts care in the year in which it was given', async () => {
    expect(booked(await computeVoorgevuld(gateway.diensten, AGBCODE, '2025'))).toEqual(ledger(BERICHTEN, '2025'));
  });

  it('is of one aanbieder', async () => {
    expect((await computeVoorgevuld(gateway.diensten, '12345678', '2026')).gemeenten).toEqual([]);
  });

  it('can be completed and submitted, as JSON and as a workbook', async () => {
    const { totaal } = voorgevuld;
    const json = await readText(writeVoorgevuld(gateway.diensten, AGBCODE, '2026'));
    const werkmap = await readAll(await writeVoorgevuldSjabloon(gateway.diensten, AGBCODE, '2026'));
    const beeld = await gateway.diensten.register.huidig();
    for (const bytes of [new TextEncoder().encode(json), werkmap]) {
      const blobs = new GeheugenBlobs();
      const lezing = await openLezing(blobs, 'jaar', streamOf(bytes), async () => ({}));
      const gelezen = await receive(gateway.diensten, blobs, beeld, 'jaar', lezing, 100_000_000);
      if (gelezen.soort === 'geweigerd') throw new Error(JSON.stringify(gelezen).slice(0, 2000));
      const { telling, kop } = gelezen.ontvangen;
      expect(telling.saldoCenten).toBe(totaal.toegekend.saldoCenten + totaal.onbeantwoord.saldoCenten);
      expect(telling.aantalPrestaties).toBe(totaal.toegekend.aantal + totaal.onbeantwoord.aantal);
      expect(kop.aanbieder.naam).toBe('De Voorbeeldzorg');
    }
  });
});
