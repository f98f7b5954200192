/**
 * What the pipeline needs of storage, without naming a driver. Bytes (`Blobs`), small rows (`Staat`), work to do (`Wachtrij`)
 * and the mailbox of an ontvanger (`Postbussen`).
 */
import type { Bevinding } from '../domain/bevinding.ts';
import type { DeelSleutel, DeelTelling } from '../domain/deel.ts';
import type { Gebeurtenis, Levensfase, VoorbeeldRij } from '../domain/levensloop.ts';
import type {
  Aanvaarding,
  BevindingRij,
  Omzetresultaat,
  Planning,
  VerantwoordingRij,
  ZendingDeelRij,
  ZendingRij,
  ZonderOntvangerRij,
} from '../domain/rijen.ts';
import type { Houdersoort, OrganisatieRij, Systeemrol } from '../domain/toegang.ts';
import type { AansluitingStaat } from './ports/aansluitingen.ts';
import type { AfwijsregelStaat } from './ports/afwijsregels.ts';
import type { RetourStaat } from './ports/antwoorden.ts';
import type { AuditStaat } from './ports/auditspoor.ts';
import type { BewaarStaat } from './ports/bewaring.ts';
import type { BewijsStaat } from './ports/bewijs.ts';
import type { BezorgStaat } from './ports/bezorging.ts';
import type { ClientStaat } from './ports/clients.ts';
import type { CorrectieStaat } from './ports/correctie.ts';
import type { DossierStaat } from './ports/dossier.ts';
import type { GebeurtenisStaat } from './ports/gebeurtenissen.ts';
import type { HerleveringStaat } from './ports/herlevering.ts';
import type { IndieningStaat } from './ports/indieningen.ts';
import type { InvoermappingStaat } from './ports/invoermapping.ts';
import type { InzageStaat } from './ports/inzagen.ts';
import type { KalenderStaat } from './ports/kalender.ts';
import type { KanaalStaat } from './ports/kanalen.ts';
import type { LedenbeheerStaat } from './ports/ledenbeheer.ts';
import type { OmzetbeurtStaat } from './ports/omzetbeurten.ts';
import type { OrganisatieStaat } from './ports/organisaties.ts';
import type { OverzichtStaat } from './ports/overzicht.ts';
import type { PostvakStaat } from './ports/postvak.ts';
import type { RechtenStaat } from './ports/rechten.ts';
import type { SessieStaat } from './ports/sessies.ts';
import type { SleutelkastStaat } from './ports/sleutelkast.ts';
import type { StatistiekStaat } from './ports/statistieken.ts';
import type { TermijnStaat } from './ports/termijnen.ts';
import type { TotaalStaat } from './ports/totalen.ts';
import type { UploadStaat } from './ports/uploads.ts';
import type { VerwerkingStaat } from './ports/verwerkingen.ts';
import type { VirusscanStaat } from './ports/virusscan.ts';
import type { VolgStaat } from './ports/volgen.ts';
import type { VoorbeeldbytesStaat } from './ports/voorbeeldbytes.ts';
import type { VoorgevuldStaat } from './ports/voorgevuld.ts';
import type { VraagStaat } from './ports/vragen.ts';

export type { Blobs, Bytestroom, Mappen, Opslag, Payloadsleutels } from './ports/blobs.ts';
export type { Postbussen } from './ports/postbussen.ts';
export type { Wachtrij } from './ports/wachtrij.ts';

export interface Bladzijde<Rij> {
  readonly rijen: readonly Rij[];
  /** Where the next page starts; absent on the last page. */
  readonly volgende?: string;
}

export interface VerantwoordingStaat {
  beginOntvangst(id: string, op: string): Promise<void>;
  endOntvangst(id: string): Promise<void>;
  listAfgebrokenOntvangsten(voor: string): Promise<readonly string[]>;
  /**
   * One transaction. Nothing was written when the aanbieder used this kenmerk before (`bestaat`), or when what it replaces was replaced
   * or withdrawn in the meantime (`vervangt-geldt-niet`).
   */
  aanvaard(aanvaarding: Aanvaarding): Promise<'aanvaard' | 'bestaat' | 'vervangt-geldt-niet'>;
  findVerantwoording(id: string): Promise<VerantwoordingRij | undefined>;
  findByKenmerk(agbcode: string, kenmerk: string): Promise<VerantwoordingRij | undefined>;
  /** Newest first. */
  listVerantwoordingen(agbcode: string, blad: Bladvraag): Promise<Bladzijde<VerantwoordingRij>>;
  listDelen(verantwoordingId: string): Promise<readonly DeelTelling[]>;
  listZonderOntvanger(verantwoordingId: string): Promise<readonly ZonderOntvangerRij[]>;
  listVerantwoordingenZonderOntvanger(maximum: number): Promise<readonly string[]>;
  /** Adds zendingen for delen that had no ontvanger before; one transaction, idempotent. */
  planAlsnog(
    verantwoordingId: string,
    plan: Planning,
    opgelost: readonly ZonderOntvangerRij[],
    op: string,
  ): Promise<void>;
}

