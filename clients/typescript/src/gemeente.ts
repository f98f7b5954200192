/* Made by scripts/clients.ts; do not edit. Longer than 300 lines because it holds every operation of one OpenAPI document. */

export type Zendingtoestand =
  | 'gepland'
  | 'omgezet'
  | 'bezorgd'
  | 'bevestigd'
  | 'geaccepteerd'
  | 'afgewezen'
  | 'deels-afgewezen'
  | 'vastgehouden'
  | 'gefilterd'
  | 'wacht-op-antwoord'
  | 'ongewijzigd'
  | 'bewaard'
  | 'ingetrokken';
export type Retourantwoord = OntvangenRetourbericht & {
  toestand: Zendingtoestand;
};
export type Retour325Antwoord = Retourantwoord & {
  waarschuwingen: Bevinding[];
};

export interface GemeenteOperaties {
  toonPostvak: {
    query?: {
      vanaf?: string;
      aantal?: number;
      soort?:
        | 'declaratie'
        | 'productieverantwoording'
        | 'kwartaalrapportage'
        | 'beleidsinformatie'
        | 'klachtenrapportage'
        | 'integriteitsdossier'
        | 'jaarprognose';
      agbcode?: string;
      bevestigd?: 'true' | 'false';
      toestand?: Zendingtoestand;
      periodeVanaf?: string;
      periodeTotEnMet?: string;
      bezorgdVanaf?: string;
    };
    antwoord: {
      resultaten: PostvakZending[];
      volgende?: string;
    };
  };
  toonZending: {
    pad: {
      id: string;
    };
    antwoord: PostvakZending;
  };
  meldOntvangst: {
    json?: Ontvangstmelding;
    antwoord: OntvangstmeldingUitkomst;
  };
  haalBestand: {
    pad: {
      id: string;
    };
    query?: {
      volgnummer?: number;
    };
  };
  toonDocumenten: {
    pad: {
      id: string;
    };
    antwoord: {
      resultaten: Zendingdocument[];
    };
  };
  haalDocument: {
    pad: {
      id: string;
      nummer: string;
    };
  };
  haalArchief: {
    json?: Archiefvraag;
  };
  beantwoordZending: {
    pad: {
      id: string;
    };
    json?: Retourbericht;
    antwoord: Retourantwoord;
  };
  toonRetourberichten: {
    pad: {
      id: string;
    };
    antwoord: {
      resultaten: OntvangenRetourbericht[];
    };
  };
  volgGebeurtenissen: {
    query?: {
      na?: number | null;
      aantal?: number;
      wacht?: number | null;
      verantwoording?: string;
    };
    antwoord: {
      resultaten: Gebeurtenis[];
      volgende?: string;
    };
  };
  stuurRetourbericht: {
    antwoord: Retour325Antwoord;
  };
  toonAntwoordtermijnen: {
    query?: {
      vanaf?: string;
      aantal?: number;
      alleenTeLaat?: 'true' | 'false';
    };
    antwoord: {
      resultaten: Antwoordtermijn[];
      volgende?: string;
    };
  };
  toonKanaal: {
    antwoord: Kanaal;
  };
  bewaarKanaal: {
    json?: KanaalInvoer;
    antwoord: Kanaal;
  };
  verwijderKanaal: {
    antwoord: Kanaal;
  };
  toonKanaalversies: {
    antwoord: {
      resultaten: Kanaalversie[];
    };
  };
  beproefKanaal: {
    antwoord: Kanaalproef;
  };
  geefKanaalVrij: {
    antwoord: Kanaal;
  };
  toonKanaalsoorten: {
    antwoord: Kanaalsoorten;
  };
  toonPostbus: {
    antwoord: Postbus;
  };
  toonPostbuszendingen: {
    query?: {
      vanaf?: string;
      aantal?: number;
    };
    antwoord: {
      resultaten: WachtendeZending[];
      volgende?: string;
    };
  };
  pauzeerPostbus: {
    json?: PauzeInvoer;
    antwoord: Postbus;
  };
  hervatPostbus: {
    json?: HervatInvoer;
    antwoord: Postbus;
  };
  toonGesprekken: {
    query?: {
      vanaf?: string;
      aantal?: number;
    };
    antwoord: {
      resultaten: Gesprek[];
      volgende?: string;
    };
  };
  toonVragen: {
    pad: {
      id: string;
    };
    query?: {
      vanaf?: string;
      aantal?: number;
    };
    antwoord: {
      resultaten: Vraag[];
      volgende?: string;
    };
  };
  stelVraag: {
    pad: {
      id: string;
    };
    json?: VraagInvoer;
    antwoord: Vraag;
  };
  meldVragenGelezen: {
    pad: {
      id: string;
    };
    antwoord: Gesprek;
  };
  sluitGesprek: {
    pad: {
      id: string;
    };
    antwoord: Gesprek;
  };
  toonTermijnen: {
    query?: {
      vanaf?: string;
      aantal?: number;
    };
    antwoord: {
      resultaten: Termijn[];
      volgende?: string;
    };
  };
}
export interface PostvakZending {
  id: string;
  ontvanger: Ontvanger;
  soort:
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose';
  formaat: {
    naam: string;
    versie: string;
  };
  aansluiting: {
    id: string;
    versie: string;
  };
  toestand: Zendingtoestand;
  bestanden: Bestand[];
  versie: number;
  vervangtId?: string;
  vervangenDoorId?: string;
  vervallenOp?: string;
  gewistOp?: string;
  correctie?: {
    aantal: number;
    centen: number;
  };
  postvaknummer: number;
  agbcode: string;
  periode: {
    begindatum: string;
    einddatum: string;
  };
  bezorgdOp?: string;
  bevestigdOp?: string;
  beantwoordOp?: string;
  uiterlijkeAntwoorddatum?: string;
}
export interface Ontvanger {
  soort: 'gemeente' | 'inkoopregio' | 'landelijk';
  code: string;
  naam: string;
}
export interface Bestand {
  volgnummer: number;
  bestandsnaam: string;
  mediatype: string;
  sha256: string;
  bytes: number;
}
export interface Ontvangstmelding {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  zendingIds: string[];
}
export interface OntvangstmeldingUitkomst {
  resultaten: {
    zendingId: string;
    uitkomst: 'bevestigd' | 'al-bevestigd' | 'onbekend';
    bevestigdOp?: string;
  }[];
  aantalBevestigd: number;
}
export interface Zendingdocument {
  nummer: number;
  soort:
    | 'klachtenrapportage'
    | 'arrangementenverantwoording'
    | 'jaarrekening'
    | 'ubo-uittreksel'
    | 'bibob-antwoorden'
    | 'vog-rp'
    | 'overzicht-onderaannemers'
    | 'sroi-verklaring'
    | 'meerkosten'
    | 'overig'
    | 'controleverklaring'
    | 'bestuursverklaring'
    | 'verklaring-totaalomzet';
  sha256: string;
  beschikbaar: boolean;
  bestandsnaam?: string;
  mediatype?: string;
  bytes?: number;
  virusscan?: 'wacht' | 'schoon' | 'besmet' | 'mislukt' | 'niet-gescand';
}
export interface Archiefvraag {
  /**
   * @minItems 1
   * @maxItems 1000
   */
  zendingIds: string[];
}
export interface Retourbericht {
  oordeel: 'ontvangen' | 'geaccepteerd' | 'afgewezen' | 'deels-afgewezen';
  retourcode?: string;
  toelichting?: string;
  /**
   * @maxItems 10000
   */
  regels?: Retourregel[];
}
export interface Retourregel {
  referentienummer: string;
  retourcode?: string;
  toelichting?: string;
}
export interface OntvangenRetourbericht {
  id: string;
  zendingId: string;
  bestand?: number;
  vorm: 'json' | 'csv' | 'wmo325' | 'jw325';
  oordeel: 'ontvangen' | 'geaccepteerd' | 'afgewezen' | 'deels-afgewezen';
  retourcodes: string[];
  redensoort?: 'syntaxis' | 'bedrijfsregel';
  toelichting?: string;
  aantalRegels: number;
  aantalAfgewezen: number;
  regels: {
    referentienummer: string;
    retourcodes: string[];
    toelichting?: string;
  }[];
  ontvangenOp: string;
}
export interface Gebeurtenis {
  volgnummer: number;
  onderwerp: 'verantwoording' | 'zending';
  toestand: string;
  verantwoordingId: string;
  agbcode: string;
  zendingId?: string;
  ontvangercode?: string;
  op: string;
}
export interface Bevinding {
  code: string;
  ernst: 'fout' | 'waarschuwing' | 'advies';
  melding: string;
  regel: string;
  oplossing: string;
  pointer?: string;
  positie?: number;
  queryparameter?: string;
  gemeentecode?: string;
  ontvangercode?: string;
  uitvoerveld?: string;
  bron?: {
    bestand?: string;
    regel?: number;
    veld?: string;
    blad?: string;
    cel?: string;
  };
}
export interface Antwoordtermijn {
  zendingId: string;
  verantwoordingId: string;
  ontvanger: Ontvanger;
  agbcode: string;
  soort:
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose';
  bezorgdOp: string;
  uiterlijkeAntwoorddatum: string;
  teLaat: boolean;
}
export interface Kanaal {
  instelling: {
    [k: string]: unknown;
  };
  toestand: 'in-gebruik' | 'onbeproefd' | 'wacht-op-vrijgave';
  versie: number;
  geheimen: ('ondertekengeheim' | 'headerwaarde' | 'clientgeheim' | 's3geheim')[];
  publiekeSleutels: string[];
  clientsleutel?: {
    kty: 'EC';
    crv: 'P-256';
    x: string;
    y: string;
    alg: 'ES256';
    use: 'sig';
    kid: string;
  };
  door?: {
    soort: 'ontvanger' | 'beheerder' | 'aanbieder';
    code: string;
    middel?: string;
  };
  op?: string;
  beproefdOp?: string;
  inGebruikOp?: string;
  vrijgegevenDoor?: {
    soort: 'ontvanger' | 'beheerder' | 'aanbieder';
    code: string;
    middel?: string;
  };
  domeinen?: string[];
  inGebruik?: {
    versie: number;
    instelling: {
      [k: string]: unknown;
    };
  };
}
export interface KanaalInvoer {
  instelling: {
    [k: string]: unknown;
  };
  geheimen?: {
    ondertekengeheim?: string;
    headerwaarde?: string;
    clientgeheim?: string;
    s3geheim?: string;
  };
  nieuweSleutel?: boolean;
}
export interface Kanaalversie {
  versie: number;
  instelling: {
    [k: string]: unknown;
  };
  geheimen: ('ondertekengeheim' | 'headerwaarde' | 'clientgeheim' | 's3geheim')[];
  door: {
    soort: 'ontvanger' | 'beheerder' | 'aanbieder';
    code: string;
    middel?: string;
  };
  op: string;
  beproefdOp?: string;
  inGebruikOp?: string;
  vrijgegevenDoor?: {
    soort: 'ontvanger' | 'beheerder' | 'aanbieder';
    code: string;
    middel?: string;
  };
}
export interface Kanaalproef {
  versie: number;
  gelukt: boolean;
  inGebruikGenomen: boolean;
  wachtOpVrijgave: boolean;
  stappen: {
    stap: 'instelling' | 'adres' | 'naam' | 'aanmelding' | 'verbinding' | 'antwoord';
    gelukt: boolean;
    melding: string;
    oplossing?: string;
  }[];
}
export interface Kanaalsoorten {
  schema: {
    [k: string]: unknown;
  };
}
export interface Postbus {
  werkt: boolean;
  stilstand?: Stilstand;
  zekering: Zekering;
  rustTot?: string;
  laatsteFout?: Bezorgfout;
  wachtend: number;
  geblokkeerd: number;
  onderweg: number;
  vastgehouden: number;
  volgendePoging?: string;
  handelingen: Postbushandeling[];
}
export interface Stilstand {
  soort: 'gepauzeerd' | 'gestopt' | 'uitgezet';
  sinds: string;
  door?: 'ontvanger' | 'beheerder' | 'aanbieder';
  reden?: string;
}
export interface Zekering {
  stand: 'dicht' | 'open';
  sinds?: string;
  proefVanaf?: string;
}
export interface Bezorgfout {
  op?: string;
  omschrijving: string;
}
export interface Postbushandeling {
  handeling: 'gepauzeerd' | 'hervat';
  door: string;
  reden?: string;
  op: string;
}
export interface WachtendeZending {
  id: string;
  postvaknummer: number;
  toestand: 'wacht' | 'vastgehouden';
  wachtOpEerdere: boolean;
  pogingen: number;
  volgendePoging?: string;
  laatsteFout?: Bezorgfout;
}
export interface PauzeInvoer {
  reden: string;
}
export interface HervatInvoer {
  reden?: string;
}
export interface Gesprek {
  zendingId: string;
  verantwoordingId: string;
  agbcode: string;
  ontvangercode: string;
  aantal: number;
  ongelezen: number;
  laatsteOp: string;
  laatsteVan: 'aanbieder' | 'ontvanger';
  afgesloten?: {
    op: string;
    door: 'aanbieder' | 'ontvanger';
  };
}
export interface Vraag {
  id: string;
  zendingId: string;
  van: 'aanbieder' | 'ontvanger';
  op: string;
  tekst: string;
}
export interface VraagInvoer {
  tekst: string;
}
export interface Termijn {
  agbcode: string;
  ontvanger: {
    code: string;
    naam: string;
  };
  soort:
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose';
  periode: {
    begindatum: string;
    einddatum: string;
  };
  wat: string;
  uiterlijkeDatum: string;
  termijnsoort: 'nadert' | 'verstreken';
  verwachting: 'afgewezen' | 'vastgehouden' | 'concept' | 'eerder-ingediend';
  openstaand: boolean;
  gemeldOp: string;
  melding: string;
  oplossing: string;
}
export interface Probleem {
  type: string;
  status: number;
  title: string;
  detail: string;
  instance?: string;
  verantwoordingId?: string;
  bevindingen?: Bevinding[];
  aantalBevindingen?: number;
  aantalFouten?: number;
}

