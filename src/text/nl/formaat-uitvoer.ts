/** Sentences for whoever registers a formaat, about groups, sheets, records and parts of a file. */
import type { BevindingenFormaatUitvoer } from '../../domain/bevindingen/formaat-uitvoer.ts';
import type { Zin, Zinnen } from '../zin.ts';

const TAAL = 'Formaattaal (docs/formaten.md)';

const BLAD: Readonly<Record<BevindingenFormaatUitvoer['FORMAAT_BLAD']['reden'], Omit<Zin, 'regel'>>> = {
  'geen-sjabloon': {
    melding: 'Dit blad komt uit een sjabloon, maar de werkmap noemt geen sjabloon.',
    oplossing: 'Zet "sjabloon" bij "xlsx", met de naam van een van de "sjablonen", of haal "sjabloonblad" weg.',
  },
  'geen-sjabloonblad': {
    melding: 'Losse cellen en tabellen staan in een sjabloon, maar dit blad komt niet uit een sjabloon.',
    oplossing: 'Noem het blad van het sjabloon bij "sjabloonblad", of haal "cellen" en "tabel" weg.',
  },
  'geen-tabel': {
    melding: 'Dit blad van het sjabloon krijgt rijen, maar er staat niet bij in welke tabel.',
    oplossing: 'Noem de tabel van het sjabloon bij "tabel".',
  },
  'geen-rijen': {
    melding: 'Dit blad heeft geen rijen om te schrijven.',
    oplossing: 'Voeg "rijen" toe, met kolommen, of haal het blad of de tabel weg.',
  },
  'voet-in-tabel': {
    melding: 'Vaste rijen onder de laatste kunnen niet in een tabel van een sjabloon.',
    oplossing: 'Zet de totalen in de totaalrij van het sjabloon, of in losse cellen.',
  },
};

const NULOPGAVE: Readonly<Record<BevindingenFormaatUitvoer['FORMAAT_NULOPGAVE']['reden'], Omit<Zin, 'regel'>>> = {
  overbodig: {
    melding: 'Er is een nulrij, maar dit bestand geeft geen nulopgave.',
    oplossing: 'Zet "leeg" op "nulopgave", of haal de nulrij weg.',
  },
  'niets-gezegd': {
    melding: 'Dit bestand geeft een nulopgave, maar er staat nergens wat die zegt.',
    oplossing: 'Voeg een "nulrij" toe, of een element of record met "als": "bestand.aantalRegels == 0".',
  },
  'per-sleutel': {
    melding:
      'Een bestand per sleutel kan niet leeg zijn: zonder regels is er geen waarde om een bestand voor te maken.',
    oplossing: 'Haal "leeg" weg, of maak het bestand per zending of per gemeente.',
  },
};

const SPLITSING: Readonly<Record<BevindingenFormaatUitvoer['FORMAAT_SPLITSING']['reden'], Omit<Zin, 'regel'>>> = {
  werkmap: {
    melding: 'Een werkmap kan niet worden gesplitst: hoe groot zij wordt is vooraf niet te zeggen.',
    oplossing: 'Maak een bestand per gemeente of per sleutel met "bestandPer".',
  },
  herhaling: {
    melding: 'Alleen een bestand met precies één herhaling, van "regels" of "clienten", kan worden gesplitst.',
    oplossing: 'Haal de andere herhalingen weg, of splits niet.',
  },
  lengte: {
    melding: 'Deze waarde verschilt per deel, en hoe lang zij kan worden staat nergens.',
    oplossing: 'Zet er een "maxLengte" bij: alleen dan blijft elk deel zeker onder het maximum.',
  },
};

type Onderdrukking = BevindingenFormaatUitvoer['FORMAAT_ONDERDRUKKING'];