export interface Bladvraag {
  readonly vanaf?: string;
  readonly aantal: number;
}

/** A zending with its place in the postvak of its ontvanger. */
export interface Genummerd {
  readonly zendingId: string;
  readonly nummer: number;
}

export interface Omzetwerk {
  readonly zending: ZendingRij;
  readonly delen: readonly DeelSleutel[];
}

export interface ZendingStaat {
  findZending(id: string): Promise<ZendingRij | undefined>;
  /** Those of these that exist, in any order; in one question. */
  findZendingen(ids: readonly string[]): Promise<readonly ZendingRij[]>;
  listZendingen(verantwoordingId: string): Promise<readonly ZendingRij[]>;
  listZendingDelen(verantwoordingId: string): Promise<readonly ZendingDeelRij[]>;
  listDelenVanZending(zendingId: string): Promise<readonly DeelSleutel[]>;
  /** The zendingen that exist of these, each with its delen: what a batch of conversion work begins with, in one question. */
  listOmzetwerk(ids: readonly string[]): Promise<readonly Omzetwerk[]>;
  /** Each from `gepland` to its result, all in one transaction. @returns the ids of those for which no other run was first */
  bewaarOmzettingen(resultaten: readonly Omzetresultaat[], op: string): Promise<ReadonlySet<string>>;
  /** From `vastgehouden` back to `gepland`; its bevindingen of conversion go. */
  hervat(zendingId: string, op: string): Promise<boolean>;
  /** From `gepland` to `vastgehouden`, with the reason. */
  houdVast(zendingId: string, bevinding: Bevinding, op: string): Promise<boolean>;
  /** Planned since before `voor`, and still waiting for their turn. */
  listGepland(voor: string, maximum: number): Promise<readonly ZendingRij[]>;
  listStoringen(blad: Bladvraag): Promise<Bladzijde<ZendingRij>>;
  markeerDodeLetter(zendingId: string, op: string): Promise<void>;
}

export interface BevindingStaat {
  listBevindingen(verantwoordingId: string, blad: Bladvraag): Promise<Bladzijde<BevindingRij>>;
  listBevindingenVanZending(zendingId: string): Promise<readonly BevindingRij[]>;
}

export type Documentsoort =
  | 'gemeenten'
  | 'herindelingen'
  | 'inkoopregios'
  | 'formaat'
  | 'aansluiting'
  | 'schema'
  | 'antwoordformaat';

export interface RegisterDocument {
  readonly documentsoort: Documentsoort;
  readonly naam: string;
  readonly versie: string;
  readonly sha256: string;
  readonly inhoud: unknown;
  /** The levensfase a formaat moved to since it was registered; absent while it stands where its document says. */
  readonly fase?: Levensfase;
  /** The last day of an aansluiting that was withdrawn since it was registered. */
  readonly geldigTot?: string;
}

export interface RegisterStaat {
  /** Changes with every registration. Cheap to ask. */
  revisie(): Promise<string>;
  /** Every version of every document, oldest registration first; a schema without its files. */
  listDocumenten(): Promise<readonly RegisterDocument[]>;
  /** One document, whole. */
  findDocument(documentsoort: Documentsoort, naam: string, versie: string): Promise<RegisterDocument | undefined>;
  /** All or nothing, in one transaction, for documents and examples that are not there yet. False: the register had moved on. */
  addDocumenten(
    documenten: readonly RegisterDocument[],
    voorbeelden: readonly VoorbeeldRij[],
    wijziging: Wijziging,
  ): Promise<boolean>;
}

/** Who changes what in the register, on the state of it that was looked at. */
export interface Wijziging {
  /** The revisie the decision was made on: when the register has moved on since, nothing is written. */
  readonly revisie: string;
  readonly door: string;
  readonly op: string;
}

