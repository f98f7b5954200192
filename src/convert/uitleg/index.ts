/**
 * Explains one value of an output: which rule wrote it, from which fields and which regels. Converts once more and follows only the
 * file that is asked for; one reading more to find the regels behind a group or a total.
 */
import { VELDEN } from '../../../generated/velden.ts';
import type { Cel, OmzetInvoer } from '../../domain/output.ts';
import { drain } from '../document.ts';
import type { Privacy } from '../expressie/bereik.ts';
import type { Omgeving } from '../expressie/omgeving.ts';
import type { Inhoud } from '../formaat/bestand.ts';
import type { GecompileerdFormaat } from '../formaat/compileer.ts';
import type { Celregel } from '../formaat/opdracht.ts';
import { FUNCTIE_OP_NAAM } from '../functies/index.ts';
import { convert } from '../omzetten.ts';
import type { Schrijfstand } from '../schrijf.ts';
import type { Spoor, Volger } from '../spoor.ts';
import { followRows, followTree, type Gevonden, parseCellPlace } from './plek.ts';
import { findRegels } from './regels.ts';

export interface Uitlegvraag {
  readonly bestandsnaam: string;
  /** As a person writes it; see plek.ts. */
  readonly positie: string;
}

export interface Uitlegveld {
  readonly veld: string;
  readonly omschrijving: string;
  readonly bron: string;
  readonly privacy: Privacy;
}

/** Where one value came from. Holds no value of a regel: `regels` say where those stand in the verantwoording. */
export interface Uitleg {
  readonly formaat: { readonly naam: string; readonly versie: string };
  readonly bestandsnaam: string;
  readonly positie: string;
  /** The value as it was written. Can be personal data, as the file is. */
  readonly waarde: Cel;
  /** Name of the element, column or field. */
  readonly uitvoerveld: string;
  /** JSON pointer of the rule in the formaat, and what it says. */
  readonly regel: string;
  readonly expressie: string;
  readonly codetabel?: string;
  /** The value was not there: what stands here is what the formaat says then. */
  readonly ontbrak: boolean;
  readonly functies: readonly { readonly naam: string; readonly omschrijving: string; readonly bron?: string }[];
  readonly velden: readonly Uitlegveld[];
  /** Totals and group figures it reads, with the rule that counts them. */
  readonly aggregaten: readonly {
    readonly naam: string;
    readonly regel: string;
    readonly expressie?: string;
    /** Of a key that is a translation. */
    readonly codetabel?: string;
  }[];
  /** The regels behind it: one, those of a client or group, or all; at most a hundred are named. */
  readonly regels: {
    readonly soort: 'prestaties' | 'trajecten';
    readonly aantal: number;
    readonly nummers: readonly number[];
  };
}

interface Vondst {
  readonly cel: Celregel;
  readonly waarde: Cel;
  readonly stand: Schrijfstand;
  readonly omgeving: Omgeving;
}

/** Undefined when no file of that name is made, or nothing of a regel stands at that place. */
export async function explain(
  formaat: GecompileerdFormaat,
  invoer: OmzetInvoer,
  { bestandsnaam, positie }: Uitlegvraag,
): Promise<Uitleg | undefined> {
  let vondst: Vondst | undefined;
  const spoor: Spoor = {
    follow(plaats, inhoud, stand) {
      if (plaats.bestandsnaam !== bestandsnaam) return undefined;
      return createFollower(inhoud, plaats.blad, positie, (cel, waarde) => {
        vondst ??= { cel, waarde, stand, omgeving: { ...stand.omgeving } };
      });
    },
  };
  for await (const { document } of convert(formaat, invoer, spoor).bestanden) {
    await drain(document);
    if (vondst !== undefined) break;
  }
  if (vondst === undefined) return undefined;
  const regels = await findRegels(formaat, vondst.cel.uitdrukking.paden, vondst.stand, vondst.omgeving);
  return { ...describe(formaat, vondst), bestandsnaam, positie, regels };
}

function createFollower(
  inhoud: Inhoud,
  blad: string | undefined,
  positie: string,
  gevonden: Gevonden,
): Volger | undefined {
  if (inhoud.vorm === 'boom') return followTree(inhoud.bestandssoort, positie, gevonden);
  const plek = parseCellPlace(positie);
  if (plek === undefined) return undefined;
  if (inhoud.vorm === 'vaste-breedte') return followRows(plek, 1, gevonden);
  if (inhoud.vorm === 'records') return followRows(plek, inhoud.opmaak.kopregel ? 2 : 1, gevonden);
  // Sheet names are one when they differ in case only.
  if (plek.blad?.toLowerCase() !== blad?.toLowerCase()) return undefined;
  // Where a row of a table lands in the receiver's own sheet is for the template to say.
  if (plek.alsCel && inhoud.sjabloon !== undefined) return undefined;
  return followRows(plek, inhoud.sjabloon === undefined ? 2 : 1, gevonden);
}

function describe(
  formaat: GecompileerdFormaat,
  { cel, waarde, omgeving }: Vondst,
): Omit<Uitleg, 'regels' | 'bestandsnaam' | 'positie'> {
  const { naam, versie } = formaat.formaat;
  const { uitdrukking } = cel;
  const { codetabel } = cel.waarde;
  return {
    formaat: { naam, versie },
    waarde,
    uitvoerveld: cel.naam,
    regel: cel.pointer,
    expressie: uitdrukking.bron,
    ...(codetabel !== undefined && { codetabel }),
    ontbrak: uitdrukking.lees(omgeving) === undefined,
    functies: uitdrukking.functies.flatMap((functienaam) => {
      const functie = FUNCTIE_OP_NAAM.get(functienaam);
      if (functie === undefined) return [];
      const { omschrijving, bron } = functie;
      return [{ naam: functienaam, omschrijving, ...(bron !== undefined && { bron }) }];
    }),
    velden: uitdrukking.herkomst.map(({ veld, privacy }) => {
      const opgave = VELDEN[veld];
      return { veld, privacy, omschrijving: opgave?.omschrijving ?? '', bron: opgave?.bron ?? '' };
    }),
    aggregaten: [...uitdrukking.paden].flatMap((pad) => aggregateOf(formaat, pad)),
  };
}

/** The rule behind `totaal.x`, `groep.x` or `subgroep.x`: an aggregate or a key. */
function aggregateOf({ totalen, groepering }: GecompileerdFormaat, pad: string): Uitleg['aggregaten'] {
  const [variabele, naam] = pad.split('.');
  const niveau = variabele === 'subgroep' ? groepering?.subgroepen : groepering;
  const lijst =
    variabele === 'totaal' ? totalen : variabele === 'groep' || niveau !== groepering ? niveau?.aggregaten : [];
  const aggregaat = lijst?.find((kandidaat) => kandidaat.naam === naam);
  if (aggregaat !== undefined) {
    const { pointer, van } = aggregaat;
    return [{ naam: pad, regel: pointer, ...(van && { expressie: van.bron }) }];
  }
  if (variabele !== 'groep' && variabele !== 'subgroep' && variabele !== 'per') return [];
  const sleutel = niveau?.sleutels.find((kandidaat) => kandidaat.naam === naam);
  if (sleutel === undefined) return [];
  const { pointer, uitdrukking, codetabel } = sleutel;
  return [{ naam: pad, regel: pointer, expressie: uitdrukking.bron, ...(codetabel !== undefined && { codetabel }) }];
}
