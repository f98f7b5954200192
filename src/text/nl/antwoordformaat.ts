import type { BevindingenAntwoordformaat } from '../../domain/bevindingen/antwoordformaat.ts';
import type { Zinnen } from '../zin.ts';

const DOCUMENT = 'Antwoordformaat: wat een kolom of woord betekent moet vaststaan voordat er een antwoord komt.';
const BESTAND = 'Het antwoordformaat dat met u is afgesproken.';
const lijst = (woorden: readonly string[]): string => woorden.map((woord) => `"${woord}"`).join(' of ');

export const zinnenAntwoordformaat: Zinnen<BevindingenAntwoordformaat> = {
  ANTWOORDFORMAAT_ONBEKEND: (p) => ({
    melding: `Aansluiting ${p.aansluiting} noemt antwoordformaat ${p.antwoordformaat}, en dat is er niet.`,
    regel: DOCUMENT,
    oplossing: 'Registreer het antwoordformaat eerst, of in dezelfde registratie.',
  }),
  ANTWOORDFORMAAT_KOP_DUBBEL: (p) => ({
    melding: `Onder het opschrift "${p.kop}" kunnen twee kolommen staan.`,
    regel: DOCUMENT,
    oplossing: 'Geef elke kolom eigen opschriften.',
  }),
  ANTWOORDFORMAAT_WAARDE_DUBBEL: (p) => ({
    melding: `Het woord "${p.waarde}" staat er twee keer.`,
    regel: DOCUMENT,
    oplossing: 'Hoofdletters en spaties maken geen verschil. Noem elk woord één keer.',
  }),
  ANTWOORDFORMAAT_VELD_DUBBEL: (p) => ({
    melding: `Het veld ${p.veld} staat twee keer in de sleutel.`,
    regel: DOCUMENT,
    oplossing: 'Noem elk veld één keer; een kolom kan meer opschriften hebben.',
  }),
  ANTWOORDFORMAAT_SLEUTEL_TE_VEEL: () => ({
    melding: 'De sleutel heeft een referentienummer en daarnaast nog andere velden.',
    regel: DOCUMENT,
    oplossing: 'Een referentienummer wijst al één regel aan. Laat de andere velden weg.',
  }),
  ANTWOORDFORMAAT_ZONDER_AFWIJZING: () => ({
    melding: 'Geen enkel woord in de kolom met het oordeel betekent afgewezen.',
    regel: DOCUMENT,
    oplossing: 'Zeg met welk woord de ontvanger afwijst.',
  }),
  ANTWOORDFORMAAT_ZONDER_REDEN: () => ({
    melding: 'Er is geen kolom met een retourcode en geen kolom met een toelichting.',
    regel: 'Zonder reden kan de aanbieder niets verbeteren.',
    oplossing: 'Voeg ten minste één van beide toe.',
  }),
  ANTWOORDFORMAAT_PAST_NIET: (p) => ({
    melding: `Antwoordformaat ${p.antwoordformaat} van aansluiting ${p.aansluiting} wijst regels aan met ${p.veld}, maar formaat ${p.formaat} laat dat de ontvanger niet zien.`,
    regel: DOCUMENT,
    oplossing: 'Gebruik een veld dat in het formaat staat.',
  }),
  ANTWOORD_KOLOM_ONTBREEKT: (p) => ({
    melding: `De kolom ${lijst(p.koppen)} ontbreekt.`,
    regel: BESTAND,
    oplossing: 'Zet de kolom in het bestand, met dit opschrift op de eerste regel.',
  }),
  ANTWOORD_KOLOM_DUBBEL: (p) => ({
    melding: `De kolom "${p.kop}" staat er twee keer.`,
    regel: BESTAND,
    oplossing: 'Haal één van beide kolommen weg.',
  }),
  ANTWOORD_WAARDE_ONTBREEKT: (p) => ({
    melding: `In de kolom "${p.kop}" staat niets.`,
    regel: BESTAND,
    oplossing: 'Vul de cel in.',
  }),
  ANTWOORD_OORDEEL_ONBEKEND: (p) => ({
    melding: `Dit oordeel kennen wij niet. Verwacht wordt ${lijst(p.toegestaan)}.`,
    regel: BESTAND,
    oplossing: 'Gebruik één van deze woorden.',
  }),
  ANTWOORD_RETOURCODE_ONBEKEND: () => ({
    melding: 'Deze code staat niet in de codetabel van het antwoordformaat.',
    regel: BESTAND,
    oplossing: 'Gebruik een code uit de tabel, of vraag de beheerder de code toe te voegen.',
  }),
  ANTWOORD_RIJ_DUBBEL: () => ({
    melding: 'Over dezelfde regels is er al een rij.',
    regel: BESTAND,
    oplossing: 'Laat één rij staan.',
  }),
  ANTWOORD_RIJ_ONBEKEND: () => ({
    melding: 'Deze rij wijst geen enkele regel van de zending aan.',
    regel: 'Elke rij hoort bij de zending die wordt beantwoord (TR366).',
    oplossing: 'Controleer of u de juiste zending beantwoordt en of de waarden precies zijn overgenomen.',
  }),
  ANTWOORD_REGELS_NIET_GENOEMD: (p) => ({
    melding: `Over ${p.aantal} regel(s) van de zending zegt het bestand niets.`,
    regel: `${BESTAND} Daarin staat elke regel.`,
    oplossing: 'Neem alle regels van de zending op, ook de geaccepteerde.',
  }),
  ANTWOORD_ZONDER_RIJEN: () => ({
    melding: 'Onder de opschriften staat geen enkele rij.',
    regel: BESTAND,
    oplossing: 'Is alles akkoord, meld de zending dan via de API als geaccepteerd, of neem alle regels op.',
  }),
};
