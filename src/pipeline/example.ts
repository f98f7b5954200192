/**
 * Runs an example of a formaat: a whole verantwoording through ingest, conversion, rendering and check, in memory. Golden files, the
 * update command and the try-out of a beheerder all use this one function, which is the real path without routing.
 */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import type { Ontvanger } from '../domain/register.ts';
import { leesVerantwoording } from '../ingest/lees-verantwoording.ts';
import { STANDAARD_INVOERLIMIETEN } from '../ingest/limieten.ts';
import { readAll } from '../storage/bytes.ts';
import { DelenSchrijver } from '../storage/delen/schrijver.ts';
import { GeheugenBlobs } from '../storage/geheugen/blobs.ts';
import type { Bytestroom } from '../storage/ports.ts';
import { convertOne } from './convert-one.ts';
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
  const blobs = new GeheugenBlobs();
  const schrijver = new DelenSchrijver(blobs, 'delen');
  const gelezen = await leesVerantwoording(voorbeeld.invoer, {
    vandaag: voorbeeld.vandaag,
    gemeenten: beeld.index.gemeentetabel,
    limieten: STANDAARD_INVOERLIMIETEN,
    opPrestaties: (regels) => schrijver.schrijfPrestaties(regels),
    opTrajecten: (regels) => schrijver.schrijfTrajecten(regels),
  });
  if (gelezen.uitkomst === 'geweigerd')
    return { toestand: 'geweigerd', bestanden: [], bevindingen: gelezen.bevindingen.bevindingen };
  if (gelezen.uitkomst === 'kop-achteraan') throw new Error('an example has its kop before its lists');

  const inhoud = await schrijver.sluit();
  const { wetten } = beeld.compiled(voorbeeld.formaat.naam, voorbeeld.formaat.versie).formaat;
  const delen = inhoud.delen.filter((deel) => wetten.includes(deel.wet));
  const code = delen[0]?.gemeentecode ?? '0000';
  const gemaakt: Uint8Array[] = [];
  const uitkomst = await convertOne(
    {
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
    { verantwoordingId: 'voorbeeld', kop: gelezen.kop, inhoud },
    beeld,
    blobs,
    'delen',
    async (_volgnummer, bytes) => {
      const alles = await readAll(bytes);
      gemaakt.push(alles);
      return { bytes: alles.length, sha256: '' };
    },
  );
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