const ONDERDRUKKING: Readonly<Record<Onderdrukking['reden'], (p: Onderdrukking) => Omit<Zin, 'regel'>>> = {
  veld: (p) => ({
    melding: `Op "${p.naam}" kunnen kleine aantallen niet worden verborgen: het moet op elk niveau een aantal of aantalUniek zijn.`,
    oplossing: 'Tel personen met "aantalUniek" van een bsn, op elk niveau onder dezelfde naam.',
  }),
  volgorde: (p) => ({
    melding: `Sorteren op "${p.naam}" verraadt hoe groot een verborgen getal is.`,
    oplossing: 'Sorteer op een sleutel.',
  }),
  'meer-sneden': () => ({
    melding:
      'Dit formaat toont cijfers per zending én per gemeente of sleutel; het verschil verraadt wat verborgen is.',
    oplossing: 'Toon cijfers op één manier verdeeld, of maak er twee formaten van voor verschillende ontvangers.',
  }),
  verplicht: (p) => ({
    melding: `"${p.naam}" kan verborgen zijn, maar is hier verplicht; dan zou elke kleine groep de zending vasthouden.`,
    oplossing: 'Kies bij "ontbreekt": "leeg", of {"standaard": "<5"}.',
  }),
};

const VOLGORDE: Readonly<Record<BevindingenFormaatUitvoer['FORMAAT_VOLGORDE']['reden'], string>> = {
  regels:
    'regels komen per gemeente en wet al gesorteerd op bsn binnen; voor een andere volgorde zouden alle regels tegelijk in het geheugen moeten',
  groepen: 'groepen zijn te sorteren op hun sleutels en aggregaten',
  'vaste-volgorde': 'cliënten staan altijd op bsn, hun regels op regelnummer, en groepen zoals de groepering zegt',
};

const VAST: Readonly<Record<BevindingenFormaatUitvoer['FORMAAT_VAST_VELD']['reden'], Omit<Zin, 'regel'>>> = {
  'nullen-achter-getal': {
    melding: 'wordt links uitgelijnd met nullen erachter; dat maakt er een ander getal van',
    oplossing: 'Lijn het getal rechts uit, of vul met spaties.',
  },
  'geen-getal': {
    melding: 'is geen getal, maar heeft wel decimalen of een teken',
    oplossing: 'Haal "decimalen" en "teken" weg, of schrijf een getal.',
  },
  'te-kort': {
    melding: 'is te kort voor de codes die kunnen voorkomen',
    oplossing: 'Maak het veld langer, of vertaal de code met een codetabel.',
  },
};

type Sjabloon = BevindingenFormaatUitvoer['FORMAAT_SJABLOON'];

const ANDER_BESTAND = 'Sla de werkmap in Excel of LibreOffice op als gewone .xlsx en zet die opnieuw bij "sjablonen".';
const KIJK_IN_WERKMAP = 'Neem de naam over zoals hij in de werkmap staat.';

