/** Sentences on workbooks, CSV files and bundles. */
import type { BevindingenBestand, BevindingenTabel } from '../../../domain/bevindingen/invoer/tabel.ts';
import type { Zinnen } from '../../zin.ts';
import { aantal, grootte } from './opmaak.ts';

const INVULSJABLOON = 'De kolommen staan in het invulsjabloon en in docs/invoer.md.';
const cel = (kolom: string, wat: string): string => `In de kolom ‘${kolom}’ staat geen ${wat}.`;

export const zinnenTabel: Zinnen<BevindingenTabel> = {
  TABEL_CEL_GEEN_DATUM: (p) => ({
    melding: cel(p.kolom, 'datum'),
    regel: 'Een datum is jjjj-mm-dd, dd-mm-jjjj, of een cel met het type datum.',
    oplossing: 'Schrijf de datum bijvoorbeeld als 31-12-2026.',
  }),
  TABEL_CEL_GEEN_GEHEEL_GETAL: (p) => ({
    melding: cel(p.kolom, 'heel getal'),
    regel: 'Hier hoort een heel getal, zonder cijfers achter de komma.',
    oplossing: 'Rond het getal af volgens de afspraken, of haal de letters weg.',
  }),
  TABEL_CEL_GEEN_GETAL: (p) => ({
    melding: cel(p.kolom, 'getal'),
    regel: 'Hier hoort een getal.',
    oplossing: 'Schrijf alleen het getal, zonder eenheid erachter.',
  }),
  TABEL_CEL_GEEN_BEDRAG: (p) => ({
    melding: cel(p.kolom, 'bedrag in euro’s met ten hoogste twee decimalen'),
    regel: `In dit bestand scheidt een ${p.decimaalteken === ',' ? 'komma' : 'punt'} de centen van de euro’s.`,
    oplossing: `Schrijf het bedrag bijvoorbeeld als 1234${p.decimaalteken}50.`,
  }),
  TABEL_CEL_NEGATIEF_BEDRAG: (p) => ({
    melding: `In de kolom ‘${p.kolom}’ staat een bedrag met een minteken.`,
    regel: 'Bedragen hebben geen teken (IV024). Een creditregel herkent u aan de C bij debet of credit.',
    oplossing: 'Haal het minteken weg en zet de regel op C (credit).',
  }),
  TABEL_CEL_GEEN_JA_NEE: (p) => ({
    melding: cel(p.kolom, 'ja of nee'),
    regel: 'Hier hoort ja of nee.',
    oplossing: 'Kies ja of nee.',
  }),
  TABEL_CEL_GEEN_TEKST: (p) => ({
    melding: cel(p.kolom, 'tekst'),
    regel: 'Hier hoort tekst of een code, geen waar of onwaar.',
    oplossing: 'Vul de tekst of de code in.',
  }),
  TABEL_CEL_FORMULEFOUT: (p) => ({
    melding: `In de kolom ‘${p.kolom}’ staat een formule die niet kan worden uitgerekend.`,
    regel: 'Wij lezen de waarde die uw programma heeft uitgerekend.',
    oplossing: 'Herstel de formule, of vul de waarde zelf in.',
  }),
  TABEL_CEL_ZONDER_KOLOM: () => ({
    melding: 'Hier staat iets in een kolom zonder naam.',
    regel: INVULSJABLOON,
    oplossing: 'Haal het weg, of geef de kolom een naam.',
  }),
  TABEL_NULLEN_AANGEVULD: (p) => ({
    melding: `In de kolom ‘${p.kolom}’ misten bij ${aantal(p.aantal)} ${p.aantal === 1 ? 'code' : 'codes'} de nullen vooraan. Wij hebben die aangevuld.`,
    regel: 'Een code heeft een vast aantal cijfers. Rekenprogramma’s halen nullen vooraan weg.',
    oplossing: 'Klopt het zo? Dan hoeft u niets te doen. Geef de kolom het type tekst, dan blijven de nullen staan.',
  }),
  TABEL_KOLOM_ONBEKEND: (p) => ({
    melding:
      p.kolom === undefined
        ? 'Een kolom heeft een naam die wij niet kennen.'
        : `De kolom ‘${p.kolom}’ kennen wij niet.`,
    regel: INVULSJABLOON,
    oplossing:
      'Gebruik de naam uit het invulsjabloon, haal de kolom weg, of maak een invoermapping voor uw eigen kolommen.',
  }),
  TABEL_KOLOM_ONTBREEKT: (p) => ({
    melding: `De kolom ‘${p.kolom}’ ontbreekt.`,
    regel: INVULSJABLOON,
    oplossing: 'Voeg de kolom toe en vul haar op iedere regel in.',
  }),
  TABEL_KOLOM_DUBBEL: (p) => ({
    melding: `De kolom ‘${p.kolom}’ staat er twee keer.`,
    regel: 'Iedere kolom komt één keer voor.',
    oplossing: 'Haal één van de twee weg. Wij kiezen niet voor u welke geldt.',
  }),
  TABEL_ZONDER_KOPREGEL: () => ({
    melding: 'Wij vinden geen regel met kolomnamen die wij kennen.',
    regel: INVULSJABLOON,
    oplossing: 'Zet de kolomnamen op de eerste regel, of maak een invoermapping voor uw eigen kolommen.',
  }),
  TABEL_GEMEENTE_ONTBREEKT: () => ({
    melding: 'Op deze regel ontbreekt de gemeentecode.',
    regel: 'Deze gegevens horen altijd bij een gemeente.',
    oplossing: 'Vul de CBS-code van de gemeente in.',
  }),
  TABEL_GEMEENTE_TEVEEL: () => ({
    melding: 'Op deze regel staat een gemeentecode, maar deze gegevens gaan over de hele organisatie.',
    regel: INVULSJABLOON,
    oplossing: 'Haal de gemeentecode weg.',
  }),
  BLAD_ONTBREEKT: (p) => ({
    melding: `Het blad ‘${p.blad}’ ontbreekt.`,
    regel: 'De werkmap heeft de bladen van het invulsjabloon.',
    oplossing: 'Download het invulsjabloon opnieuw en neem uw gegevens over. Geef bladen geen andere naam.',
  }),
  BLAD_ONBEKEND: (p) => ({
    melding: `${p.blad === undefined ? 'Een blad' : `Het blad ‘${p.blad}’`} kennen wij niet. Wij hebben het niet gelezen.`,
    regel: 'Wij lezen alleen de bladen van het invulsjabloon.',
    oplossing: 'Is het een kladblad? Dan hoeft u niets te doen. Anders: zet de gegevens op het goede blad.',
  }),
  KOPVELD_ONBEKEND: () => ({
    melding: 'Op deze regel staat een onderwerp dat wij niet kennen.',
    regel: INVULSJABLOON,
    oplossing: 'Verander niets in de eerste kolom. Download het invulsjabloon opnieuw als dat toch is gebeurd.',
  }),
  KOPVELD_DUBBEL: (p) => ({
    melding: `Het onderwerp ‘${p.kolom}’ staat er twee keer.`,
    regel: 'Ieder onderwerp komt één keer voor.',
    oplossing: 'Haal één van de twee weg. Wij kiezen niet voor u welke geldt.',
  }),
};

