import { describe, expect, it } from 'vitest';
import type { Bevinding } from '../../../src/domain/bevinding.ts';
import type { Regeluitslag } from '../../../src/domain/declaratiebericht.ts';
import { compareWith323, readRetour325 } from '../../../src/ingest/retour/retour325.ts';
import { leesbaar } from '../../../src/text/nl.ts';
import { type Afgewezen, antwoordOp, knip323, maak325, type Test325 } from '../../helpers/retour325.ts';
import { prestatie, xml323 } from './declaratie.ts';

const VANDAAG = '2026-05-20';
const GEMEENTEN = {
  zoek: (code: string) => (code === '0384' ? [{ code, naam: 'Diemen', geldigVanaf: '2015-01-01' }] : []),
};

async function* bytes(tekst: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(tekst);
}

/** Three lines of two clients; the third is a credit. */
const DECLARATIE = xml323('jw', [
  { bsn: '999900006', prestaties: [prestatie('RN1', 5000), prestatie('RN2', 7000)] },
  { bsn: '999900018', prestaties: [prestatie('RN3', 2000, { debetCredit: 'C', vorigReferentienummer: 'OUD3' })] },
]);
const GELEZEN = knip323(DECLARATIE);

async function beoordeel(xml: string, declaratie = DECLARATIE) {
  const lezing = await readRetour325(bytes(xml), { vandaag: VANDAAG, gemeenten: GEMEENTEN });
  const uitslagen: Regeluitslag[] = [];
  if (lezing.bericht !== undefined)
    for await (const uitslag of compareWith323(lezing.bericht, bytes(declaratie), lezing.melder))
      uitslagen.push(uitslag);
  return { lezing, uitslagen, bevindingen: lezing.bevindingen().bevindingen };
}

const codes = (bevindingen: readonly Bevinding[]): string[] => [...new Set(bevindingen.map(({ code }) => code))].sort();

const antwoord = (afgewezen: Record<string, string[]>, anders: Partial<Test325> = {}): Test325 =>
  antwoordOp('jw', GELEZEN, new Map(Object.entries(afgewezen)), anders);

/** The answer with its DeclaratieAntwoord changed. */
const metAntwoord = (bericht: Test325, anders: Partial<NonNullable<Test325['antwoord']>>): Test325 => {
  if (bericht.antwoord === undefined) throw new Error('a header alone');
  return { ...bericht, antwoord: { ...bericht.antwoord, ...anders } };
};

function headerAlone(retourcodes: string[]): Test325 {
  const { antwoord: _, ...kop } = antwoord({}, { retourcodes });
  return kop;
}

/** The answer with its first listed regel changed. */
const metRegel = (anders: Partial<Afgewezen>): Test325 => {
  const bericht = antwoord({ RN1: ['9321'] });
  const [client] = bericht.antwoord?.clienten ?? [];
  const [regel] = client?.prestaties ?? [];
  if (client === undefined || regel === undefined) throw new Error('nothing is listed');
  return metAntwoord(bericht, { clienten: [{ ...client, prestaties: [{ ...regel, ...anders }] }] });
};

const metClient = (retourcodes: string[], regels: Record<string, string[]>): Test325 => {
  const bericht = antwoord(regels);
  return metAntwoord(bericht, {
    clienten: (bericht.antwoord?.clienten ?? []).map((client) => ({ ...client, retourcodes })),
  });
};

