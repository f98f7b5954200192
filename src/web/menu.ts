/** The main menu of each audience. */
import type { Houdersoort } from '../domain/toegang.ts';

export interface Menupunt {
  readonly naam: string;
  readonly adres: string;
}

/** Where somebody comes after signing in. */
export const BEGIN: Readonly<Record<Houdersoort, string>> = {
  aanbieder: '/aanbieder',
  ontvanger: '/gemeente',
  beheerder: '/beheer',
};

export const MENU: Readonly<Record<Houdersoort | 'bezoeker', readonly Menupunt[]>> = {
  bezoeker: [
    { naam: 'Wat is Enkelvoud?', adres: '/' },
    { naam: 'Hulp', adres: '/hulp' },
    { naam: 'Voor ontwikkelaars', adres: '/ontwikkelaars' },
  ],
  aanbieder: [
    { naam: 'Overzicht', adres: '/aanbieder' },
    { naam: 'Indienen', adres: '/aanbieder/indienen' },
    { naam: 'Verantwoordingen', adres: '/aanbieder/verantwoordingen' },
    { naam: 'Kalender', adres: '/aanbieder/kalender' },
    { naam: 'Dossier', adres: '/aanbieder/dossier' },
    { naam: 'Wat het scheelt', adres: '/aanbieder/besparing' },
    { naam: 'Vragen', adres: '/aanbieder/vragen' },
  ],
  ontvanger: [
    { naam: 'Postvak', adres: '/gemeente' },
    { naam: 'Wat ontbreekt', adres: '/gemeente/ontbreekt' },
    { naam: 'Totalen', adres: '/gemeente/totalen' },
    { naam: 'Vragen', adres: '/gemeente/vragen' },
    { naam: 'Formaten', adres: '/gemeente/formaten' },
    { naam: 'Kanaal', adres: '/gemeente/kanaal' },
  ],
  beheerder: [
    { naam: 'Overzicht', adres: '/beheer' },
    { naam: 'Formaten', adres: '/beheer/formaten' },
    { naam: 'Dekking', adres: '/beheer/dekking' },
    { naam: 'Register', adres: '/beheer/register' },
    { naam: 'Storingen', adres: '/beheer/storingen' },
    { naam: 'Organisaties', adres: '/beheer/organisaties' },
    { naam: 'Wat het scheelt', adres: '/beheer/besparing' },
    { naam: 'Logboek', adres: '/beheer/auditspoor' },
  ],
};
