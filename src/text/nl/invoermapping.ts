/** Sentences on an invoermapping: how the columns of an own file are fields of the standard. */
import type { BevindingenInvoermapping } from '../../domain/bevindingen/invoermapping.ts';
import type { Zinnen } from '../zin.ts';

const REGEL = 'Invoermapping (schemas/invoermapping/1.0.0.json).';

export const zinnenInvoermapping: Zinnen<BevindingenInvoermapping> = {
  MAPPING_VELD_ONBEKEND: ({ veld }) => ({
    melding: `Het veld ‘${veld}’ bestaat niet, of hoort niet bij deze lijst.`,
    regel: 'De velden staan in docs/standaard.md.',
    oplossing: 'Kies een veld van de standaard dat bij de lijst hoort.',
  }),
  MAPPING_VELD_DUBBEL: ({ veld }) => ({
    melding: `Het veld ‘${veld}’ komt twee keer voor.`,
    regel: REGEL,
    oplossing: 'Laat één kolom of één vaste waarde staan.',
  }),
  MAPPING_VELD_ONTBREEKT: ({ veld, omschrijving }) => ({
    melding: `Het verplichte veld ‘${veld}’ (${omschrijving.replace(/\.$/, '')}) heeft geen kolom en geen vaste waarde.`,
    regel: 'De standaard vraagt dit veld in elke regel (docs/standaard.md).',
    oplossing: 'Noem de kolom waarin het staat, of geef bij vast de waarde die voor alle regels geldt.',
  }),
  MAPPING_KOP_DUBBEL: () => ({
    melding: 'Deze kop komt twee keer voor.',
    regel: 'Een kop wijst één kolom aan; hoofdletters, spaties en leestekens maken niet uit.',
    oplossing: 'Geef de kolommen in uw bestand verschillende koppen.',
  }),
  MAPPING_CODE_ONBEKEND: ({ veld, code }) => ({
    melding: `De waarde ‘${code}’ kan niet in het veld ‘${veld}’.`,
    regel: 'Welke waarden er kunnen, staat bij het veld in docs/standaard.md.',
    oplossing: 'Kies een waarde uit de lijst van het veld.',
  }),
  MAPPING_VERTALING_DUBBEL: ({ veld }) => ({
    melding: `In de vertaling voor ‘${veld}’ staat dezelfde eigen code twee keer.`,
    regel: REGEL,
    oplossing: 'Laat elke eigen code één keer staan.',
  }),
  MAPPING_MAAT: ({ veld, maat }) => ({
    melding: `De maat ‘${maat}’ past niet bij het veld ‘${veld}’.`,
    regel: 'euro en cent horen bij een bedrag; uren en minuten bij prestatie.volume.',
    oplossing: 'Haal de maat weg, of kies een andere.',
  }),
  MAPPING_MAAT_EENHEID: ({ maat, eenheid }) => ({
    melding: `De maat ‘${maat}’ maakt een volume in eenheid ${eenheid}, maar die eenheid staat niet vast.`,
    regel: 'Bij een omgerekend volume hoort voor alle regels dezelfde eenheid (IV079).',
    oplossing: `Zet bij vast het veld prestatie.eenheid op ${eenheid}.`,
  }),
  MAPPING_TE_VEEL: ({ maximum }) => ({
    melding: `U hebt al ${maximum} invoermappings.`,
    regel: REGEL,
    oplossing: 'Verwijder een mapping die u niet meer gebruikt.',
  }),
  MAPPING_ONBEKEND: ({ naam }) => ({
    melding: `U hebt geen invoermapping met de naam ‘${naam}’.`,
    regel: REGEL,
    oplossing: 'Kijk bij /invoermappings welke u hebt, of bewaar haar eerst.',
  }),
  MAPPING_KOLOM_NIET_GELEZEN: ({ kolom }) => ({
    melding:
      kolom === undefined
        ? 'Een kolom van uw bestand staat niet in de invoermapping. Wij hebben haar niet gelezen.'
        : `De kolom ‘${kolom}’ staat niet in de invoermapping. Wij hebben haar niet gelezen.`,
    regel: REGEL,
    oplossing: 'Hoort zij erbij? Geef haar een veld. Zo niet, noem haar dan bij genegeerd.',
  }),
  MAPPING_ZONDER_VERTALING: ({ kolom }) => ({
    melding: `In de kolom ‘${kolom}’ staat een code die niet in uw vertaling staat.`,
    regel: REGEL,
    oplossing: 'Vul de vertaling in de invoermapping aan, of verbeter de code.',
  }),
  MAPPING_GEEN_HELE_MINUTEN: ({ kolom }) => ({
    melding: `In de kolom ‘${kolom}’ staat een aantal uren dat geen hele minuten is.`,
    regel: 'Een volume in minuten is een heel getal (eenheid 01).',
    oplossing: 'Vul de minuten precies in, bijvoorbeeld 1,5 uur voor 90 minuten.',
  }),
  MAPPING_GEEN_TABEL: () => ({
    melding: 'Hierin vonden wij geen rij met koppen.',
    regel: 'Een voorstel maken wij van een werkmap (.xlsx) of een CSV-bestand met koppen in de eerste 20 rijen.',
    oplossing: 'Stuur de werkmap of het CSV-bestand zelf, met boven elke kolom een kop.',
  }),
};
