/** Sentences about a zending that is held while it is made or checked. */
import type { BevindingenOmzetting, Rekenreden } from '../../domain/bevindingen/omzetting.ts';
import type { Zinnen } from '../zin.ts';
import { zinnenFormaat } from './formaat.ts';

const REDENEN: Readonly<Record<Rekenreden, string>> = {
  'debet-credit': 'er staat iets anders dan D of C',
  'geen-heel-getal': 'er is een heel getal nodig, bijvoorbeeld een bedrag in centen',
  'geen-getal': 'de uitkomst is geen gewoon getal, bijvoorbeeld door delen door nul',
  'geen-datum': 'er is een datum jjjj-mm-dd nodig',
  'geen-code': 'de code staat niet in de codelijst',
  'geen-wet': 'de wet moet wmo of jw zijn',
  eenheid: 'deze eenheid is niet om te zetten; alleen minuten (01) en uren (04) kunnen dat',
  negatief: 'een getal onder nul kan hier niet',
  'past-niet': 'de waarde past niet in het gevraagde aantal tekens of decimalen',
  teken: 'er is precies één vulteken nodig',
  anders: 'de waarde past niet bij wat de expressie doet',
};

const TEKENS: Readonly<Record<string, string>> = {
  cijfers: 'alleen cijfers',
  'letters-cijfers': 'alleen letters zonder accent en cijfers',
  latijn: 'alleen Latijnse letters, cijfers en gewone leestekens',
};

const BLADNAMEN: Readonly<Record<BevindingenOmzetting['BLADNAAM_ONGELDIG']['gebrek'], string>> = {
  leeg: 'de naam is leeg',
  'te-lang': 'de naam is langer dan 31 tekens',
  teken: 'er staat een teken in dat niet mag: [ ] : * ? / of \\',
  apostrof: 'een apostrof mag niet vooraan of achteraan staan',
  gereserveerd: 'Excel houdt de naam History voor zichzelf',
};

const VRAAG_BEHEERDER = 'Vraag de beheerder het formaat te verbeteren';

const regelVan = (p: { readonly formaat: string; readonly regel: string }): string =>
  `Formaat ${p.formaat}, ${p.regel}`;

