/** A 325 as a gemeente would make it, written out element by element. Shares nothing with the reader it is used to test. */

export type Wet = 'wmo' | 'jw';

export interface Testregel {
  readonly referentienummer: string;
  readonly vorigReferentienummer?: string;
  readonly toewijzingnummer: string;
  readonly productcategorie: string;
  readonly productcode: string;
  readonly begindatum: string;
  readonly einddatum: string;
  readonly volume: string;
  readonly eenheid: string;
  readonly tarief?: string;
  readonly bedrag: string;
  readonly debetCredit: string;
}

export interface Afgewezen extends Testregel {
  readonly retourcodes: readonly string[];
}

export interface Test325 {
  readonly wet: Wet;
  readonly berichtcode?: string;
  readonly afzender: string;
  readonly ontvanger: string;
  readonly identificatie: string;
  readonly dagtekening: string;
  readonly declaratieIdentificatie: string;
  readonly declaratieDagtekening: string;
  readonly xsdVersieDeclaratie?: string;
  readonly retourcodes?: readonly string[];
  /** Undefined: a header alone. */
  readonly antwoord?: {
    readonly declaratienummer: string;
    /** Cents, below zero is credit. */
    readonly ingediend: number;
    readonly toegekend: number;
    readonly retourcodes: readonly string[];
    readonly clienten?: readonly {
      readonly bsn: string;
      readonly retourcodes: readonly string[];
      readonly prestaties: readonly Afgewezen[];
    }[];
  };
}

const el = (naam: string, inhoud: string): string => `<${naam}>${inhoud}</${naam}>\n`;