/** The life of a formaat after its registration. Each `bewaar…` is one transaction; false: the register had moved on. */
export interface FormaatStaat {
  /** A new concept, or new content in the place of one. The caller has seen that the version may still change. */
  bewaarConcept(
    document: RegisterDocument,
    handeling: 'geregistreerd' | 'vervangen',
    wijziging: Wijziging,
  ): Promise<boolean>;
  bewaarFase(
    formaat: Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'>,
    naar: { readonly fase: Levensfase; readonly reden?: string },
    wijziging: Wijziging,
  ): Promise<boolean>;
  bewaarVoorbeeld(rij: VoorbeeldRij, wijziging: Wijziging): Promise<boolean>;
  /** The version and its examples; what happened to it stays. The caller has seen that it is a concept. */
  verwijderConcept(
    formaat: Pick<RegisterDocument, 'naam' | 'versie' | 'sha256'>,
    wijziging: Wijziging,
  ): Promise<boolean>;
  verwijderVoorbeeld(rij: VoorbeeldRij, wijziging: Wijziging): Promise<boolean>;
  listVoorbeelden(naam: string, versie: string): Promise<readonly VoorbeeldRij[]>;
  /** Oldest first. */
  listGeschiedenis(documentsoort: Documentsoort, naam: string, versie: string): Promise<readonly Gebeurtenis[]>;
  /** Ids of the newest zendingen to this ontvanger in any version of the formaat, newest first. */
  listLaatsteZendingen(ontvangercode: string, formaat: string, maximum: number): Promise<readonly string[]>;
}

export interface Houder {
  readonly houdersoort: Houdersoort;
  readonly houdercode: string;
}

export interface SleutelRij {
  readonly id: string;
  /** First characters of the key, to recognise it by. */
  readonly herkenning: string;
  readonly houder: Houder;
  readonly omschrijving: string;
  readonly rollen: readonly Systeemrol[];
  readonly aangemaaktOp: string;
  /** To the hour: not every use is worth a row. */
  readonly gebruiktOp?: string;
  readonly verlooptOp?: string;
  readonly ingetrokkenOp?: string;
}

export interface SleutelStaat {
  findSleutel(sha256: string): Promise<(SleutelRij & Pick<OrganisatieRij, 'alleenSleutelpaar'>) | undefined>;
  /**
   * @param formulier id of the form of a page that asked for it
   * @returns false, and nothing written, when that form made a key before
   */
  addSleutel(rij: SleutelRij, sha256: string, formulier?: string): Promise<boolean>;
  /** Whether this form of a page made a key. */
  isFormulierGebruikt(formulier: string): Promise<boolean>;
  listSleutels(blad: Bladvraag): Promise<Bladzijde<SleutelRij>>;
  trekIn(id: string, op: string): Promise<boolean>;
  getSleutel(id: string): Promise<SleutelRij | undefined>;
  /** Brings the end of a key nearer; one that ends sooner already stays as it is. */
  verloop(id: string, op: string): Promise<void>;
  touch(id: string, op: string): Promise<void>;
}

export interface Staat {
  readonly verantwoordingen: VerantwoordingStaat;
  readonly zendingen: ZendingStaat;
  readonly omzetbeurten: OmzetbeurtStaat;
  readonly bezorging: BezorgStaat;
  readonly termijnen: TermijnStaat;
  readonly postvak: PostvakStaat;
  readonly bevindingen: BevindingStaat;
  readonly correctie: CorrectieStaat;
  readonly herlevering: HerleveringStaat;
  readonly retour: RetourStaat;
  readonly register: RegisterStaat;
  readonly formaten: FormaatStaat;
  readonly sleutels: SleutelStaat;
  readonly sleutelkast: SleutelkastStaat;
  readonly kanalen: KanaalStaat;
  readonly bewijs: BewijsStaat;
  readonly bewaring: BewaarStaat;
  readonly virusscan: VirusscanStaat;
  readonly gebeurtenissen: GebeurtenisStaat;
  readonly voorgevuld: VoorgevuldStaat;
  readonly dossier: DossierStaat;
  readonly uploads: UploadStaat;
  readonly indieningen: IndieningStaat;
  readonly inzagen: InzageStaat;
  readonly invoermapping: InvoermappingStaat;
  readonly aansluitingen: AansluitingStaat;
  readonly voorbeeldbytes: VoorbeeldbytesStaat;
  readonly auditspoor: AuditStaat;
  readonly verwerkingen: VerwerkingStaat;
  readonly rechten: RechtenStaat;
  readonly organisaties: OrganisatieStaat;
  readonly sessies: SessieStaat;
  readonly clients: ClientStaat;
  readonly statistieken: StatistiekStaat;
  readonly volgen: VolgStaat;
  readonly kalender: KalenderStaat;
  readonly overzicht: OverzichtStaat;
  readonly totalen: TotaalStaat;
  readonly vragen: VraagStaat;
  readonly afwijsregels: AfwijsregelStaat;
  readonly ledenbeheer: LedenbeheerStaat;
}
