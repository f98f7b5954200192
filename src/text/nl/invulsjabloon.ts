/** What a person reads in the invulsjabloon: its explanation, and what is said at cells that need a look. */
import type { Ernst, Plaats } from '../../domain/bevinding.ts';

/** What the workbook holds when the aanbieder gets it. */
export type Sjablooninhoud = 'leeg' | 'kop' | 'alles';

const STAPPEN: readonly string[] = [
  '1. Vul eerst het blad Verantwoording in. Achter elk onderwerp staat wat er hoort.',
  '2. Zet daar bij Soort op ja wat u verantwoordt. U mag meer soorten kiezen.',
  '3. Vul daarna de bladen in die u nodig hebt: meestal Prestaties. Wat u niet nodig hebt, laat u leeg.',
  '4. Een kolom met * is verplicht. Klik op een cel om te lezen wat er hoort; kies waar het kan uit de lijst.',
  '5. Verander de koppen en de namen van de bladen niet. De volgorde van de kolommen mag wel anders.',
  '6. Bewaar de werkmap als .xlsx, probeer haar eerst (proefverwerking), en dien haar dan in.',
];

const VOORAF: Readonly<Record<Sjablooninhoud, readonly string[]>> = {
  leeg: [],
  kop: [
    'Wij hebben alvast ingevuld wat u eerder opgaf over uw organisatie, met de verklaringen en bijlagen.',
    'Kijk na of het nog klopt. Kenmerk, dagtekening, periode en controletotaal zijn leeg: die zijn elke keer anders.',
  ],
  alles: [
    'Alles uit uw eerdere verantwoording staat erin, ook de regels. Verbeter wat niet klopt.',
    'Het kenmerk van de eerdere staat bij Vervangt. Vul zelf een nieuw kenmerk en een nieuwe dagtekening in.',
  ],
};

const PRIVACY = 'Een ingevulde werkmap bevat persoonsgegevens. Bewaar haar op een veilige plek en mail haar niet.';

export const uitlegInvulsjabloon = (inhoud: Sjablooninhoud): readonly string[] => [
  ...STAPPEN,
  ...VOORAF[inhoud],
  PRIVACY,
];

const ERNST: Readonly<Record<Ernst, string>> = { fout: 'fout', waarschuwing: 'let op', advies: 'advies' };

export const ernstTekst = (ernst: Ernst): string => ERNST[ernst];

const getal = (aantal: number): string => String(aantal).replace(/\B(?=(\d{3})+$)/g, '.');

/**
 * On the sheet with the explanation of a workbook that is given back.
 * @param aantal all findings; @param getoond those that are in the workbook
 * @param zoalsIngediend the cells are those that were submitted; otherwise the workbook was made from the values in the file
 */
export const uitlegCorrectieboek = (aantal: number, getoond: number, zoalsIngediend: boolean): readonly string[] => [
  aantal === 0
    ? 'Wij hebben niets gevonden dat u moet verbeteren.'
    : '1. Op het blad Bevindingen staat alles wat wij vonden, met het blad en de cel.',
  ...(aantal === 0
    ? []
    : [
        '2. In de bladen zijn die cellen rood. Ga erop staan, dan leest u wat er is en wat u kunt doen.',
        '3. Verbeter de cellen, bewaar de werkmap, probeer haar nog eens, en dien haar dan in.',
        '4. Een fout moet weg voordat u kunt indienen. Bij ‘let op’ kijkt u of het klopt.',
      ]),
  ...(aantal > getoond
    ? [`Er zijn ${getal(aantal)} bevindingen. Hier staan er ${getal(getoond)}; van elke soort ten minste één.`]
    : []),
  zoalsIngediend
    ? 'De waarden staan zoals u ze instuurde. Een formule is vervangen door haar uitkomst.'
    : 'Wij maakten deze werkmap van de waarden in uw bestand. Wat wij daar niet konden lezen, is een lege rode cel.',
  `Van deze werkmap is bij ons niets bewaard. ${PRIVACY}`,
];

/** What is said at a marked cell. */
export const celopmerking = ({
  melding,
  oplossing,
}: {
  readonly melding: string;
  readonly oplossing: string;
}): string => `${melding}\n${oplossing}`;

export const nogMeer = (aantal: number): string =>
  `En nog ${aantal} bevindingen bij deze cel: zie het blad Bevindingen.`;

/** 'bestand april.csv, regel 12, Bedrag'. */
export function plaatsTekst({ pointer, bron }: Plaats): string {
  const delen = [
    bron?.bestand === undefined ? undefined : `bestand ${bron.bestand}`,
    bron?.regel === undefined ? undefined : `regel ${bron.regel}`,
    bron?.veld,
  ].filter((deel) => deel !== undefined);
  return delen.length > 0 ? delen.join(', ') : (pointer ?? '');
}