const SJABLOON: Readonly<Record<Sjabloon['reden'], (p: Sjabloon) => Omit<Zin, 'regel'>>> = {
  SJABLOON_GEEN_XLSX: () => ({ melding: 'Het sjabloon is geen .xlsx-bestand.', oplossing: ANDER_BESTAND }),
  SJABLOON_VERSLEUTELD: () => ({
    melding: 'Het sjabloon is met een wachtwoord versleuteld.',
    oplossing: 'Haal het wachtwoord weg en sla de werkmap opnieuw op.',
  }),
  SJABLOON_MACROS: () => ({
    melding: 'Het sjabloon bevat macro’s, en die voeren wij niet uit en geven wij niet door.',
    oplossing: ANDER_BESTAND,
  }),
  SJABLOON_EXTERNE_KOPPELING: (p) => ({
    melding: `Het sjabloon verwijst naar een ander bestand (${p.wat}).`,
    oplossing: 'Verbreek de koppelingen in de werkmap en sla haar opnieuw op.',
  }),
  SJABLOON_ONDERTEKEND: () => ({
    melding: 'Het sjabloon is digitaal ondertekend; invullen maakt de handtekening ongeldig.',
    oplossing: 'Haal de handtekening uit de werkmap.',
  }),
  SJABLOON_TE_GROOT: (p) => ({
    melding: `Het sjabloon is te groot: ${p.wat} bytes; ten hoogste ${p.waarin}.`,
    oplossing: 'Haal afbeeldingen en lege rijen uit de werkmap.',
  }),
  SJABLOON_TE_STERK_VERKLEIND: (p) => ({
    melding: `Een onderdeel van het sjabloon (${p.wat}) wordt bij uitpakken verdacht veel groter.`,
    oplossing: ANDER_BESTAND,
  }),
  SJABLOON_ONLEESBAAR: (p) => ({
    melding: `Een onderdeel van het sjabloon is niet te lezen (${p.wat}).`,
    oplossing: ANDER_BESTAND,
  }),
  SJABLOON_FORMULE_OVER_BLADEN: (p) => ({
    melding: `Een formule gaat over meer bladen tegelijk en leest rijen die verschuiven: ${p.waarin}.`,
    oplossing: 'Schrijf de formule per blad uit.',
  }),
  SJABLOON_BLAD_ONTBREEKT: (p) => ({
    melding: `Het blad "${p.wat}" staat niet in het sjabloon.`,
    oplossing: KIJK_IN_WERKMAP,
  }),
  SJABLOON_BLAD_NIET_KOPIEERBAAR: (p) => ({
    melding: `Van het blad "${p.wat}" kan geen kopie worden gemaakt: er staat iets in dat maar één keer kan bestaan.`,
    oplossing: 'Haal draaitabellen, slicers en knoppen van dat blad, of maak één blad.',
  }),
  SJABLOON_TABEL_ONTBREEKT: (p) => ({
    melding: `De tabel "${p.wat}" staat niet op het blad "${p.waarin}".`,
    oplossing: KIJK_IN_WERKMAP,
  }),
  SJABLOON_TABEL_NAAST_TABEL: (p) => ({
    melding: `Naast de tabel "${p.wat}" staat een andere tabel ("${p.waarin}"); rijen invoegen trekt die uit elkaar.`,
    oplossing: 'Zet de andere tabel onder deze of op een ander blad.',
  }),
  SJABLOON_KOLOM_ONTBREEKT: (p) => ({
    melding: `De kolom "${p.wat}" staat niet in de tabel "${p.waarin}".`,
    oplossing: KIJK_IN_WERKMAP,
  }),
  SJABLOON_KOLOM_IS_FORMULE: (p) => ({
    melding: `De kolom "${p.wat}" van de tabel "${p.waarin}" rekent de werkmap zelf uit.`,
    oplossing: 'Haal de kolom uit het formaat.',
  }),
  SJABLOON_NAAM_ONTBREEKT: (p) => ({
    melding: `De naam "${p.wat}" bestaat niet op het blad "${p.waarin}".`,
    oplossing: KIJK_IN_WERKMAP,
  }),
  SJABLOON_NAAM_GEEN_CEL: (p) => ({
    melding: `De naam "${p.wat}" wijst niet één cel van het blad "${p.waarin}" aan.`,
    oplossing: 'Geef één cel van dat blad deze naam.',
  }),
  SJABLOON_NAAM_IN_TABEL: (p) => ({
    melding: `De naam "${p.wat}" wijst een cel aan in de rijen van de tabel "${p.waarin}".`,
    oplossing: 'Schrijf die waarde in een kolom van de tabel.',
  }),
};

