import type { BevindingenRegister } from '../../domain/bevindingen/register.ts';
import { datumTekst } from '../notatie.ts';
import type { Zinnen } from '../zin.ts';

/** What each JSON Schema keyword means to who wrote the document; `verwacht` is what the schema allows. */
const SCHEMAREGELS: Readonly<Record<string, (verwacht: string) => string>> = {
  required: () => 'Dit veld ontbreekt.',
  additionalProperties: () => 'Dit veld bestaat niet in het schema.',
  'false schema': () => 'Dit veld mag hier niet staan.',
  type: (verwacht) => `Deze waarde heeft de verkeerde soort; verwacht: ${verwacht}.`,
  enum: (verwacht) => `Deze waarde mag niet; kies uit: ${verwacht}.`,
  const: (verwacht) => `Hier moet staan: ${verwacht}.`,
  pattern: (verwacht) => `Deze tekst heeft niet de juiste vorm (${verwacht}).`,
  format: (verwacht) => `Dit is geen geldige waarde van de soort ${verwacht}.`,
  minLength: (verwacht) => `Deze tekst is te kort; ten minste ${verwacht} teken(s).`,
  maxLength: (verwacht) => `Deze tekst is te lang; ten hoogste ${verwacht} tekens.`,
  minItems: (verwacht) => `Deze lijst is te kort; ten minste ${verwacht}.`,
  maxItems: (verwacht) => `Deze lijst is te lang; ten hoogste ${verwacht}.`,
  uniqueItems: () => 'Deze lijst bevat iets dubbel.',
  minimum: (verwacht) => `Dit getal is te klein; ten minste ${verwacht}.`,
  maximum: (verwacht) => `Dit getal is te groot; ten hoogste ${verwacht}.`,
  minProperties: (verwacht) => `Hier ontbreekt een keuze; ten minste ${verwacht} veld.`,
  maxProperties: (verwacht) => `Hier staat te veel; ten hoogste ${verwacht} veld.`,
};

const naam = (soort: string): string =>
  ['aansluiting', 'schema', 'antwoordformaat', 'kanaal'].includes(soort) ? `schemas/${soort}` : 'schemas/register';