const euros = (centen: number): string =>
  `€ ${(centen / 100).toLocaleString('nl-NL', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;

const AANPASSEN = 'Verbeter de waarde in de verantwoording en dien die opnieuw in met "vervangt".';
const MELD_ONS =
  'Dit is een fout in de verwerking en niet in uw gegevens. Er is niets verstuurd; neem contact op met de beheerder.';

export const zinnenOmzetting: Zinnen<BevindingenOmzetting> = {
  ...zinnenFormaat,
  WAARDE_ONTBREEKT: (p) => ({
    melding: `De ontvanger vraagt hier een waarde (${p.expressie}), maar die ontbreekt in de verantwoording.`,
    regel: regelVan(p),
    oplossing: 'Vul de waarde in en dien de verantwoording opnieuw in met "vervangt".',
  }),
  WAARDE_TE_KORT: (p) => ({
    melding: `Deze waarde heeft ${p.lengte} tekens; de ontvanger vraagt er ten minste ${p.minLengte}.`,
    regel: regelVan(p),
    oplossing: AANPASSEN,
  }),
  WAARDE_TE_LANG: (p) => ({
    melding: `Deze waarde heeft ${p.lengte} tekens; de ontvanger kan er ten hoogste ${p.maxLengte} aan.`,
    regel: regelVan(p),
    oplossing: AANPASSEN,
  }),
  WAARDE_TEKENS: (p) => ({
    melding: `Deze waarde bevat tekens die de ontvanger niet aanneemt: ${TEKENS[p.toegestaan] ?? p.toegestaan} mag.`,
    regel: regelVan(p),
    oplossing: AANPASSEN,
  }),
  WAARDE_TEKENSET: (p) => ({
    melding: `Deze waarde bevat een teken dat niet in het bestand van de ontvanger past (${p.tekenset}).`,
    regel: regelVan(p),
    oplossing: AANPASSEN,
  }),
  CODE_ONBEKEND: (p) => ({
    melding: `${p.code === undefined ? 'Deze code' : `De code "${p.code}"`} staat niet in de codetabel "${p.codetabel}" van de ontvanger.`,
    regel: regelVan(p),
    oplossing:
      'Gebruik een code die met de ontvanger is afgesproken, of vraag de beheerder de codetabel aan te vullen.',
  }),
  EXPRESSIE_FOUT: (p) => ({
    melding: `De berekening ${p.expressie} lukt niet met deze waarde: ${REDENEN[p.reden]}.`,
    regel: regelVan(p),
    oplossing: 'Controleer de waarden in deze regel; kloppen die, vraag dan de beheerder het formaat te verbeteren.',
  }),
  WAARDE_DECIMALEN: (p) => ({
    melding: `Dit getal heeft meer decimalen dan het veld kan tonen (${p.decimalen}), of is niet exact.`,
    regel: regelVan(p),
    oplossing: `${VRAAG_BEHEERDER}: rond eerst af met metDecimalen(…).`,
  }),
  WAARDE_GEEN_DATUM: (p) => ({
    melding: 'De kolom toont een datum, maar deze waarde is geen datum jjjj-mm-dd.',
    regel: regelVan(p),
    oplossing: `Verbeter de waarde in de verantwoording, of vraag de beheerder de kolom als tekst te tonen.`,
  }),
  BLADNAAM_ONGELDIG: (p) => ({
    melding: `Het formaat maakt een naam voor een blad die Excel niet aanneemt: ${BLADNAMEN[p.gebrek]}.`,
    regel: regelVan(p),
    oplossing: `${VRAAG_BEHEERDER}: bladnaam(…) maakt een geldige naam.`,
  }),
  BLADNAAM_DUBBEL: (p) => ({
    melding: 'Het formaat geeft twee bladen van deze werkmap dezelfde naam.',
    regel: regelVan(p),
    oplossing: `${VRAAG_BEHEERDER}: neem in de naam op waarin de bladen verschillen.`,
  }),
  SPLITSING_TE_GROOT: (p) => ({
    melding: `Wat over één cliënt gaat past niet in één bestand (ten hoogste ${p.maximum} ${p.soort}), en mag niet over twee worden verdeeld.`,
    regel: regelVan(p),
    oplossing: 'Dien voor deze cliënt minder regels tegelijk in, bijvoorbeeld per maand.',
  }),
  TE_VEEL_BLADEN: (p) => ({
    melding: `De werkmap zou meer dan ${p.maximum} bladen krijgen.`,
    regel: regelVan(p),
    oplossing: `${VRAAG_BEHEERDER}: maak een blad per iets dat minder vaak verschilt.`,
  }),
  TE_VEEL_BESTANDEN: (p) => ({
    melding: `Er zouden meer dan ${p.maximum} bestanden ontstaan.`,
    regel: regelVan(p),
    oplossing: `${VRAAG_BEHEERDER}: maak een bestand per iets dat minder vaak verschilt.`,
  }),
  TE_VEEL_RIJEN: (p) => ({
    melding: `Een blad zou meer dan ${p.maximum} rijen krijgen, en dat kan een werkmap niet.`,
    regel: regelVan(p),
    oplossing: 'Dien kleinere delen in, bijvoorbeeld per maand, of vraag de beheerder om een ander soort bestand.',
  }),
  BESTANDSNAAM_ONGELDIG: (p) => ({
    melding: 'Het formaat maakt hier een bestandsnaam die niet mag (leeg, te lang, of met een teken zoals / of :).',
    regel: regelVan(p),
    oplossing: 'Vraag de beheerder de bestandsnaam in het formaat te verbeteren.',
  }),
  BESTANDSNAAM_DUBBEL: (p) => ({
    melding: 'Het formaat geeft twee bestanden van deze zending dezelfde naam.',
    regel: regelVan(p),
    oplossing: 'Vraag de beheerder de bestandsnaam in het formaat te verbeteren.',
  }),
  PARAMETER_ONTBREEKT: (p) => ({
    melding: `De aansluiting vult de parameter "${p.parameter}" van het formaat niet in.`,
    regel: `Formaat ${p.formaat}, /parameters/${p.parameter}`,
    oplossing: 'Vraag de beheerder de parameter bij de aansluiting in te vullen.',
  }),
  TE_VEEL_GROEPEN: (p) => ({
    melding: `Er ontstaan meer dan ${p.maximum} groepen; dat is geen samenvatting meer.`,
    regel: `Formaat ${p.formaat}, /groepering/sleutels`,
    oplossing: 'Vraag de beheerder op minder te groeperen.',
  }),
  CONTROLE_NIET_GEHAALD: (p) => ({
    melding: p.melding,
    regel: `${p.controle} (${regelVan(p)})`,
    oplossing: p.oplossing,
  }),
  BESTAND_TE_GROOT: (p) => ({
    melding: `Het bestand ${p.bestandsnaam} is ${p.bytes} bytes; de ontvanger neemt er ten hoogste ${p.maximaleBytes} aan.`,
    regel: 'Grootste omvang van een bestand (iStandaard: OP179)',
    oplossing: 'Dien kleinere delen in, bijvoorbeeld per wet of per maand.',
  }),
  BSN_IN_UITVOER: (p) => ({
    melding: `In het bestand ${p.bestandsnaam} staat ${p.aantal} keer een burgerservicenummer, en dat mag bij deze ontvanger niet.`,
    regel: 'Geen persoonsgegevens in geaggregeerde uitvoer: AVG artikel 5; Landelijk accountantsprotocol',
    oplossing: 'Kijk of een bsn in een ander veld staat, zoals een productcode of kenmerk, en haal het daar weg.',
  }),
  REGELS_KWIJT: (p) => ({
    melding: `Er gingen ${p.erin} regels in deze zending en er kwamen ${p.eruit} uit.`,
    regel: 'Behoudswet: elke regel wordt bezorgd, vastgehouden of met reden weggelaten',
    oplossing: MELD_ONS,
  }),
  BEDRAG_KWIJT: (p) => ({
    melding: `Er ging ${euros(p.erinCenten)} in deze zending en er kwam ${euros(p.eruitCenten)} uit.`,
    regel: 'Behoudswet: totaal erin = totaal eruit',
    oplossing: MELD_ONS,
  }),
};
