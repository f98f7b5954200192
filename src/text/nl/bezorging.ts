import type { BevindingenBezorging } from '../../domain/bevindingen/bezorging.ts';
import type { Zinnen } from '../zin.ts';
import { explainRetourcode } from './retourcodes.ts';

interface Reden {
  readonly retourcode?: string;
  readonly toelichting?: string;
}

function waarom({ retourcode, toelichting = '' }: Reden): string {
  const betekenis = retourcode === undefined ? undefined : explainRetourcode(retourcode).betekenis;
  const code =
    retourcode === undefined ? '' : `retourcode ${retourcode}${betekenis === undefined ? '' : `, ${betekenis}`}`;
  return [code, toelichting.trim()].filter((deel) => deel !== '').join(': ');
}

const regelVan = ({ retourcode }: Reden): string => {
  const regel = retourcode === undefined ? undefined : explainRetourcode(retourcode).regel;
  return regel === undefined ? 'Antwoord van de ontvanger' : `Antwoord van de ontvanger op ${regel} (iStandaarden)`;
};

const oplossing = ({ retourcode }: Reden, anders: string): string =>
  retourcode === undefined ? anders : explainRetourcode(retourcode).oplossing;

export const zinnenBezorging: Zinnen<BevindingenBezorging> = {
  RETOUR_NA_BEWAARTERMIJN: () => ({
    melding:
      'De bewaartermijn van deze zending is voorbij en haar inhoud is vernietigd. Een antwoord nemen wij niet meer aan.',
    regel: 'Gegevens van personen bewaren wij niet langer dan nodig (AVG artikel 5, lid 1, onder e).',
    oplossing: 'Spreek met de aanbieder af hoe dit wordt verrekend.',
  }),
  OMZETTING_MISLUKT: () => ({
    melding:
      'Het omzetten van deze zending is meermaals mislukt door een fout van ons. Er is niets verstuurd en niets verloren.',
    regel: 'Enkelvoud: een zending die niet lukt wordt vastgehouden, nooit weggegooid.',
    oplossing: 'U hoeft niets te doen. De beheerder zoekt de oorzaak en laat de zending daarna opnieuw lopen.',
  }),
  ZENDING_AFGEWEZEN: (p) => ({
    melding: `${p.ontvanger} heeft de hele zending afgewezen (${waarom(p)}).`,
    regel: `${regelVan(p)}.`,
    oplossing: oplossing(
      p,
      'Verbeter wat de ontvanger noemt en dien een nieuwe verantwoording in die deze vervangt (vervangt).',
    ),
  }),
  BERICHT_AFGEWEZEN: (p) => ({
    melding: `${p.ontvanger} heeft bestand ${p.bestand} van deze zending in zijn geheel afgewezen (${waarom(p)}).`,
    regel: `${regelVan(p)}.`,
    oplossing: oplossing(p, ''),
  }),
  TOTAAL_AFGEWEZEN: (p) => ({
    melding: `${p.ontvanger} heeft het totaal van ${p.omschrijving} afgewezen (${waarom(p)}).`,
    regel: `${regelVan(p)}.`,
    oplossing: oplossing(
      p,
      'Verbeter de regels waaruit dit totaal bestaat en dien een nieuwe verantwoording in die deze vervangt (vervangt).',
    ),
  }),
  REGEL_AFGEWEZEN: (p) => ({
    melding: `${p.ontvanger} heeft deze regel afgewezen (${waarom(p)}).`,
    regel: `${regelVan(p)}; een regel is geheel geaccepteerd of geheel afgewezen (IV088).`,
    oplossing: oplossing(
      p,
      'Verbeter de regel en dien hem opnieuw in. Een afgewezen regel hoeft u niet te crediteren.',
    ),
  }),
  RETOUR_ZONDER_REDEN: () => ({
    melding: 'Bij een afwijzing ontbreekt de reden.',
    regel: 'Zonder reden kan de aanbieder niets verbeteren.',
    oplossing: 'Geef een retourcode of een toelichting.',
  }),
  RETOUR_ZONDER_REGELS: () => ({
    melding: 'U wijst een deel af, maar noemt geen enkele regel.',
    regel: 'Een 325 noemt de afgewezen regels (TR342).',
    oplossing: 'Noem de afgewezen regels met hun referentienummer, of wijs de hele zending af.',
  }),
  RETOUR_MET_REGELS: () => ({
    melding: 'Bij dit oordeel horen geen regels.',
    regel: 'Regels horen alleen bij oordeel "deels-afgewezen"; wat niet genoemd wordt is geaccepteerd.',
    oplossing: 'Kies "deels-afgewezen", of laat de regels weg.',
  }),
  RETOUR_MET_BSN: () => ({
    melding: 'In de toelichting staat een getal dat een burgerservicenummer kan zijn.',
    regel: 'Toelichtingen bevatten geen persoonsgegevens (AVG art. 5 lid 1 c; SAP).',
    oplossing: 'Haal het nummer weg en verwijs naar de regel met zijn referentienummer.',
  }),
  RETOURREGEL_DUBBEL: () => ({
    melding: 'Deze regel staat twee keer in uw antwoord.',
    regel: 'Elke afgewezen regel staat één keer in het antwoord (TR101).',
    oplossing: 'Noem de regel één keer.',
  }),
  RETOURREGEL_ONBEKEND: () => ({
    melding: 'Dit referentienummer komt in deze zending niet voor.',
    regel: 'Elke afgewezen regel hoort bij de declaratie die wordt beantwoord (TR366).',
    oplossing: 'Controleer of u de juiste zending beantwoordt en of het referentienummer precies is overgenomen.',
  }),
  RETOURREGEL_NIET_MOGELIJK: () => ({
    melding: 'Deze zending bevat totalen en geen losse regels; een regel afwijzen kan daarom niet.',
    regel: 'Geaggregeerde verantwoording bevat geen referentienummers.',
    oplossing: 'Wijs de hele zending af en schrijf in de toelichting welk totaal niet klopt.',
  }),
};
