import type { BevindingenDocument } from '../../domain/bevindingen/document.ts';
import { DOCUMENTSOORTEN, type Documentsoort, EINDES } from '../../domain/documentsoort.ts';
import type { Scanstand } from '../../domain/virusscan.ts';
import type { Zinnen } from '../zin.ts';

const naam = (soort: Documentsoort): string => DOCUMENTSOORTEN[soort].naam;
const einde = (soort: Documentsoort): string => `.${DOCUMENTSOORTEN[soort].eindes[0] ?? soort}`;

/** The kinds that are taken, as a list in a sentence. */
export const SOORTENTEKST = Object.values(DOCUMENTSOORTEN)
  .map((soort) => soort.naam)
  .join(', ')
  .replace(/, ([^,]+)$/, ' of $1');

const LIJST = 'Soorten documenten die wij aannemen (docs/beveiligingsregels.md).';
const DOORGEVEN = 'Wij geven aan ontvangers alleen door wat geen programma is en wat te controleren is.';

/** What a person reads of where the virus scan stands. */
export const SCANWOORDEN: Readonly<Record<Scanstand, string>> = {
  wacht: 'Wacht op virusscan',
  schoon: 'Geen virus gevonden',
  besmet: 'Virus gevonden, bestand verwijderd',
  mislukt: 'Virusscan lukt nog niet',
  'niet-gescand': 'Niet op virussen gescand',
};

export const zinnenDocument: Zinnen<BevindingenDocument> = {
  DOCUMENT_ANDERE_HASH: () => ({
    melding: 'Dit is een ander bestand dan het document dat in uw dossier staat.',
    regel: 'De SHA-256 van de inhoud is die waarmee het document in het dossier staat.',
    oplossing:
      'Stuur het bestand waarvan u de SHA-256 hebt opgegeven, of zet dit bestand als nieuw document in uw dossier.',
  }),
  DOCUMENT_NAAM_ONBEKEND: () => ({
    melding: 'De naam van dit bestand eindigt op iets dat wij niet aannemen.',
    regel: LIJST,
    oplossing: `Bewaar het document als een van deze soorten, liefst PDF: ${EINDES.map((een) => `.${een}`).join(', ')}.`,
  }),
  DOCUMENT_SOORT_ONBEKEND: () => ({
    melding: 'De inhoud van dit bestand is geen soort document die wij aannemen.',
    regel: LIJST,
    oplossing: `Open het in het programma waarmee het is gemaakt en bewaar het als ${SOORTENTEKST}.`,
  }),
  DOCUMENT_ANDERE_NAAM: ({ inhoud, naam: volgensNaam }) => ({
    melding: `De naam zegt dat dit ${naam(volgensNaam)} is, maar de inhoud is ${naam(inhoud)}.`,
    regel: LIJST,
    oplossing: `Laat de naam eindigen op ${einde(inhoud)}, of bewaar het document opnieuw als ${naam(volgensNaam)}.`,
  }),
  DOCUMENT_ANDER_MEDIATYPE: ({ soort }) => ({
    melding: `Het opgegeven mediatype hoort niet bij dit document: het is ${naam(soort)}.`,
    regel: LIJST,
    oplossing: `Geef als mediatype op: ${DOCUMENTSOORTEN[soort].mediatypen[0]}.`,
  }),
  DOCUMENT_PROGRAMMA: () => ({
    melding: 'In dit document zit een programma: een macro, ActiveX of een ingesloten bestand dat iets kan uitvoeren.',
    regel: DOORGEVEN,
    oplossing: 'Bewaar het document zonder macro’s en zonder ingesloten bestanden, of maak er een PDF van.',
  }),
  DOCUMENT_VERSLEUTELD: () => ({
    melding: 'Dit document is met een wachtwoord versleuteld. Wij kunnen niet zien wat erin zit.',
    regel: DOORGEVEN,
    oplossing: 'Haal het wachtwoord eraf en stuur het opnieuw. Wij bewaren en versturen het zelf versleuteld.',
  }),
  DOCUMENT_BESCHADIGD: () => ({
    melding: 'Dit bestand is beschadigd of onvolledig: wij kunnen het niet openen.',
    regel: LIJST,
    oplossing: 'Controleer of u het zelf kunt openen, bewaar het opnieuw en stuur het nog eens.',
  }),
  DOCUMENT_BESMET: ({ virus }) => ({
    melding: `De virusscan vond iets in dit bestand (${virus}). Wij hebben het bestand verwijderd; het gaat naar niemand.`,
    regel: 'Een document gaat pas naar een ontvanger als er geen virus in is gevonden.',
    oplossing:
      'Laat de computer nakijken waar het vandaan komt en zet een schoon bestand in uw dossier. Denkt u dat het een vergissing is, ' +
      'trek het document dan in en zet het er opnieuw in: dan wordt het opnieuw gescand.',
  }),
};
