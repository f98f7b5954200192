import type { BevindingenHttp } from '../../domain/bevindingen/http.ts';
import type { Zinnen } from '../zin.ts';
import { verwachtTekst } from './verwacht.ts';

const REGEL = 'De beschrijving van deze API (openapi.json).';

export const zinnenHttp: Zinnen<BevindingenHttp> = {
  QUERY_ONBEKEND: ({ naam }) => ({
    melding: naam === undefined ? 'Een queryparameter bestaat niet.' : `De queryparameter "${naam}" bestaat niet.`,
    regel: REGEL,
    oplossing: 'Haal de parameter weg, of controleer hoe hij heet. Hoofdletters tellen mee.',
  }),
  QUERY_ONGELDIG: ({ verwacht }) => ({
    melding: `De waarde van deze queryparameter klopt niet: verwacht is ${verwachtTekst(verwacht)}.`,
    regel: REGEL,
    oplossing: 'Verbeter de waarde, en geef de parameter hoogstens één keer mee.',
  }),
  CURSOR_ONGELDIG: () => ({
    melding: 'De waarde van vanaf hoort niet bij deze lijst.',
    regel: REGEL,
    oplossing: 'Volg de link volgende uit het vorige antwoord, of laat vanaf weg om vooraan te beginnen.',
  }),
  VERZOEK_GEEN_JSON: () => ({
    melding: 'Wat u stuurde is geen geldige JSON.',
    regel: 'RFC 8259 (JSON).',
    oplossing: 'Controleer haakjes, komma’s en aanhalingstekens, en stuur het opnieuw.',
  }),
  VERZOEK_TE_GROOT: ({ maximumBytes }) => ({
    melding: `Dit bericht is groter dan ${Math.floor(maximumBytes / 1024)} kB.`,
    regel: REGEL,
    oplossing: 'Maak het bericht kleiner, of verdeel het over meer berichten.',
  }),
  VELD_ONTBREEKT: () => ({
    melding: 'Dit verplichte veld ontbreekt.',
    regel: REGEL,
    oplossing: 'Vul het veld in en stuur het opnieuw.',
  }),
  VELD_ONBEKEND: ({ naam }) => ({
    melding: naam === undefined ? 'Hier staat een veld dat niet bestaat.' : `Het veld "${naam}" bestaat hier niet.`,
    regel: REGEL,
    oplossing: 'Haal het veld weg, of controleer hoe het heet. Hoofdletters tellen mee.',
  }),
  VELD_ONGELDIG: ({ verwacht }) => ({
    melding: `De waarde van dit veld klopt niet: verwacht is ${verwachtTekst(verwacht)}.`,
    regel: REGEL,
    oplossing: 'Verbeter de waarde en stuur het opnieuw.',
  }),
  VELD_MET_BSN: () => ({
    melding: 'In dit veld staat een burgerservicenummer, of een getal dat er een kan zijn.',
    regel:
      'Wat hier staat bewaren wij buiten de zending, en daar horen geen persoonsgegevens (Avg artikel 5 lid 1 onder c; Wabb artikel 11).',
    oplossing: 'Haal het nummer weg en stuur het opnieuw.',
  }),
};