export const zinnenRegister: Zinnen<BevindingenRegister> = {
  REGISTER_SCHEMA: (p) => ({
    melding: SCHEMAREGELS[p.regel]?.(p.verwacht) ?? `Deze waarde voldoet niet aan het schema (${p.regel}).`,
    regel: `JSON Schema ${naam(p.document)} 1.0.0`,
    oplossing: 'Pas het document aan op de aangewezen plaats.',
  }),
  REGISTER_LIJST_ONTBREEKT: (p) => ({
    melding: `De lijst ${p.lijst} ontbreekt in dit document.`,
    regel: 'JSON Schema schemas/register 1.0.0: één lijst per bestand',
    oplossing: `Zet de lijst ${p.lijst} in dit document.`,
  }),
  GELDIGHEID_OMGEKEERD: (p) => ({
    melding: `De geldigheid van ${p.wat} eindigt (${datumTekst(p.tot)}) voordat zij begint (${datumTekst(p.vanaf)}).`,
    regel: 'Register: geldigVanaf en geldigTot tellen allebei mee',
    oplossing: 'Verbeter geldigVanaf of geldigTot.',
  }),
  GEMEENTECODE_DUBBEL: (p) => ({
    melding: `Gemeentecode ${p.gemeente} staat er op ${datumTekst(p.datum)} twee keer in.`,
    regel: 'Register: per gemeentecode ten hoogste één geldigheid op één dag',
    oplossing: 'Laat één van beide weg, of laat de ene eindigen voordat de andere begint.',
  }),
  GEMEENTECODE_ONBEKEND: (p) => ({
    melding: `Gemeentecode ${p.gemeente} in ${p.waar} staat niet in de lijst van gemeenten.`,
    regel: 'Register: alleen gemeentecodes uit de CBS-lijst',
    oplossing: 'Verbeter de code, of zet de gemeente eerst in gemeenten.json.',
  }),
  GEMEENTE_NIET_GELDIG: (p) => ({
    melding: `Gemeentecode ${p.gemeente} in ${p.waar} was op geen enkele dag van die afspraak geldig.`,
    regel: 'Register: geldigheid van gemeentecodes (herindelingen)',
    oplossing: 'Gebruik de code die in die periode gold, of laat de gemeente weg.',
  }),
  HERINDELING_DUBBEL: (p) => ({
    melding: `De herindeling van ${p.gemeente} naar ${p.nieuweCode} staat er twee keer in.`,
    regel: 'Register: iedere herindeling één keer',
    oplossing: 'Laat één van beide weg.',
  }),
  HERINDELING_GELDIGHEID: (p) => ({
    melding: `De herindeling van ${p.gemeente} op ${datumTekst(p.ingangsdatum)} past niet bij de geldigheid van de gemeentecodes.`,
    regel: 'Register: de oude code geldt tot en met de dag ervoor, de nieuwe vanaf de dag zelf',
    oplossing: 'Geef de oude code een geldigTot op de dag ervoor, en controleer de geldigheid van de nieuwe code.',
  }),
  HERINDELING_KRING: (p) => ({
    melding: `De herindelingen vanaf ${p.gemeente} komen weer bij ${p.gemeente} uit.`,
    regel: 'Register: een opgeheven gemeente komt niet terug',
    oplossing: 'Verbeter de oude of de nieuwe code van één van de herindelingen.',
  }),
  REGIO_ONBEKEND: (p) => ({
    melding: `Aansluiting ${p.aansluiting} noemt regio ${p.regio}; die staat niet in het register.`,
    regel: "Register: alleen regio's uit inkoopregios.json",
    oplossing: 'Verbeter de code van de regio, of voeg de regio toe.',
  }),
  REGIO_DUBBEL: (p) => ({
    melding: `Regio ${p.regio} heeft op ${datumTekst(p.datum)} twee samenstellingen.`,
    regel: 'Register: per regio ten hoogste één samenstelling op één dag',
    oplossing: 'Laat de ene samenstelling eindigen voordat de andere begint.',
  }),
  ONTVANGERCODE_DUBBEL: (p) => ({
    melding: `De code ${p.ontvangercode} is al van een gemeente of regio en kan niet ook van een landelijke ontvanger zijn.`,
    regel: 'Register: de code van een ontvanger is uniek',
    oplossing: 'Kies een andere code voor de landelijke ontvanger.',
  }),
  FORMAAT_ONBEKEND: (p) => ({
    melding: `Aansluiting ${p.aansluiting} vraagt formaat ${p.formaat}; daarvan is geen versie actief.`,
    regel: 'Register: een aansluiting gebruikt een actief formaat',
    oplossing: 'Registreer eerst het formaat en maak het actief, of noem een ander formaat.',
  }),
  FORMAAT_GAT: (p) => ({
    melding: `Aansluiting ${p.aansluiting} loopt op ${datumTekst(p.vanaf)}, maar van formaat ${p.formaat} geldt dan geen versie.`,
    regel: 'Register: bij iedere dag van een aansluiting hoort een versie van het formaat',
    oplossing: 'Registreer een versie die dan geldt, of pas geldigVanaf of geldigTot van de aansluiting aan.',
  }),
  FORMAAT_DUBBELE_INGANG: (p) => ({
    melding: `Van formaat ${p.formaat} beginnen twee versies op ${datumTekst(p.geldigVanaf)}: ${p.versies}.`,
    regel: 'Register: op iedere dag geldt ten hoogste één versie van een formaat',
    oplossing: 'Geef de nieuwe versie een andere geldigVanaf.',
  }),
  FORMAAT_WETTEN: (p) => ({
    melding: `Aansluiting ${p.aansluiting} geldt voor wet ${p.wet}; formaat ${p.formaat} niet.`,
    regel: 'Register: het formaat dekt de wetten van de aansluiting',
    oplossing: 'Haal de wet uit de aansluiting, of kies een formaat dat de wet dekt.',
  }),
  FORMAAT_INVOER: (p) => ({
    melding: `Aansluiting ${p.aansluiting} vraagt een ${p.soort}; formaat ${p.formaat} wordt daar niet uit gemaakt.`,
    regel: 'Register: declaratie en productieverantwoording uit prestaties, beleidsinformatie uit trajecten',
    oplossing: 'Kies een formaat met de juiste invoer, of een andere soort.',
  }),
  FORMAATPARAMETER_ONTBREEKT: (p) => ({
    melding: `Aansluiting ${p.aansluiting} geeft geen waarde voor parameter ${p.parameter} van formaat ${p.formaat}.`,
    regel: 'Register: een parameter zonder standaard moet in de aansluiting staan',
    oplossing: `Zet ${p.parameter} bij parameters.`,
  }),
  FORMAATPARAMETER_ONBEKEND: (p) => ({
    melding: `Aansluiting ${p.aansluiting} geeft parameter ${p.parameter}; formaat ${p.formaat} kent die niet.`,
    regel: 'Register: alleen parameters die het formaat noemt',
    oplossing: 'Haal de parameter weg of verbeter de naam.',
  }),
  FORMAATCODETABEL_ONTBREEKT: (p) => ({
    melding: `Aansluiting ${p.aansluiting} vult codetabel ${p.codetabel} van formaat ${p.formaat} niet.`,
    regel: 'Register: een lege codetabel moet de aansluiting vullen',
    oplossing: `Zet ${p.codetabel} bij codetabellen, met alle codes die kunnen voorkomen.`,
  }),
  FORMAATCODETABEL_ONBEKEND: (p) => ({
    melding: `Aansluiting ${p.aansluiting} geeft codetabel ${p.codetabel}; formaat ${p.formaat} kent die niet.`,
    regel: 'Register: alleen codetabellen die het formaat noemt',
    oplossing: 'Haal de codetabel weg of verbeter de naam.',
  }),
  AANSLUITING_DUBBEL: (p) => ({
    melding: `Aansluiting ${p.aansluiting} versie ${p.versie} staat er twee keer in.`,
    regel: 'Register: een versie is onveranderlijk en uniek',
    oplossing: 'Geef de gewijzigde aansluiting een hogere versie.',
  }),
  AANSLUITING_GELIJK: (p) => ({
    melding: `Aansluitingen ${p.een} en ${p.ander} vragen vanaf ${datumTekst(p.datum)} hetzelfde aan dezelfde ontvanger: ${p.soort} (${p.wet}), ${
      p.gemeente === '*' ? 'alle gemeenten' : `gemeente ${p.gemeente}`
    }${p.aantalGemeenten > 1 ? ` en nog ${p.aantalGemeenten - 1}` : ''}.`,
    regel: 'Register: ten hoogste één aansluiting per ontvanger, gemeente, wet en soort',
    oplossing: 'Laat de ene eindigen voordat de andere begint, of maak de dekking kleiner.',
  }),
};
