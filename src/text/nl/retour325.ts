import type { BevindingenRetour325 } from '../../domain/bevindingen/retour325.ts';
import { RETOURCODES } from '../../domain/codelijsten.ts';
import type { Zinnen } from '../zin.ts';
import { OVERTREDINGEN } from './uitvoer.ts';

const euro = (centen: number): string =>
  new Intl.NumberFormat('nl-NL', { style: 'currency', currency: 'EUR' }).format(centen / 100);
const code = (retourcode: string): string => {
  const omschrijving = RETOURCODES.get(retourcode)?.omschrijving;
  return omschrijving === undefined ? retourcode : `${retourcode} (${omschrijving.replace(/\.$/, '')})`;
};

const NIVEAUS = 'IV087 en IV088 (iStandaarden): zo staat in een 325 op welk niveau iets is afgewezen.';
const HEENBERICHT = 'Maak het 325-bericht opnieuw bij de declaratie zoals u die hebt ontvangen.';

export const zinnenRetour325: Zinnen<BevindingenRetour325> = {
  RETOUR_XSD: (p) => ({
    melding: `Het bericht voldoet niet aan schema ${p.schema}${p.element === '' ? '' : ` (${p.element})`}: ${OVERTREDINGEN[p.overtreding]('')}.`,
    regel: `Schema ${p.schema}, dat voor dit antwoord is geregistreerd (controleniveau 1).`,
    oplossing:
      'Maak het bericht opnieuw aan in uw systeem. Denkt u dat het bericht klopt, meld het dan aan de beheerder.',
  }),
  RETOUR_CS002: () => ({
    melding: 'Het burgerservicenummer voldoet niet aan de 11-proef.',
    regel: 'CS002 (iStandaarden).',
    oplossing: 'Neem het nummer over uit het 323-bericht.',
  }),
  RETOUR_TR101: (p) => ({
    melding:
      p.klasse === 'Client'
        ? 'Deze cliënt staat meer dan één keer in het bericht.'
        : 'Deze prestatie staat meer dan één keer bij dezelfde cliënt.',
    regel: 'TR101 (iStandaarden): geen dubbele rijen.',
    oplossing: 'Noem elke cliënt en elke prestatie één keer, met alle retourcodes bij elkaar.',
  }),
  RETOUR_TR134: () => ({
    melding: 'De begindatum van de productperiode ligt na de dagtekening van het bericht.',
    regel: 'TR134 (iStandaarden).',
    oplossing: HEENBERICHT,
  }),
  RETOUR_TR137: (p) => ({
    melding:
      p.voor === 'begindatum'
        ? 'De einddatum van de productperiode ligt vóór de begindatum.'
        : 'De einddatum van de productperiode ligt na de dagtekening van het bericht.',
    regel: 'TR137 (iStandaarden).',
    oplossing: HEENBERICHT,
  }),
  RETOUR_TR135: (p) => ({
    melding: `Deze dagtekening ligt in de toekomst; vandaag is het ${p.vandaag}.`,
    regel: 'TR135 (iStandaarden).',
    oplossing: 'Gebruik de dag waarop u het bericht verstuurt.',
  }),
  RETOUR_CS325: () => ({
    melding: 'Een bedrag van nul is hier credit.',
    regel: 'CS325 (iStandaarden): een bedrag van nul is debet.',
    oplossing: 'Vul bij DebetCredit D in.',
  }),
  RETOUR_CD060: (p) => ({
    melding: p.aanwezig
      ? 'Bij een debetregel staat een VorigReferentieNummer.'
      : 'Bij een creditregel ontbreekt het VorigReferentieNummer.',
    regel: 'CD060 (iStandaarden): het vorige referentienummer staat bij een creditregel, en alleen daar.',
    oplossing: 'Neem de referentie precies over uit het 323-bericht.',
  }),
  RETOUR_TR342_SOM: (p) => ({
    melding: `De afgewezen regels zijn samen ${euro(p.regelsCenten)}, maar tussen ingediend en toegekend zit ${euro(p.verschilCenten)}.`,
    regel:
      'TR342 (iStandaarden): de afgewezen bedragen zijn het verschil tussen TotaalIngediendBedrag en TotaalToegekendBedrag.',
    oplossing: 'Verbeter het toegekende bedrag, of noem alle afgewezen regels en geen andere.',
  }),
  RETOUR_TR342_AFGEWEZEN: (p) => ({
    melding: `De hele declaratie is afgewezen met ${code(p.retourcode)}, maar er is een bedrag toegekend of er staan regels bij.`,
    regel: 'TR342 en IV088 (iStandaarden).',
    oplossing: 'Zet TotaalToegekendBedrag op 0 en laat de cliënten weg, of wijs alleen de regels af die niet kloppen.',
  }),
  RETOUR_IV088_CODE: (p) => ({
    melding: `Retourcode ${code(p.retourcode)} kan bij ${p.klasse} niet, of niet samen met de andere codes die daar staan.`,
    regel: NIVEAUS,
    oplossing:
      'Zet 0001 alleen in de Header, 8001 alleen bij DeclaratieAntwoord, 0233 alleen bij een prestatie. 0200 staat altijd alleen, en nooit bij een prestatie.',
  }),
  RETOUR_IV088_KOP: (p) => ({
    melding: `In de Header is alles afgewezen met ${code(p.retourcode)}, maar er volgt toch een DeclaratieAntwoord.`,
    regel: NIVEAUS,
    oplossing: 'Laat het DeclaratieAntwoord weg, of zet 0200 in de Header.',
  }),
  RETOUR_IV088_ZONDER_ANTWOORD: () => ({
    melding: 'In de Header is niets afgewezen, maar het DeclaratieAntwoord ontbreekt.',
    regel: NIVEAUS,
    oplossing: 'Voeg het DeclaratieAntwoord toe. Is alles akkoord, dan met retourcode 8001.',
  }),
  RETOUR_IV088_8001: () => ({
    melding: 'Met 8001 is alles toegekend, maar de totalen verschillen of er staan afgewezen regels bij.',
    regel: NIVEAUS,
    oplossing: 'Maak beide totalen gelijk en laat de cliënten weg, of gebruik 0200 met de afgewezen regels.',
  }),
  RETOUR_IV088_NIETS_AFGEWEZEN: () => ({
    melding: 'Het DeclaratieAntwoord heeft 0200, maar er is geen enkele regel afgewezen.',
    regel: NIVEAUS,
    oplossing: 'Is alles akkoord, gebruik dan 8001. Noem anders de afgewezen regels.',
  }),
  RETOUR_IV088_CLIENT: (p) => ({
    melding: `De cliënt is afgewezen met ${code(p.retourcode)}; bij deze prestatie hoort dan alleen 0233.`,
    regel: NIVEAUS,
    oplossing:
      'U hoeft nu niets te doen: wij lezen de prestatie als afgewezen met de code van de cliënt. Laat uw leverancier dit herstellen.',
  }),
  RETOUR_IV088_NIET_BEOORDEELD: () => ({
    melding: 'Deze prestatie is niet beoordeeld (0233), maar de cliënt is niet afgewezen.',
    regel: NIVEAUS,
    oplossing:
      'Wij lezen de prestatie als afgewezen. Laat de aanbieder weten waarom, of laat uw leverancier dit herstellen.',
  }),
  RETOUR_CODE_ANDER_BERICHT: (p) => ({
    melding: `Retourcode ${code(p.retourcode)} hoort bij een controle op een ander bericht dan een declaratie.`,
    regel: 'Codelijst WJ001 (iStandaarden).',
    oplossing: 'Controleer of u deze code bedoelt. Wij geven hem zo door aan de aanbieder.',
  }),
  RETOUR_TR337: () => ({
    melding: 'De DeclaratieIdentificatie is niet die van een 323-bericht dat wij u hebben bezorgd.',
    regel: 'TR337 en OP355 (iStandaarden).',
    oplossing:
      'Neem Identificatie en Dagtekening over uit de Header van het 323-bericht, en antwoord met de sleutel van wie het ontving.',
  }),
  RETOUR_TR371: () => ({
    melding: 'XsdVersieDeclaratie is niet de XsdVersie van het 323-bericht.',
    regel: 'TR371 (iStandaarden).',
    oplossing: 'Neem de XsdVersie over uit de Header van het 323-bericht.',
  }),
  RETOUR_TR376: () => ({
    melding: 'Het DeclaratieNummer is niet dat van het 323-bericht.',
    regel: 'TR376 (iStandaarden).',
    oplossing: 'Neem het DeclaratieNummer over uit het 323-bericht.',
  }),
  RETOUR_TR366: () => ({
    melding: 'Deze ProductReferentie komt niet voor in het 323-bericht.',
    regel: 'TR366 (iStandaarden, 9366).',
    oplossing: HEENBERICHT,
  }),
  RETOUR_TR367: (p) => ({
    melding: `De waarde van ${p.element} is een andere dan in het 323-bericht.`,
    regel: 'TR367 (iStandaarden, 9367).',
    oplossing: HEENBERICHT,
  }),
  RETOUR_TR304: () => ({
    melding: 'Deze prestatie hoort in het 323-bericht bij een andere cliënt.',
    regel: 'TR304 (iStandaarden, 8187).',
    oplossing: HEENBERICHT,
  }),
  RETOUR_TR056: () => ({
    melding: 'Met deze Identificatie hadden wij al een 325-bericht van u met een andere inhoud.',
    regel: 'TR056 (iStandaarden, 9056).',
    oplossing: 'Geef het bericht een nieuwe Identificatie.',
  }),
  RETOUR_TR378: (p) => ({
    melding: `De code ${p.gemeente} is geen gemeentecode van het CBS.`,
    regel: 'TR378 (iStandaarden, S300).',
    oplossing: 'Vul als Afzender de viercijferige gemeentecode in.',
  }),
  RETOUR_ANDERE_PARTIJ: (p) => ({
    melding:
      p.element === 'Afzender'
        ? 'De Afzender is niet de gemeente waaraan het 323-bericht is gericht.'
        : 'De Ontvanger is niet de aanbieder van het 323-bericht.',
    regel: 'Een 325 draait Afzender en Ontvanger van de 323 om (iStandaarden).',
    oplossing: HEENBERICHT,
  }),
  RETOUR_TOTAAL_INGEDIEND: () => ({
    melding: 'TotaalIngediendBedrag is niet het totaal van het 323-bericht.',
    regel: 'TR342 (iStandaarden) rekent met het bedrag dat is ingediend.',
    oplossing: 'Neem het bedrag over uit het 323-bericht.',
  }),
  RETOUR_IV088_CLIENT_ONVOLLEDIG: (p) => ({
    melding: `De cliënt is afgewezen met ${code(p.retourcode)}, maar niet al zijn prestaties staan in het bericht.`,
    regel: NIVEAUS,
    oplossing:
      'Noem alle prestaties van deze cliënt met 0233, of zet bij de cliënt 0200 en wijs de prestaties zelf af.',
  }),
  RETOUR_AL_BEANTWOORD: () => ({
    melding: 'Dit 323-bericht hebt u al beantwoord. Een oordeel verandert daarna niet meer.',
    regel: 'Eén 325 per 323 (iStandaarden).',
    oplossing:
      'Wilt u een toegekende regel herroepen, vraag dan de aanbieder om een creditregel. Een afgewezen regel dient de aanbieder opnieuw in.',
  }),
};
