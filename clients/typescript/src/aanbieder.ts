/* Made by scripts/clients.ts; do not edit. Longer than 300 lines because it holds every operation of one OpenAPI document. */

export type Ontvangstbewijs = Verantwoording & {
  zendingen: Zendingbewijs[];
  zonderOntvanger: ZonderOntvanger[];
  register: {
    revisie: string;
    documenten: {
      documentsoort: string;
      naam: string;
      versie: string;
      sha256: string;
    }[];
  }[];
  opgemaaktOp: string;
  software: {
    naam: 'enkelvoud';
    versie: string;
  };
};
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
export type GevondenBevinding = Bevinding & {
  volgnummer: number;
  fase: 'invoer' | 'route' | 'omzetting' | 'bezorging' | 'antwoord';
  zendingId?: string;
  vastgesteldOp: string;
};
export type Regeltoestand =
  | 'gepland'
  | 'omgezet'
  | 'bezorgd'
  | 'bevestigd'
  | 'geaccepteerd'
  | 'afgewezen'
  | 'vastgehouden'
  | 'gefilterd'
  | 'wacht-op-antwoord'
  | 'ongewijzigd'
  | 'bewaard'
  | 'ingetrokken';
export type Dossierdocument =
  | {
      documentsoort: 'bijlage';
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
        | 'overig';
      wet?: 'wmo' | 'jw';
      gemeentecode?: string;
      geldigVanaf: string;
      geldigTot?: string;
      bestandsnaam: string;
      mediatype: string;
      sha256: string;
      id: string;
      ontvangenOp: string;
      bytes?: number;
      virusscan?: 'wacht' | 'schoon' | 'besmet' | 'mislukt' | 'niet-gescand';
      bevinding?: Bevinding;
    }
  | {
      documentsoort: 'verklaring';
      soort: 'controleverklaring' | 'bestuursverklaring' | 'verklaring-totaalomzet';
      wet?: 'wmo' | 'jw';
      gemeentecode?: string;
      geldigVanaf: string;
      geldigTot?: string;
      bestandsnaam: string;
      mediatype: string;
      sha256: string;
      id: string;
      ontvangenOp: string;
      bytes?: number;
      virusscan?: 'wacht' | 'schoon' | 'besmet' | 'mislukt' | 'niet-gescand';
      bevinding?: Bevinding;
    };
export type Dossieropgave =
  | {
      documentsoort: 'bijlage';
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
        | 'overig';
      wet?: 'wmo' | 'jw';
      gemeentecode?: string;
      geldigVanaf: string;
      geldigTot?: string;
      bestandsnaam: string;
      mediatype: string;
      sha256: string;
    }
  | {
      documentsoort: 'verklaring';
      soort: 'controleverklaring' | 'bestuursverklaring' | 'verklaring-totaalomzet';
      wet?: 'wmo' | 'jw';
      gemeentecode?: string;
      geldigVanaf: string;
      geldigTot?: string;
      bestandsnaam: string;
      mediatype: string;
      sha256: string;
    };