describe('a 325', () => {
  it('rejects what it lists, and accepts the rest', async () => {
    const { bevindingen, uitslagen } = await beoordeel(maak325(antwoord({ RN2: ['9321', '9340'], RN3: ['8017'] })));
    expect(bevindingen).toEqual([]);
    expect(uitslagen).toEqual([
      { referentienummer: 'RN1', retourcodes: [] },
      { referentienummer: 'RN2', retourcodes: ['9321', '9340'] },
      { referentienummer: 'RN3', vorigReferentienummer: 'OUD3', retourcodes: ['8017'] },
    ]);
  });

  it.each<[string, Test325, string[][]]>([
    ['8001 accepts all', antwoord({}), [[], [], []]],
    ['0001 in the header rejects all', headerAlone(['0001']), [['0001'], ['0001'], ['0001']]],
    [
      'a code at the declaratie rejects all',
      metAntwoord(antwoord({}), { retourcodes: ['9333'], toegekend: 0 }),
      [['9333'], ['9333'], ['9333']],
    ],
    [
      'a code at the client rejects its regels, which are not judged',
      metClient(['8187'], { RN1: ['0233'], RN2: ['0233'] }),
      [['8187'], ['8187'], []],
    ],
  ])('%s', async (_, bericht, verwacht) => {
    const { bevindingen, uitslagen } = await beoordeel(maak325(bericht));
    expect(bevindingen).toEqual([]);
    expect(uitslagen.map(({ retourcodes }) => retourcodes)).toEqual(verwacht);
  });

  it.each<[string, string, Test325]>([
    ['RETOUR_TR135', 'a date in the future', antwoord({}, { dagtekening: '2026-05-21' })],
    ['RETOUR_TR135', 'a declaratie from the future', antwoord({}, { declaratieDagtekening: '2026-05-21' })],
    ['RETOUR_TR134', 'a period after the message', antwoord({ RN1: ['9321'] }, { dagtekening: '2026-03-31' })],
    [
      'RETOUR_TR137',
      'a period that ends after the message',
      antwoord({ RN1: ['9321'] }, { dagtekening: '2026-04-29' }),
    ],
    ['RETOUR_TR137', 'a period that ends before it begins', metRegel({ einddatum: '2026-03-31' })],
    ['RETOUR_CS325', 'a credit of nothing', metRegel({ bedrag: '0', debetCredit: 'C' })],
    ['RETOUR_CD060', 'a credit without what it credits', metRegel({ debetCredit: 'C' })],
    ['RETOUR_CD060', 'a debet that credits', metRegel({ vorigReferentienummer: 'X' })],
    [
      'RETOUR_TR342_SOM',
      'totals that leave another amount',
      metAntwoord(antwoord({ RN1: ['9321'] }), { toegekend: 4999 }),
    ],
    ['RETOUR_TR342_AFGEWEZEN', 'an amount of what is rejected', metAntwoord(antwoord({}), { retourcodes: ['9333'] })],
    [
      'RETOUR_TR342_AFGEWEZEN',
      'regels of what is rejected',
      metAntwoord(antwoord({ RN1: ['9321'] }), { retourcodes: ['9333'], toegekend: 0 }),
    ],
    ['RETOUR_IV088_KOP', 'an answer after a rejected header', antwoord({}, { retourcodes: ['0001'] })],
    ['RETOUR_IV088_8001', '8001 with regels', metAntwoord(antwoord({ RN1: ['9321'] }), { retourcodes: ['8001'] })],
    ['RETOUR_IV088_8001', '8001 with different totals', metAntwoord(antwoord({}), { toegekend: 1 })],
    ['RETOUR_IV088_NIETS_AFGEWEZEN', '0200 without regels', metAntwoord(antwoord({}), { retourcodes: ['0200'] })],
    ['RETOUR_IV088_CODE', '0200 at a regel', metRegel({ retourcodes: ['0200'] })],
    ['RETOUR_IV088_CODE', '0001 at a regel', metRegel({ retourcodes: ['0001'] })],
    ['RETOUR_IV088_CODE', '8001 next to a reason', metAntwoord(antwoord({}), { retourcodes: ['8001', '9333'] })],
    ['RETOUR_IV088_CODE', '8001 in the header', antwoord({}, { retourcodes: ['8001'] })],
    ['RETOUR_IV088_CODE', '0233 at a client', metClient(['0233'], { RN1: ['0233'], RN2: ['0233'] })],
    ['RETOUR_IV088_CLIENT', 'a regel with a reason of its own', metClient(['8187'], { RN1: ['9321'], RN2: ['0233'] })],
    [
      'RETOUR_IV088_CLIENT_ONVOLLEDIG',
      'a client of whom a regel is not listed',
      metClient(['8187'], { RN1: ['0233'] }),
    ],
    ['RETOUR_IV088_NIET_BEOORDEELD', 'a regel that was not judged', antwoord({ RN1: ['0233'] })],
    ['RETOUR_CODE_ANDER_BERICHT', 'a code of a 307', antwoord({ RN1: ['9414'] })],
    ['RETOUR_TR366', 'a reference that was not sent', metRegel({ referentienummer: 'RN9' })],
    ['RETOUR_TR371', 'another version', antwoord({}, { xsdVersieDeclaratie: '1.0.1' })],
    ['RETOUR_TR376', 'another number', metAntwoord(antwoord({}), { declaratienummer: 'ANDERS' })],
    ['RETOUR_TR337', 'another date of the declaratie', antwoord({}, { declaratieDagtekening: '2026-05-05' })],
    ['RETOUR_TR378', 'a gemeente that never was', antwoord({}, { afzender: '9999' })],
    ['RETOUR_ANDERE_PARTIJ', 'another gemeente', antwoord({}, { afzender: '9999' })],
    ['RETOUR_ANDERE_PARTIJ', 'another aanbieder', antwoord({}, { ontvanger: '12345678' })],
    ['RETOUR_TOTAAL_INGEDIEND', 'another total', metAntwoord(antwoord({}), { ingediend: 1, toegekend: 1 })],
    ...(
      [
        ['toewijzingnummer', '1'],
        ['productcategorie', '46'],
        ['productcode', '45A99'],
        ['begindatum', '2026-04-02'],
        ['einddatum', '2026-04-29'],
        ['volume', '5'],
        ['eenheid', '01'],
        ['tarief', '1'],
        ['bedrag', '5001'],
        ['debetCredit', 'C'],
      ] as const
    ).map(([veld, waarde]): [string, string, Test325] => [
      'RETOUR_TR367',
      `another ${veld}`,
      metRegel({ [veld]: waarde }),
    ]),
  ])('%s: %s', async (code, _, bericht) => {
    const { bevindingen } = await beoordeel(maak325(bericht));
    expect(codes(bevindingen)).toContain(code);
    for (const bevinding of bevindingen) {
      const { melding, regel, oplossing } = leesbaar(bevinding);
      expect([melding, regel, oplossing].join(' ')).not.toMatch(/99990\d{4}|RN\d|undefined/);
      expect(bevinding.plaats.bron?.veld).toMatch(/^Bericht\//);
    }
  });

  it('of an unknown tariff is another than one of none', async () => {
    const { tarief: _, ...zonder } = GELEZEN.clienten[0]?.prestaties[0] ?? prestatie('RN1', 5000);
    const bericht = metAntwoord(antwoord({ RN1: ['9321'] }), {
      clienten: [{ bsn: '999900006', retourcodes: ['0200'], prestaties: [{ ...zonder, retourcodes: ['9321'] }] }],
    });
    expect(codes((await beoordeel(maak325(bericht))).bevindingen)).toEqual(['RETOUR_TR367']);
  });

  it('says of a regel of another client that it is (TR304), and of a bsn that it is none (CS002)', async () => {
    const [regel = { ...prestatie('', 0) }] = GELEZEN.clienten[0]?.prestaties ?? [];
    const van = (bsn: string): Test325 =>
      metAntwoord(antwoord({ RN1: ['9321'] }), {
        clienten: [{ bsn, retourcodes: ['0200'], prestaties: [{ ...regel, retourcodes: ['9321'] }] }],
      });
    expect(codes((await beoordeel(maak325(van('999900018')))).bevindingen)).toEqual(['RETOUR_TR304']);
    expect(codes((await beoordeel(maak325(van('999900007')))).bevindingen)).toEqual(['RETOUR_CS002', 'RETOUR_TR304']);
  });

  it('has every client and every regel once (TR101)', async () => {
    const bericht = antwoord({ RN1: ['9321'] });
    const [client] = bericht.antwoord?.clienten ?? [];
    if (client === undefined) throw new Error('nothing is listed');
    const clientTweemaal = metAntwoord(bericht, { clienten: [client, client] });
    const regelTweemaal = metAntwoord(bericht, {
      clienten: [{ ...client, prestaties: [...client.prestaties, ...client.prestaties] }],
    });
    for (const [dubbel, klasse] of [
      [clientTweemaal, 'Client'],
      [regelTweemaal, 'Prestatie'],
    ] as const) {
      const { bevindingen } = await beoordeel(maak325(dubbel));
      expect(
        bevindingen.filter(({ code }) => code === 'RETOUR_TR101').map(({ parameters }) => parameters),
      ).toContainEqual({ klasse });
    }
  });

  it('names everything at once, with line and place', async () => {
    const bericht = metRegel({ volume: '9', productcode: '45A99', retourcodes: ['0200'] });
    const xml = maak325({ ...bericht, dagtekening: '2027-01-01', xsdVersieDeclaratie: '2.0.0' });
    const { bevindingen } = await beoordeel(xml);
    const prestatieRegel = xml.split('\n').findIndex((regel) => regel.includes('jw325:Prestatie>')) + 1;
    const veld = 'Bericht/DeclaratieAntwoord/Clienten/Client[1]/Prestaties/Prestatie[1]';
    expect(bevindingen.map(({ code, plaats }) => [code, plaats.bron])).toEqual([
      ['RETOUR_TR135', { veld: 'Bericht/Header/BerichtIdentificatie/Dagtekening' }],
      ['RETOUR_IV088_CODE', { regel: prestatieRegel, veld: `${veld}/RetourCodes` }],
      ['RETOUR_TR367', { regel: prestatieRegel, veld: `${veld}/ProductCode` }],
      ['RETOUR_TR367', { regel: prestatieRegel, veld: `${veld}/GeleverdVolume` }],
      ['RETOUR_TR371', { veld: 'Bericht/Header/XsdVersieDeclaratie' }],
    ]);
  });

  it('is still judged where its form is right', async () => {
    const xml = maak325(antwoord({ RN1: ['9321'], RN3: ['8017'] })).replace('8017', '17');
    const { lezing, bevindingen } = await beoordeel(
      xml.replace('<jw325:GeleverdVolume>4<', '<jw325:GeleverdVolume>5<'),
    );
    expect(codes(bevindingen)).toEqual(['RETOUR_TR367', 'XML_WAARDE_ONGELDIG']);
    expect(lezing.bericht?.regels.map(({ referentienummer }) => referentienummer)).toEqual(['RN1']);
  });
});