export function maak325(bericht: Test325): string {
  const { wet } = bericht;
  const m = `${wet}325`;
  const eigen = (naam: string, inhoud: string): string => el(`${m}:${naam}`, inhoud);
  const basis = (naam: string, inhoud: string): string => el(`b:${naam}`, inhoud);
  const codes = (lijst: readonly string[]): string =>
    eigen('RetourCodes', lijst.map((code) => eigen('RetourCode', code)).join(''));
  const identificatie = (nummer: string, datum: string): string =>
    basis('Identificatie', nummer) + basis('Dagtekening', datum);
  const xsd = (versie: string): string => basis('BasisschemaXsdVersie', versie) + basis('BerichtXsdVersie', versie);
  const totaal = (centen: number): string =>
    basis('TotaalBedrag', String(Math.abs(centen))) + basis('DebetCredit', centen < 0 ? 'C' : 'D');
  const prestatie = (p: Afgewezen): string =>
    eigen(
      'Prestatie',
      eigen(
        'ProductReferentie',
        basis('ReferentieNummer', p.referentienummer) +
          (p.vorigReferentienummer === undefined ? '' : basis('VorigReferentieNummer', p.vorigReferentienummer)),
      ) +
        eigen('ToewijzingNummer', p.toewijzingnummer) +
        eigen('ProductCategorie', p.productcategorie) +
        eigen('ProductCode', p.productcode) +
        eigen('ProductPeriode', basis('Begindatum', p.begindatum) + basis('Einddatum', p.einddatum)) +
        eigen('GeleverdVolume', p.volume) +
        eigen('Eenheid', p.eenheid) +
        (p.tarief === undefined ? '' : eigen('ProductTarief', p.tarief)) +
        eigen('IngediendBedrag', basis('Bedrag', p.bedrag) + basis('DebetCredit', p.debetCredit)) +
        codes(p.retourcodes),
    );
  const header = eigen(
    'Header',
    eigen('BerichtCode', bericht.berichtcode ?? (wet === 'wmo' ? '485' : '491')) +
      eigen('BerichtVersie', '3') +
      eigen('BerichtSubversie', '2') +
      eigen('Afzender', bericht.afzender) +
      eigen('Ontvanger', bericht.ontvanger) +
      eigen('BerichtIdentificatie', identificatie(bericht.identificatie, bericht.dagtekening)) +
      eigen('XsdVersie', xsd('1.0.0')) +
      eigen('DeclaratieIdentificatie', identificatie(bericht.declaratieIdentificatie, bericht.declaratieDagtekening)) +
      eigen('XsdVersieDeclaratie', xsd(bericht.xsdVersieDeclaratie ?? '1.0.0')) +
      codes(bericht.retourcodes ?? ['0200']),
  );
  const { antwoord } = bericht;
  const rest =
    antwoord === undefined
      ? ''
      : eigen(
          'DeclaratieAntwoord',
          eigen('DeclaratieNummer', antwoord.declaratienummer) +
            eigen('TotaalIngediendBedrag', totaal(antwoord.ingediend)) +
            eigen('TotaalToegekendBedrag', totaal(antwoord.toegekend)) +
            (antwoord.clienten === undefined
              ? ''
              : eigen(
                  'Clienten',
                  antwoord.clienten
                    .map((client) =>
                      eigen(
                        'Client',
                        eigen('Bsn', client.bsn) +
                          eigen('Prestaties', client.prestaties.map(prestatie).join('')) +
                          codes(client.retourcodes),
                      ),
                    )
                    .join(''),
                )) +
            codes(antwoord.retourcodes),
        );
  const standaard = wet === 'wmo' ? 'iwmo' : 'ijw';
  const ruimte = (naam: string): string => `http://www.istandaarden.nl/${standaard}/3_2/${naam}/schema`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${m}:Bericht xmlns:b="${ruimte('basisschema')}" xmlns:${m}="${ruimte(m)}">\n${header}${rest}</${m}:Bericht>\n`;
}

export interface Gelezen323 {
  readonly identificatie: string;
  readonly dagtekening: string;
  readonly afzender: string;
  readonly ontvanger: string;
  readonly declaratienummer: string;
  readonly totaal: number;
  readonly clienten: readonly { readonly bsn: string; readonly prestaties: readonly Testregel[] }[];
}

const deel = (xml: string, naam: string): string | undefined =>
  new RegExp(`<(?:\\w+:)?${naam}>([\\s\\S]*?)</(?:\\w+:)?${naam}>`).exec(xml)?.[1];
const delen = (xml: string, naam: string): string[] =>
  [...xml.matchAll(new RegExp(`<(?:\\w+:)?${naam}>([\\s\\S]*?)</(?:\\w+:)?${naam}>`, 'g'))].map((m) => m[1] ?? '');
const waarde = (xml: string, naam: string): string => (deel(xml, naam) ?? '').trim();

/** What a gemeente needs of a 323 to answer it, cut out of the text. */
export function knip323(xml: string): Gelezen323 {
  const header = deel(xml, 'Header') ?? '';
  const totaal = deel(xml, 'TotaalIngediendBedrag') ?? '';
  return {
    identificatie: waarde(header, 'Identificatie'),
    dagtekening: waarde(header, 'Dagtekening'),
    afzender: waarde(header, 'Afzender'),
    ontvanger: waarde(header, 'Ontvanger'),
    declaratienummer: waarde(xml, 'DeclaratieNummer'),
    totaal: Number(waarde(totaal, 'TotaalBedrag')) * (waarde(totaal, 'DebetCredit') === 'C' ? -1 : 1),
    clienten: delen(xml, 'Client').map((client) => ({
      bsn: waarde(client, 'Bsn'),
      prestaties: delen(client, 'Prestatie').map((p) => {
        const vorig = deel(p, 'VorigReferentieNummer');
        const tarief = deel(p, 'ProductTarief');
        return {
          referentienummer: waarde(p, 'ReferentieNummer'),
          ...(vorig === undefined ? {} : { vorigReferentienummer: vorig }),
          toewijzingnummer: waarde(p, 'ToewijzingNummer'),
          productcategorie: waarde(p, 'ProductCategorie'),
          productcode: waarde(p, 'ProductCode'),
          begindatum: waarde(p, 'Begindatum'),
          einddatum: waarde(p, 'Einddatum'),
          volume: waarde(p, 'GeleverdVolume'),
          eenheid: waarde(p, 'Eenheid'),
          ...(tarief === undefined ? {} : { tarief }),
          bedrag: waarde(p, 'Bedrag'),
          debetCredit: waarde(p, 'DebetCredit'),
        };
      }),
    })),
  };
}

/** The answer to `declaratie` in which `codes` says for each referentienummer why it is rejected; what it does not name is accepted. */
export function antwoordOp(
  wet: Wet,
  declaratie: Gelezen323,
  codes: ReadonlyMap<string, readonly string[]>,
  anders: Partial<Test325> = {},
): Test325 {
  const clienten = declaratie.clienten
    .map(({ bsn, prestaties }) => ({
      bsn,
      retourcodes: ['0200'],
      prestaties: prestaties.flatMap((prestatie) => {
        const retourcodes = codes.get(prestatie.referentienummer);
        return retourcodes === undefined ? [] : [{ ...prestatie, retourcodes }];
      }),
    }))
    .filter(({ prestaties }) => prestaties.length > 0);
  const afgewezen = clienten
    .flatMap(({ prestaties }) => prestaties)
    .reduce((som, { bedrag, debetCredit }) => som + Number(bedrag) * (debetCredit === 'C' ? -1 : 1), 0);
  return {
    wet,
    afzender: declaratie.ontvanger,
    ontvanger: declaratie.afzender,
    identificatie: `R${declaratie.identificatie}`.slice(0, 12),
    dagtekening: declaratie.dagtekening,
    declaratieIdentificatie: declaratie.identificatie,
    declaratieDagtekening: declaratie.dagtekening,
    antwoord: {
      declaratienummer: declaratie.declaratienummer,
      ingediend: declaratie.totaal,
      toegekend: declaratie.totaal - afgewezen,
      retourcodes: [clienten.length === 0 ? '8001' : '0200'],
      ...(clienten.length === 0 ? {} : { clienten }),
    },
    ...anders,
  };
}
