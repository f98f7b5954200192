/** What stands on the sheet with the explanation of the invulsjabloon. */

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

const PRIVACY = 'In deze werkmap staan straks persoonsgegevens. Bewaar haar op een veilige plek en mail haar niet.';

export const uitlegInvulsjabloon = (inhoud: Sjablooninhoud): readonly string[] => [
  ...STAPPEN,
  ...VOORAF[inhoud],
  PRIVACY,
];