const ZIP_REGEL = 'Een zipbestand volgens de gewone standaard (PKWARE APPNOTE), zonder wachtwoord.';
const OPNIEUW_INPAKKEN = 'Pak de bestanden opnieuw in, zonder wachtwoord, en stuur het zipbestand nog eens.';
const WERKMAP_REGEL =
  'Een werkmap is een bestand van Excel of LibreOffice met de extensie .xlsx, zonder wachtwoord en zonder macro’s.';
const OPSLAAN = 'Open het bestand in Excel of LibreOffice en sla het op als .xlsx (‘Excel-werkmap’).';
const CSV_REGEL = 'Een CSV-bestand is gewone tekst: één regel per rij, met een vast teken tussen de velden.';
const in_ = (naam: string | undefined): string =>
  naam === undefined ? 'Een bestand in het zipbestand' : `Het bestand ‘${naam}’`;

export const zinnenBestand: Zinnen<BevindingenBestand> = {
  BUNDEL_LEEG: () => ({
    melding: 'In het zipbestand zit geen bestand.',
    regel: 'In een zipbestand zitten 323-berichten, werkmappen of CSV-bestanden.',
    oplossing: 'Controleer of u de goede bestanden hebt ingepakt en stuur het zipbestand opnieuw.',
  }),
  BUNDEL_JSON: (p) => ({
    melding: `Het bestand ‘${p.naam}’ is een verantwoording in JSON, of is zelf ingepakt. Dat lezen wij niet uit een zipbestand.`,
    regel: 'Een verantwoording in JSON is al compleet en gaat niet samen met andere bestanden.',
    oplossing: 'Dien het JSON-bestand zelf in. Inpakken mag met gzip.',
  }),
  BUNDEL_NIET_GELEZEN: (p) => ({
    melding: `Het bestand ‘${p.naam}’ kunnen wij niet lezen. Wij hebben het overgeslagen.`,
    regel: 'Wij lezen 323-berichten (XML), werkmappen (.xlsx), CSV en NDJSON.',
    oplossing: 'Is het een bijlage? Dan hoeft u niets te doen: bijlagen noemt u bij naam in de verantwoording.',
  }),
  ZIP_GEEN_ZIP: () => ({
    melding: 'Het bestand is geen heel zipbestand of Excel-bestand. Misschien is het versturen afgebroken.',
    regel: ZIP_REGEL,
    oplossing: 'Controleer of u het bestand zelf kunt openen en stuur het opnieuw.',
  }),
  ZIP_BESCHADIGD: (p) => ({
    melding: p.naam === undefined ? 'Het zipbestand is beschadigd.' : `${in_(p.naam)} is beschadigd.`,
    regel: ZIP_REGEL,
    oplossing: OPNIEUW_INPAKKEN,
  }),
  ZIP_VERSLEUTELD: (p) => ({
    melding: `${in_(p.naam)} is beveiligd met een wachtwoord. Dat kunnen wij niet openen.`,
    regel: ZIP_REGEL,
    oplossing: OPNIEUW_INPAKKEN,
  }),
  ZIP_ONBEKENDE_INPAKKING: (p) => ({
    melding: `${in_(p.naam)} is ingepakt op een manier die wij niet kennen.`,
    regel: `${ZIP_REGEL} De inpakking is ‘deflate’ of geen.`,
    oplossing: 'Pak de bestanden in met het gewone zipprogramma van uw computer.',
  }),
  ZIP_DUBBELE_NAAM: (p) => ({
    melding: `${in_(p.naam)} zit er twee keer in.`,
    regel: 'Iedere naam komt één keer voor. Wij kiezen niet voor u welk bestand geldt.',
    oplossing: 'Haal één van de twee weg, of geef het een andere naam.',
  }),
  ZIP_TE_VEEL_BESTANDEN: (p) => ({
    melding: `In het zipbestand zitten ${aantal(p.aantal)} bestanden.`,
    regel: `Ten hoogste ${aantal(p.maximum)} (eigen grens).`,
    oplossing: 'Verdeel de bestanden over meer dan één zipbestand.',
  }),
  ZIP_TE_STERK_VERKLEIND: (p) => ({
    melding: `${in_(p.naam)} wordt uitgepakt honderden keren zo groot. Wij pakken het daarom niet uit.`,
    regel: 'Een bestand mag ingepakt niet meer dan 400 keer kleiner zijn (eigen grens, tegen misbruik).',
    oplossing: 'Haal lege rijen weg en sla het bestand opnieuw op. Stuur het anders zonder in te pakken.',
  }),
  WERKMAP_GEEN_WERKMAP: () => ({
    melding: 'Dit is geen werkmap van Excel of LibreOffice.',
    regel: WERKMAP_REGEL,
    oplossing: OPSLAAN,
  }),
  WERKMAP_VERSLEUTELD: () => ({
    melding: 'De werkmap is beveiligd met een wachtwoord. Dat kunnen wij niet openen.',
    regel: WERKMAP_REGEL,
    oplossing: 'Haal het wachtwoord eraf en stuur de werkmap opnieuw. De verbinding met ons is al beveiligd.',
  }),
  WERKMAP_OUD: () => ({
    melding: 'Dit is een werkmap in het oude formaat van Excel (.xls).',
    regel: WERKMAP_REGEL,
    oplossing: OPSLAAN,
  }),
  WERKMAP_MACROS: () => ({
    melding: 'In de werkmap zitten macro’s. Zo’n bestand nemen wij niet aan.',
    regel: WERKMAP_REGEL,
    oplossing: `${OPSLAAN} Dan verdwijnen de macro’s.`,
  }),
  WERKMAP_ONLEESBAAR: () => ({
    melding: 'Een onderdeel van de werkmap is beschadigd.',
    regel: WERKMAP_REGEL,
    oplossing: OPSLAAN,
  }),
  WERKMAP_TE_VEEL_TEKST: (p) => ({
    melding: 'In de werkmap staat te veel verschillende tekst.',
    regel: `Ten hoogste ${grootte(p.maximumBytes)} aan verschillende teksten (eigen grens).`,
    oplossing: 'Verdeel de regels over meer dan één verantwoording, of stuur ze als CSV of JSON.',
  }),
  CSV_LEEG: () => ({
    melding: 'Het bestand is leeg.',
    regel: CSV_REGEL,
    oplossing: 'Controleer of u het goede bestand hebt gekozen en stuur het opnieuw.',
  }),
  CSV_TEKENS: () => ({
    melding: 'Vanaf deze regel staan er tekens die wij niet kunnen lezen.',
    regel: `${CSV_REGEL} De tekens zijn UTF-8 of windows-1252, en in het hele bestand hetzelfde.`,
    oplossing: 'Sla het bestand opnieuw op als ‘CSV UTF-8’.',
  }),
  CSV_AANHALINGSTEKEN: () => ({
    melding: 'Op deze regel staat een aanhalingsteken dat niet wordt gesloten, of midden in een veld.',
    regel:
      'Een veld met het scheidingsteken erin staat tussen dubbele aanhalingstekens; een aanhalingsteken daarbinnen staat er dubbel (RFC 4180).',
    oplossing: 'Herstel de aanhalingstekens, of laat uw programma het bestand opnieuw maken.',
  }),
  CSV_TE_VEEL_KOLOMMEN: (p) => ({
    melding: 'Op deze regel staan te veel velden.',
    regel: `Ten hoogste ${aantal(p.maximum)} kolommen (eigen grens).`,
    oplossing: 'Haal kolommen weg die niet nodig zijn.',
  }),
  CSV_VELD_TE_LANG: (p) => ({
    melding: 'Op deze regel staat een te lang veld. Misschien ontbreekt een aanhalingsteken.',
    regel: `Een veld heeft ten hoogste ${aantal(p.maximum)} tekens (eigen grens).`,
    oplossing: 'Kort het veld in, of herstel de aanhalingstekens.',
  }),
  CSV_GEEN_TEKST: () => ({
    melding: 'Dit bestand is geen tekst, en ook geen ander soort bestand dat wij kennen.',
    regel: 'Stuur JSON, een 323-bericht (XML), een werkmap (.xlsx), CSV, of een zipbestand daarvan.',
    oplossing: 'Controleer of u het goede bestand hebt gekozen.',
  }),
  NDJSON_REGEL: () => ({
    melding: 'Op deze regel staat geen JSON-object met precies één prestatie of traject.',
    regel: 'NDJSON: op de eerste regel {"kop": …}, op iedere andere regel {"prestatie": …} of {"traject": …}.',
    oplossing: 'Laat uw software het bestand opnieuw maken. Pas het niet met de hand aan.',
  }),
};