export interface AanbiederOperaties {
  dienVerantwoordingIn: {
    query?: {
      kenmerk?: string;
      vervangt?: string;
      stadium?: 'concept' | 'definitief';
      dagtekening?: string;
      begindatum?: string;
      einddatum?: string;
      soorten?: string;
      upload?: string;
      invoermapping?: string;
    };
    json?: object;
    antwoord: Ontvangstbewijs;
  };
  toonVerantwoordingen: {
    query?: {
      vanaf?: string;
      aantal?: number;
    };
    antwoord: {
      resultaten: Verantwoording[];
      volgende?: string;
    };
  };
  toonVerantwoording: {
    pad: {
      id: string;
    };
    antwoord: Verantwoording;
  };
  toonZendingenVanVerantwoording: {
    pad: {
      id: string;
    };
    antwoord: {
      resultaten: Zending[];
    };
  };
  toonBevindingen: {
    pad: {
      id: string;
    };
    query?: {
      vanaf?: string;
      aantal?: number;
    };
    antwoord: {
      resultaten: GevondenBevinding[];
      volgende?: string;
    };
  };
  toonBalans: {
    pad: {
      id: string;
    };
    antwoord: Balans;
  };
  trekVerantwoordingIn: {
    pad: {
      id: string;
    };
    json?: IntrekkingInvoer;
    antwoord: Intrekking;
  };
  toonIntrekkingen: {
    pad: {
      id: string;
    };
    antwoord: {
      resultaten: Intrekking[];
    };
  };
  toonOntvangstbewijs: {
    pad: {
      id: string;
    };
    antwoord: Ontvangstbewijs;
  };
  haalVerantwoording: {
    pad: {
      id: string;
    };
    antwoord: object;
  };
  toonRegels: {
    pad: {
      id: string;
    };
    query?: {
      vanaf?: string;
      aantal?: number;
      zendingId?: string;
      toestand?: Regeltoestand;
    };
    antwoord: {
      resultaten: Regel[];
      volgende?: string;
    };
  };
  toonUitleg: {
    pad: {
      id: string;
    };
    query?: {
      bestandsnaam: string;
      positie: string;
    };
    antwoord: Uitleg;
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
  toonWebhook: {
    antwoord: Webhook;
  };
  bewaarWebhook: {
    json?: WebhookInvoer;
    antwoord: Webhook;
  };
  verwijderWebhook: {
    antwoord: Webhook;
  };
  beproefWebhook: {
    antwoord: Kanaalproef;
  };
  geefWebhookVrij: {
    antwoord: Webhook;
  };
  probeerVerantwoording: {
    query?: {
      kenmerk?: string;
      vervangt?: string;
      stadium?: 'concept' | 'definitief';
      dagtekening?: string;
      begindatum?: string;
      einddatum?: string;
      soorten?: string;
      upload?: string;
      invoermapping?: string;
    };
    json?: object;
    antwoord: Proefverwerking;
  };
  haalInvulsjabloon: {
    query?: {
      kenmerk?: string;
      inhoud?: 'kop' | 'alles';
    };
  };
  toonInvoermappings: {
    antwoord: {
      resultaten: InvoermappingInLijst[];
    };
  };
  toonInvoermapping: {
    pad: {
      naam: string;
    };
    antwoord: Invoermapping;
  };
  bewaarInvoermapping: {
    pad: {
      naam: string;
    };
    json?: Invoermapping;
    antwoord: Invoermapping;
  };
  verwijderInvoermapping: {
    pad: {
      naam: string;
    };
  };
  stelInvoermappingVoor: {
    antwoord: Invoermappingvoorstel;
  };
  beginUpload: {
    json?: UploadInvoer;
    antwoord: Upload;
  };
  toonUpload: {
    pad: {
      id: string;
    };
    antwoord: Upload;
  };
  stuurUploaddeel: {
    pad: {
      id: string;
      nummer: string;
    };
    antwoord: Upload;
  };
  vergelijkMetVoorgevuld: {
    pad: {
      jaar: string;
    };
    query?: {
      kenmerk?: string;
      vervangt?: string;
      stadium?: 'concept' | 'definitief';
      dagtekening?: string;
      begindatum?: string;
      einddatum?: string;
      soorten?: string;
    };
    json?: object;
    antwoord: Vergelijking;
  };
  toonVoorgevuld: {
    pad: {
      jaar: string;
    };
    antwoord: Voorgevuld;
  };
  haalVoorgevuldeVerantwoording: {
    pad: {
      jaar: string;
    };
    antwoord: object;
  };
  haalVoorgevuldInvulsjabloon: {
    pad: {
      jaar: string;
    };
  };
  geefHistorie: {
    antwoord: Historie;
  };
  toonDossier: {
    antwoord: {
      resultaten: Dossierdocument[];
    };
  };
  zetInDossier: {
    json?: Dossieropgave;
    antwoord: Dossierdocument;
  };
  haalUitDossier: {
    pad: {
      id: string;
    };
  };
  stuurDocumentinhoud: {
    pad: {
      id: string;
    };
    antwoord: Dossierdocument;
  };
  haalDocumentinhoud: {
    pad: {
      id: string;
    };
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
export interface Verantwoording {
  id: string;
  kenmerk: string;
  agbcode: string;
  stadium: 'concept' | 'definitief';
  periode: {
    begindatum: string;
    einddatum: string;
  };
  soorten: (
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose'
  )[];
  ontvangenOp: string;
  sha256: string;
  bytes: number;
  aantalPrestaties: number;
  aantalTrajecten: number;
  saldoCenten: number;
  vervangtId?: string;
  vervangenDoorId?: string;
  ingetrokkenOp?: string;
  intrekreden?: 'onjuist' | 'dubbel' | 'verkeerde-ontvanger' | 'anders';
  gewistOp?: string;
}
export interface Zendingbewijs {
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
    sha256: string;
  };
  aansluiting: {
    id: string;
    versie: string;
    sha256: string;
  };
  delen: {
    gemeentecode: string;
    wet: 'wmo' | 'jw';
  }[];
  versie: number;
  vervangtId?: string;
  correctie?: {
    aantal: number;
    centen: number;
  };
  toestand: Zendingtoestand;
  bezorgdOp?: string;
  beantwoordOp?: string;
  omgezetMet?: {
    registerrevisie: string;
    softwareversie: string;
  };
  bestanden: {
    bestandsnaam: string;
    mediatype: string;
    sha256: string;
    bytes: number;
  }[];
}
export interface Ontvanger {
  soort: 'gemeente' | 'inkoopregio' | 'landelijk';
  code: string;
  naam: string;
}
export interface ZonderOntvanger {
  gemeentecode: string;
  wet: 'wmo' | 'jw';
  soort:
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose';
}
export interface Zending {
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
  gelijkAanId?: string;
  wachtOp?: string[];
  geplandOp: string;
  omgezetOp?: string;
  bezorgdOp?: string;
  bevestigdOp?: string;
  beantwoordOp?: string;
  uiterlijkeAntwoorddatum?: string;
  teLaat?: boolean;
}
export interface Bestand {
  volgnummer: number;
  bestandsnaam: string;
  mediatype: string;
  sha256: string;
  bytes: number;
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
export interface Balans {
  verantwoordingId: string;
  aantalPrestaties: number;
  aantalTrajecten: number;
  saldoCenten: number;
  sluitend: boolean;
  afgerond: boolean;
  verschillen: string[];
  totaal: {
    aantal: number;
    bezorgd: number;
    ongewijzigd: number;
    vastgehouden: number;
    gefilterd: number;
    bewaard: number;
    ingetrokken: number;
    onderweg: number;
  };
  gecrediteerdCenten: number;
  regels: Balansregel[];
}
export interface Balansregel {
  gemeentecode: string;
  wet: 'wmo' | 'jw';
  soort:
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose';
  ontvangercode?: string;
  zendingId?: string;
  aantal: number;
  bezorgd: number;
  ongewijzigd: number;
  vastgehouden: number;
  gefilterd: number;
  bewaard: number;
  ingetrokken: number;
  onderweg: number;
  bezorgdCenten: number;
  redenen: {
    reden: string;
    aantal: number;
  }[];
}
export interface IntrekkingInvoer {
  reden: 'onjuist' | 'dubbel' | 'verkeerde-ontvanger' | 'anders';
}
export interface Intrekking {
  verantwoordingId: string;
  reden: 'onjuist' | 'dubbel' | 'verkeerde-ontvanger' | 'anders';
  ingetrokkenOp: string;
}
export interface Regel {
  pointer: string;
  referentienummer: string;
  zendingId: string;
  ontvanger: Ontvanger;
  soort:
    | 'declaratie'
    | 'productieverantwoording'
    | 'kwartaalrapportage'
    | 'beleidsinformatie'
    | 'klachtenrapportage'
    | 'integriteitsdossier'
    | 'jaarprognose';
  toestand: Regeltoestand;
  redenen: Afwijsreden[];
  toelichting?: string;
  gefilterdOmdat?: string;
}
export interface Afwijsreden {
  retourcode: string;
  betekenis?: string;
  oplossing: string;
}
export interface Uitleg {
  formaat: {
    naam: string;
    versie: string;
  };
  bestandsnaam: string;
  positie: string;
  waarde?: string;
  uitvoerveld: string;
  regel: string;
  expressie: string;
  codetabel?: string;
  ontbrak: boolean;
  functies: {
    naam: string;
    omschrijving: string;
    bron?: string;
  }[];
  velden: {
    veld: string;
    omschrijving: string;
    bron: string;
    privacy: 'geen' | 'persoonsgegeven' | 'bijzonder';
  }[];
  aggregaten: {
    naam: string;
    regel: string;
    expressie?: string;
    codetabel?: string;
  }[];
  regels: {
    aantal: number;
    pointers: string[];
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
export interface Webhook {
  toestand: 'geen' | 'onbeproefd' | 'wacht-op-vrijgave' | 'in-gebruik';
  versie: number;
  instelling?: {
    [k: string]: unknown;
  };
  publiekeSleutels: string[];
  op?: string;
  beproefdOp?: string;
  inGebruikOp?: string;
  inGebruik?: {
    versie: number;
    instelling: {
      [k: string]: unknown;
    };
  };
  domeinen?: string[];
  bezorging: {
    wachtend: number;
    vastgehouden: number;
    stilstaand: boolean;
    volgendePoging?: string;
  };
}
export interface WebhookInvoer {
  geheimen?: {
    ondertekengeheim?: string;
    headerwaarde?: string;
    clientgeheim?: string;
    s3geheim?: string;
  };
  nieuweSleutel?: boolean;
  instelling: {
    kanaalsoort: 'webhook';
    inhoud?: 'bericht';
    [k: string]: unknown;
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
export interface Proefverwerking {
  kenmerk: string;
  aantalPrestaties: number;
  aantalTrajecten: number;
  saldoCenten: number;
  zendingen: Proefzending[];
  zonderOntvanger: ZonderOntvanger[];
  ontbreekt: Ontbrekend[];
  bevindingen: Bevinding[];
  aantalBevindingen: number;
  aantalFouten: number;
}
export interface Proefzending {
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
  bevindingen: Bevinding[];
}
export interface Ontbrekend {
  soort: 'bijlage' | 'verklaring' | 'gegeven';
  wat: string;
  waarom: 'aansluiting' | 'drempel';
  voor: Ontvanger[];
  uiterlijkOp?: string;
  houdtTegen: boolean;
}
export interface InvoermappingInLijst {
  naam: string;
  op: string;
}
export interface Invoermapping {
  [k: string]: unknown;
}
export interface Invoermappingvoorstel {
  mapping: Invoermapping;
  kolommen: {
    kolom: string;
    kop?: string;
    veld?: string;
    zekerheid: 'hoog' | 'middel' | 'laag' | 'geen';
    grond: ('kop' | 'waarden')[];
  }[];
  ontbreekt: {
    veld: string;
    omschrijving: string;
  }[];
  bevindingen: Bevinding[];
}
export interface UploadInvoer {
  bytes: number;
  sha256: string;
  mediatype:
    | 'application/json'
    | 'application/gzip'
    | 'application/xml'
    | 'text/csv'
    | 'application/x-ndjson'
    | 'application/zip'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    | 'application/octet-stream';
  deelBytes?: number;
}
export interface Upload {
  id: string;
  bytes: number;
  sha256: string;
  mediatype:
    | 'application/json'
    | 'application/gzip'
    | 'application/xml'
    | 'text/csv'
    | 'application/x-ndjson'
    | 'application/zip'
    | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    | 'application/octet-stream';
  deelBytes: number;
  aantalDelen: number;
  delen: {
    nummer: number;
    sha256: string;
  }[];
  ontbreekt: number[];
  begonnenOp: string;
  verlooptOp: string;
}
export interface Vergelijking {
  bekendCenten: number;
  uwCenten: number;
  verschilCenten: number;
  producten: {
    gemeentecode: string;
    wet: 'wmo' | 'jw';
    productcategorie: string;
    productcode: string;
    eenheid: string;
    bekendCenten: number;
    uwCenten: number;
    verschilCenten: number;
    redenen: Verschil[];
  }[];
  buitenJaar: number;
  aantalVerschillen: number;
  regels: {
    gemeentecode: string;
    wet: 'wmo' | 'jw';
    referentienummer: string;
    reden:
      | 'afgewezen'
      | 'betwist'
      | 'nog-niet-beantwoord'
      | 'ontbreekt'
      | 'credit-ontbreekt'
      | 'nog-te-declareren'
      | 'onbekend'
      | 'anders';
    retourcodes: string[];
    bekendCenten?: number;
    uwCenten?: number;
    pointer?: string;
  }[];
}
export interface Verschil {
  reden:
    | 'afgewezen'
    | 'betwist'
    | 'nog-niet-beantwoord'
    | 'ontbreekt'
    | 'credit-ontbreekt'
    | 'nog-te-declareren'
    | 'onbekend'
    | 'anders';
  retourcode?: string;
  aantal: number;
  verschilCenten: number;
}
export interface Voorgevuld {
  jaar: string;
  agbcode: string;
  gemeenten: {
    gemeentecode: string;
    wet: 'wmo' | 'jw';
    producten: Productstand[];
    totaal: Standtotaal;
  }[];
  totaal: Standtotaal;
  bronnen: {
    declaratiezendingen: number;
    declaratieberichten: number;
    antwoordberichten: number;
    antwoordenZonderDeclaratie: number;
    strijdigeAntwoorden: number;
    gewisteZendingen: number;
  };
  onverstuurd: {
    zendingen: number;
    delenZonderOntvanger: number;
  };
}
export interface Productstand {
  productcategorie: string;
  productcode: string;
  eenheid: string;
  toegekend: Standtelling;
  onbeantwoord: Standtelling;
  afgewezen: Standtelling;
  betwist: Standtelling;
  nogTeDeclareren: Standtelling;
  credit: Standtelling;
  teVerantwoordenCenten: number;
}
export interface Standtelling {
  aantal: number;
  volume: number;
  saldoCenten: number;
}
export interface Standtotaal {
  toegekend: Totaaltelling;
  onbeantwoord: Totaaltelling;
  afgewezen: Totaaltelling;
  betwist: Totaaltelling;
  nogTeDeclareren: Totaaltelling;
  credit: Totaaltelling;
  teVerantwoordenCenten: number;
}
export interface Totaaltelling {
  aantal: number;
  saldoCenten: number;
}
export interface Historie {
  nieuw: number;
  resultaten: Historiebericht[];
}
export interface Historiebericht {
  id: string;
  soort: 'wmo323' | 'jw323' | 'wmo325' | 'jw325';
  gemeentecode: string;
  identificatie: string;
  antwoordOp?: string;
  dagtekening: string;
  aantalRegels: number;
  sha256: string;
  ontvangenOp: string;
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

export const AANBIEDER = {
  dienVerantwoordingIn: { methode: 'POST', pad: '/aanbieder/v1/verantwoordingen' },
  toonVerantwoordingen: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen' },
  toonVerantwoording: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}' },
  toonZendingenVanVerantwoording: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/zendingen' },
  toonBevindingen: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/bevindingen' },
  toonBalans: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/balans' },
  trekVerantwoordingIn: { methode: 'POST', pad: '/aanbieder/v1/verantwoordingen/{id}/intrekkingen' },
  toonIntrekkingen: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/intrekkingen' },
  toonOntvangstbewijs: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/ontvangstbewijs' },
  haalVerantwoording: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/inhoud' },
  toonRegels: { methode: 'GET', pad: '/aanbieder/v1/verantwoordingen/{id}/regels' },
  toonUitleg: { methode: 'GET', pad: '/aanbieder/v1/zendingen/{id}/uitleg' },
  toonAntwoordtermijnen: { methode: 'GET', pad: '/aanbieder/v1/antwoordtermijnen' },
  volgGebeurtenissen: { methode: 'GET', pad: '/aanbieder/v1/gebeurtenissen' },
  toonWebhook: { methode: 'GET', pad: '/aanbieder/v1/webhook' },
  bewaarWebhook: { methode: 'PUT', pad: '/aanbieder/v1/webhook' },
  verwijderWebhook: { methode: 'DELETE', pad: '/aanbieder/v1/webhook' },
  beproefWebhook: { methode: 'POST', pad: '/aanbieder/v1/webhook/proeven' },
  geefWebhookVrij: { methode: 'POST', pad: '/aanbieder/v1/webhook/vrijgaven' },
  probeerVerantwoording: { methode: 'POST', pad: '/aanbieder/v1/proefverwerkingen' },
  haalInvulsjabloon: { methode: 'GET', pad: '/aanbieder/v1/invulsjabloon' },
  toonInvoermappings: { methode: 'GET', pad: '/aanbieder/v1/invoermappings' },
  toonInvoermapping: { methode: 'GET', pad: '/aanbieder/v1/invoermappings/{naam}' },
  bewaarInvoermapping: { methode: 'PUT', pad: '/aanbieder/v1/invoermappings/{naam}' },
  verwijderInvoermapping: { methode: 'DELETE', pad: '/aanbieder/v1/invoermappings/{naam}' },
  stelInvoermappingVoor: { methode: 'POST', pad: '/aanbieder/v1/invoermappingvoorstellen' },
  beginUpload: { methode: 'POST', pad: '/aanbieder/v1/uploads' },
  toonUpload: { methode: 'GET', pad: '/aanbieder/v1/uploads/{id}' },
  stuurUploaddeel: { methode: 'PUT', pad: '/aanbieder/v1/uploads/{id}/delen/{nummer}' },
  vergelijkMetVoorgevuld: { methode: 'POST', pad: '/aanbieder/v1/voorgevuld/{jaar}/vergelijkingen' },
  toonVoorgevuld: { methode: 'GET', pad: '/aanbieder/v1/voorgevuld/{jaar}' },
  haalVoorgevuldeVerantwoording: { methode: 'GET', pad: '/aanbieder/v1/voorgevuld/{jaar}/verantwoording' },
  haalVoorgevuldInvulsjabloon: { methode: 'GET', pad: '/aanbieder/v1/voorgevuld/{jaar}/invulsjabloon' },
  geefHistorie: { methode: 'POST', pad: '/aanbieder/v1/historie' },
  toonDossier: { methode: 'GET', pad: '/aanbieder/v1/dossier/documenten' },
  zetInDossier: { methode: 'POST', pad: '/aanbieder/v1/dossier/documenten' },
  haalUitDossier: { methode: 'DELETE', pad: '/aanbieder/v1/dossier/documenten/{id}' },
  stuurDocumentinhoud: { methode: 'PUT', pad: '/aanbieder/v1/dossier/documenten/{id}/inhoud' },
  haalDocumentinhoud: { methode: 'GET', pad: '/aanbieder/v1/dossier/documenten/{id}/inhoud' },
  toonGesprekken: { methode: 'GET', pad: '/aanbieder/v1/vragen' },
  toonVragen: { methode: 'GET', pad: '/aanbieder/v1/zendingen/{id}/vragen' },
  stelVraag: { methode: 'POST', pad: '/aanbieder/v1/zendingen/{id}/vragen' },
  meldVragenGelezen: { methode: 'POST', pad: '/aanbieder/v1/zendingen/{id}/vragen/leesmeldingen' },
  sluitGesprek: { methode: 'POST', pad: '/aanbieder/v1/zendingen/{id}/vragen/afsluitingen' },
  toonTermijnen: { methode: 'GET', pad: '/aanbieder/v1/termijnen' },
} as const;
