/**
 * Runs an example of a formaat: a whole verantwoording through ingest, conversion, rendering and check, in memory. Golden files, the
 * update command and the try-out of a beheerder all use this one function, which is the real path without routing.
 */
import { explain, type Uitleg, type Uitlegvraag } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import { type DeelSleutel, type DeelTelling, deelNaam } from '../domain/deel.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Ontvanger } from '../domain/register.ts';
import { err, ok, type Result } from '../domain/result.ts';
import type { Kop } from '../domain/verantwoording.ts';
import { leesVerantwoording } from '../ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { listDelen } from '../route/delen.ts';
import { readAll } from '../storage/bytes.ts';
import { DelenSchrijver } from '../storage/delen/schrijver.ts';
import { GeheugenBlobs } from '../storage/geheugen/blobs.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { convertOne, omzetInvoer, type TeConverteren } from './convert-one.ts';
import type { Dossier } from './convert-zending.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface Voorbeeld {
  /** A verantwoording, as submitted. */
  readonly invoer: Bytestroom;
  readonly formaat: { readonly naam: string; readonly versie: string };
  /** Who receives; without it the gemeente of the first deel. */
  readonly ontvanger?: Ontvanger;
  readonly parameters: Readonly<Record<string, string>>;
  /** As an aansluiting fills the code tables that the formaat leaves open. */
  readonly codetabellen?: Formaat['codetabellen'];
  /** Plain date on which the example is taken to be submitted. */
  readonly vandaag: string;
}

export interface Voorbeelduitkomst {
  readonly toestand: 'omgezet' | 'gefilterd' | 'vastgehouden' | 'geweigerd';
  readonly bestanden: readonly {
    readonly bestandsnaam: string;
    readonly mediatype: string;
    readonly inhoud: Uint8Array;
  }[];
  readonly bevindingen: readonly Bevinding[];
}

export async function runVoorbeeld(beeld: RegisterBeeld, voorbeeld: Voorbeeld): Promise<Voorbeelduitkomst> {
  const gelezen = await readVoorbeeld(beeld, voorbeeld);
  if (!gelezen.ok) return { toestand: 'geweigerd', bestanden: [], bevindingen: gelezen.error };
  const { zending, dossier, blobs } = gelezen.value;
  const gemaakt: Uint8Array[] = [];
  const uitkomst = await convertOne(zending, dossier, beeld, blobs, DELEN, async (_volgnummer, bytes) => {
    const alles = await readAll(bytes);
    gemaakt.push(alles);
    return { bytes: alles.length, sha256: '' };
  });
  return {
    toestand: uitkomst.toestand,
    bestanden: uitkomst.bestanden.map(({ bestandsnaam, mediatype }, i) => ({
      bestandsnaam,
      mediatype,
      inhoud: gemaakt[i] ?? new Uint8Array(),
    })),
    bevindingen: uitkomst.bevindingen,
  };
}

/** Where one value of a file of this example came from; undefined when the example is refused, or nothing of a regel stands there. */
export async function explainVoorbeeld(
  beeld: RegisterBeeld,
  voorbeeld: Voorbeeld,
  vraag: Uitlegvraag,
): Promise<Uitleg | undefined> {
  const gelezen = await readVoorbeeld(beeld, voorbeeld);
  if (!gelezen.ok) return undefined;
  const { zending, dossier, blobs } = gelezen.value;
  const invoer = omzetInvoer(zending, dossier, beeld, blobs, DELEN);
  return explain(beeld.compiled(voorbeeld.formaat.naam, voorbeeld.formaat.versie), invoer, vraag);
}

const DELEN = 'delen';

interface GelezenVoorbeeld {
  readonly zending: TeConverteren;
  readonly dossier: Dossier;
  readonly blobs: GeheugenBlobs;
}

/** The verantwoording split as for a real zending, or what the standard has against it. */
async function readVoorbeeld(
  beeld: RegisterBeeld,
  voorbeeld: Voorbeeld,
): Promise<Result<GelezenVoorbeeld, readonly Bevinding[]>> {
  const blobs = new GeheugenBlobs();
  const schrijver = new DelenSchrijver(blobs, DELEN);
  const gelezen = await leesVerantwoording(voorbeeld.invoer, {
    vandaag: voorbeeld.vandaag,
    gemeenten: beeld.index.gemeentetabel,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => schrijver.schrijfPrestaties(regels),
    opTrajecten: (regels) => schrijver.schrijfTrajecten(regels),
  });
  if (gelezen.uitkomst === 'geweigerd') return err(gelezen.bevindingen.bevindingen);
  if (gelezen.uitkomst === 'kop-achteraan') throw new Error('an example has its kop before its lists');

  const inhoud = await schrijver.sluit();
  const { formaat } = beeld.compiled(voorbeeld.formaat.naam, voorbeeld.formaat.versie);
  const delen = listDelenVan(beeld, formaat, voorbeeld.ontvanger, inhoud.delen, gelezen.kop);
  const code = delen[0]?.gemeentecode ?? '0000';
  return ok({
    zending: {
      delen,
      formaat: voorbeeld.formaat,
      aansluiting: { id: 'voorbeeld', versie: '0' },
      parameters: voorbeeld.parameters,
      ...(voorbeeld.codetabellen && { codetabellen: voorbeeld.codetabellen }),
      ontvanger: voorbeeld.ontvanger ?? {
        soort: 'gemeente',
        code,
        naam: beeld.index.gemeenteNaam(code, gelezen.kop.periode.einddatum),
      },
    },
    dossier: { verantwoordingId: 'voorbeeld', kop: gelezen.kop, inhoud },
    blobs,
  });
}

/**
 * Every deel with regels, and what is told of a gemeente without a regel (complaints, for one) where a soort of the verantwoording is
 * made from that; an ontvanger that is a gemeente gets only its own. While no aansluiting asks for the formaat, it can be for any soort.
 */
function listDelenVan(
  { register }: RegisterBeeld,
  { naam, wetten }: Formaat,
  ontvanger: Ontvanger | undefined,
  metRegels: readonly DeelTelling[],
  kop: Kop,
): readonly DeelSleutel[] {
  const gevraagd = new Set(
    register.aansluitingen.filter(({ formaat }) => formaat === naam).map((aansluiting) => aansluiting.soort),
  );
  const soorten = kop.soorten.filter((soort) => gevraagd.size === 0 || gevraagd.has(soort));
  const gegevens = soorten
    .flatMap((soort) => listDelen(soort, metRegels, kop))
    .filter(({ gemeentecode }) => ontvanger?.soort !== 'gemeente' || ontvanger.code === gemeentecode);
  const delen = [...metRegels, ...gegevens];
  return [...new Map(delen.map((deel) => [deelNaam(deel), deel])).values()].filter(({ wet }) => wetten.includes(wet));
}