export const zinnenFormaatUitvoer: Zinnen<BevindingenFormaatUitvoer> = {
  FORMAAT_SUBGROEPEN_ONTBREKEN: () => ({
    melding: 'Dit bestand herhaalt subgroepen, maar de "groepering" heeft geen "subgroepen".',
    regel: TAAL,
    oplossing: 'Voeg "subgroepen" toe aan "groepering", met sleutels en aggregaten.',
  }),
  FORMAAT_SLEUTEL_ONBEKEND: (p) => ({
    melding: `"${p.sleutel}" is geen sleutel van de groepering.`,
    regel: TAAL,
    oplossing:
      p.bekend === '' ? 'Kies gemeente, of voeg een "groepering" toe.' : `Kies gemeente of een van: ${p.bekend}.`,
  }),
  FORMAAT_VOLGORDE: (p) => ({
    melding: `Sorteren op "${p.volgorde}" kan hier niet.`,
    regel: `${TAAL}: ${VOLGORDE[p.reden]}`,
    oplossing: p.bekend === '' ? 'Haal "volgorde" weg.' : `Kies uit: ${p.bekend}.`,
  }),
  FORMAAT_SPLITSING: (p) => ({ ...SPLITSING[p.reden], regel: TAAL }),
  FORMAAT_ONDERDRUKKING: (p) => ({
    ...ONDERDRUKKING[p.reden](p),
    regel: `${TAAL}: kleine aantallen`,
  }),
  FORMAAT_LIJST: (p) => ({
    melding:
      p.reden === 'overbodig'
        ? `"${p.van === 'als' ? 'als' : 'van'}" hoort hier alleen bij de herhaling "lijst".`
        : `"${p.van}" is hier geen lijst van de verantwoording waarover herhaald kan worden.`,
    regel: TAAL,
    oplossing:
      p.reden === 'overbodig' ? 'Haal dit weg.' : p.bekend === '' ? 'Herhaal hier niet.' : `Kies uit: ${p.bekend}.`,
  }),
  FORMAAT_NULOPGAVE: (p) => ({ ...NULOPGAVE[p.reden], regel: TAAL }),
  FORMAAT_BLAD: (p) => ({ ...BLAD[p.reden], regel: TAAL }),
  FORMAAT_NOTATIE: (p) => ({
    melding: `De kolom "${p.kolom}" heeft notatie ${p.notatie}, maar de waarde is ${p.gevonden}.`,
    regel: TAAL,
    oplossing: 'Getal en bedrag vragen een getal, datum een datum jjjj-mm-dd; tekst kan altijd.',
  }),
  FORMAAT_VAST_VELD: (p) => ({
    melding: `Het veld "${p.veld}" ${VAST[p.reden].melding}.`,
    regel: TAAL,
    oplossing: VAST[p.reden].oplossing,
  }),
  FORMAAT_SJABLOON_ONBEKEND: (p) => ({
    melding: `Het sjabloon "${p.sjabloon}" staat niet bij "sjablonen".`,
    regel: TAAL,
    oplossing: p.bekend === '' ? 'Voeg het bestand toe bij "sjablonen".' : `Kies uit: ${p.bekend}.`,
  }),
  FORMAAT_SJABLOON_ONGEBRUIKT: (p) => ({
    melding: `Het sjabloon "${p.sjabloon}" wordt door geen bestand gebruikt.`,
    regel: TAAL,
    oplossing: 'Haal het weg, of noem het bij een xlsx-bestand.',
  }),
  FORMAAT_SJABLOON: (p) => ({ ...SJABLOON[p.reden](p), regel: `${TAAL}: het sjabloon van de ontvanger` }),
  FORMAAT_SJABLOON_FORMULE: (p) => ({
    melding: `De cel met de naam "${p.naam}" op het blad "${p.blad}" bevat een formule. Die verdwijnt als de cel wordt gevuld.`,
    regel: TAAL,
    oplossing:
      'Rekent de werkmap deze cel zelf uit, haal haar dan uit het formaat. Zo niet, maak haar in het sjabloon leeg.',
  }),
  FORMAAT_SJABLOON_ONLEESBAAR: (p) => ({
    melding: `Het sjabloon "${p.sjabloon}" is geen volledige base64-tekst.`,
    regel: 'Base64: RFC 4648 paragraaf 4',
    oplossing: 'Zet het hele bestand opnieuw om naar base64, zonder regeleinden.',
  }),
  FORMAAT_CORRECTIE: ({ ontbreekt }) => ({
    melding: `Dit formaat corrigeert met credit- en debetregels, maar ${ontbreekt}.`,
    regel: 'iStandaarden 323: TR323, CD060 (een creditregel is gelijk aan het origineel en verwijst ernaar).',
    oplossing:
      'Schrijf per prestatie het referentienummer, het vorige referentienummer, het bedrag en debet of credit. Of laat correctie weg.',
  }),
};