export const GEMEENTE = {
  toonPostvak: { methode: 'GET', pad: '/gemeente/v1/zendingen' },
  toonZending: { methode: 'GET', pad: '/gemeente/v1/zendingen/{id}' },
  meldOntvangst: { methode: 'POST', pad: '/gemeente/v1/ontvangstmeldingen' },
  haalBestand: { methode: 'GET', pad: '/gemeente/v1/zendingen/{id}/bestand' },
  toonDocumenten: { methode: 'GET', pad: '/gemeente/v1/zendingen/{id}/documenten' },
  haalDocument: { methode: 'GET', pad: '/gemeente/v1/zendingen/{id}/documenten/{nummer}' },
  haalArchief: { methode: 'POST', pad: '/gemeente/v1/archieven' },
  beantwoordZending: { methode: 'POST', pad: '/gemeente/v1/zendingen/{id}/retourberichten' },
  toonRetourberichten: { methode: 'GET', pad: '/gemeente/v1/zendingen/{id}/retourberichten' },
  volgGebeurtenissen: { methode: 'GET', pad: '/gemeente/v1/gebeurtenissen' },
  stuurRetourbericht: { methode: 'POST', pad: '/gemeente/v1/retourberichten' },
  toonAntwoordtermijnen: { methode: 'GET', pad: '/gemeente/v1/antwoordtermijnen' },
  toonKanaal: { methode: 'GET', pad: '/gemeente/v1/kanaal' },
  bewaarKanaal: { methode: 'PUT', pad: '/gemeente/v1/kanaal' },
  verwijderKanaal: { methode: 'DELETE', pad: '/gemeente/v1/kanaal' },
  toonKanaalversies: { methode: 'GET', pad: '/gemeente/v1/kanaal/versies' },
  beproefKanaal: { methode: 'POST', pad: '/gemeente/v1/kanaal/proeven' },
  geefKanaalVrij: { methode: 'POST', pad: '/gemeente/v1/kanaal/vrijgaven' },
  toonKanaalsoorten: { methode: 'GET', pad: '/gemeente/v1/kanaalsoorten' },
  toonPostbus: { methode: 'GET', pad: '/gemeente/v1/postbus' },
  toonPostbuszendingen: { methode: 'GET', pad: '/gemeente/v1/postbus/zendingen' },
  pauzeerPostbus: { methode: 'POST', pad: '/gemeente/v1/postbus/pauzes' },
  hervatPostbus: { methode: 'POST', pad: '/gemeente/v1/postbus/hervattingen' },
  toonGesprekken: { methode: 'GET', pad: '/gemeente/v1/vragen' },
  toonVragen: { methode: 'GET', pad: '/gemeente/v1/zendingen/{id}/vragen' },
  stelVraag: { methode: 'POST', pad: '/gemeente/v1/zendingen/{id}/vragen' },
  meldVragenGelezen: { methode: 'POST', pad: '/gemeente/v1/zendingen/{id}/vragen/leesmeldingen' },
  sluitGesprek: { methode: 'POST', pad: '/gemeente/v1/zendingen/{id}/vragen/afsluitingen' },
  toonTermijnen: { methode: 'GET', pad: '/gemeente/v1/termijnen' },
} as const;
