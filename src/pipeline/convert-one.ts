/**
 * One zending from delen to files: convert → render → check. The real conversion, the proefverwerking, the golden files and the
 * preview of the editor all run this function; they differ only in where the files go.
 */
import { checkTotalen, createUitvoercontrole, type Schemacontrole, type Uitvoercontrole } from '../check/index.ts';
import { convert } from '../convert/index.ts';
import type { Bevinding } from '../domain/bevinding.ts';
import { deelNaam } from '../domain/deel.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { OmzetInvoer, Omzetting } from '../domain/output.ts';
import type { BestandBewijs, DeelUitkomst, GeplandeZending } from '../domain/zending.ts';
import { render } from '../render/index.ts';
import { Bewaarpool, type Bewaarruimte, createBewaarruimte } from '../storage/delen/bewaarruimte.ts';
import { prestatieBron, trajectBron } from '../storage/delen/lezer.ts';
import type { Blobs, Bytestroom } from '../storage/ports.ts';
import { type BestandSchemas, withSchemas } from './bestand-schemas.ts';
import type { Dossier } from './convert-zending.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface ConvertUitkomst {
  readonly toestand: 'omgezet' | 'gefilterd' | 'vastgehouden';
  readonly delen: readonly DeelUitkomst[];
  /** Empty unless `omgezet`: what was written before a fout is never shown to anybody. */
  readonly bestanden: readonly BestandBewijs[];
  readonly bevindingen: readonly Bevinding[];
}

/** Takes the bytes of one file; says how many there were and what they hash to. */
export type Bestemming = (
  volgnummer: number,
  bytes: Bytestroom,
) => Promise<{ readonly bytes: number; readonly sha256: string }>;

/** What is converted. `parameters` and `codetabellen` go before those of the aansluiting: an example brings its own. */
export type TeConverteren = Pick<GeplandeZending, 'ontvanger' | 'aansluiting' | 'formaat' | 'delen'> & {
  readonly parameters?: Readonly<Record<string, string>>;
  readonly codetabellen?: Formaat['codetabellen'];
  /** Absent: the first version, in nobody's place. */
  readonly versie?: number;
  readonly vervangtId?: string;
};

/** What conversion reads for one zending; the same for making it, trying it and explaining it. */
export function omzetInvoer(
  zending: TeConverteren,
  dossier: Dossier,
  beeld: RegisterBeeld,
  blobs: Pick<Blobs, 'get'>,
  map: string,
  ruimte: Bewaarruimte = createBewaarruimte(),
): OmzetInvoer {
  const { formaat } = beeld.compiled(zending.formaat.naam, zending.formaat.versie);
  const bron = formaat.invoer === 'prestaties' ? prestatieBron : trajectBron;
  const aansluiting = beeld.index.findAansluiting(zending.aansluiting.id, zending.aansluiting.versie);
  const codetabellen = zending.codetabellen ?? aansluiting?.codetabellen;
  return {
    kop: dossier.kop,
    ontvanger: zending.ontvanger,
    zending: {
      versie: zending.versie ?? 1,
      ...(zending.vervangtId === undefined ? {} : { vervangt: zending.vervangtId }),
    },
    parameters: zending.parameters ?? aansluiting?.parameters ?? {},
    ...(codetabellen && { codetabellen }),
    gemeenteNaam: beeld.index.gemeenteNaam,
    delen: zending.delen.map((deel) => bron(blobs, map, dossier.inhoud, deel, ruimte)),
  };
}

/** One for the isolate, as its memory is. */
const bewaarpool = new Bewaarpool();

export const convertOne = (
  zending: TeConverteren,
  dossier: Dossier,
  beeld: RegisterBeeld,
  blobs: Pick<Blobs, 'get'>,
  map: string,
  bestemming: Bestemming,
): Promise<ConvertUitkomst> =>
  bewaarpool.lend((ruimte) =>
    convertFrom(zending, omzetInvoer(zending, dossier, beeld, blobs, map, ruimte), dossier, beeld, bestemming),
  );

async function convertFrom(
  zending: TeConverteren,
  invoer: OmzetInvoer,
  dossier: Dossier,
  beeld: RegisterBeeld,
  bestemming: Bestemming,
): Promise<ConvertUitkomst> {
  const gecompileerd = beeld.compiled(zending.formaat.naam, zending.formaat.versie);
  const { formaat } = gecompileerd;
  const omzetting = convert(gecompileerd, invoer);

  const { bestanden, gevonden } = await withSchemas(formaat, beeld, (schemas) =>
    writeBestanden(omzetting, formaat.niveau, schemas, bestemming),
  );
  const resultaat = omzetting.resultaat();
  const namen = new Set(zending.delen.map(deelNaam));
  const bevindingen = [
    ...resultaat.bevindingen.bevindingen,
    ...gevonden,
    ...checkTotalen(
      formaat.invoer,
      dossier.inhoud.delen.filter((deel) => namen.has(deelNaam(deel))),
      resultaat.delen,
    ),
  ];
  const gehouden = resultaat.uitkomst === 'vastgehouden' || bevindingen.some((bevinding) => bevinding.ernst === 'fout');
  return {
    toestand: gehouden ? 'vastgehouden' : resultaat.uitkomst,
    delen: resultaat.delen,
    bestanden: gehouden ? [] : bestanden,
    bevindingen,
  };
}

/** Every file, rendered, looked at and brought to its place; `gevonden` is what the looking found. */
async function writeBestanden(
  omzetting: Omzetting,
  niveau: Formaat['niveau'],
  schemas: BestandSchemas,
  bestemming: Bestemming,
): Promise<{ readonly bestanden: readonly BestandBewijs[]; readonly gevonden: readonly Bevinding[] }> {
  const bestanden: BestandBewijs[] = [];
  const controles: Uitvoercontrole[] = [];
  const vanSchemas: Bevinding[] = [];
  for await (const bestand of omzetting.bestanden) {
    const { bestandsnaam, mediatype, maximaleBytes, document, retour } = bestand;
    const controle = createUitvoercontrole(
      { bestandsnaam, ...(maximaleBytes === undefined ? {} : { maximaleBytes }) },
      niveau,
    );
    controles.push(controle);
    const schema = schemas.createControle(bestand);
    const volgnummer = bestanden.length + 1;
    const bewijs = await bestemming(volgnummer, watched(render(document, controle.read), controle, schema));
    bestanden.push({ volgnummer, bestandsnaam, mediatype, ...bewijs, ...(retour && { retour }) });
    // After a fout of the conversion itself the file is cut off, and what its schema says of that helps nobody.
    if (schema !== undefined && !omzetting.heeftFouten()) vanSchemas.push(...schema.finish());
  }
  // Which numbers are a bsn is known only now.
  const vanControles = controles.flatMap((controle) => controle.finish(omzetting.kentBsn).bevindingen);
  return { bestanden, gevonden: [...vanControles, ...vanSchemas] };
}

async function* watched(
  stroom: Bytestroom,
  controle: Uitvoercontrole,
  schema: Schemacontrole | undefined,
): AsyncGenerator<Uint8Array> {
  for await (const brok of stroom) {
    controle.take(brok);
    schema?.take(brok);
    yield brok;
  }
}
