/** Looks at an example before it is kept: test data only, and complete. */
import type { Bevinding } from '../domain/bevinding.ts';
import { BSN_ONBEKEND_CBS, BSN_ONGEBOREN_CBS } from '../domain/codelijsten.ts';
import type { VerwachtBestand, Voorbeelddocument } from '../domain/levensloop.ts';
import { err, ok, type Result } from '../domain/result.ts';
import { hashInhoud, type Versieadres } from './formaat-concept.ts';
import { fromBase64, notConverted, runDocument, runEen, sha256, toVerwacht } from './formaat-voorbeeldrun.ts';
import type { RegisterBeeld } from './register-bron.ts';

export interface Voorbeeldopgave extends Omit<Voorbeelddocument, 'verwacht'> {
  /** `neem-over`: what comes out now is what must come out from now on. */
  readonly verwacht: readonly (Omit<VerwachtBestand, 'sha256'> & { readonly sha256?: string })[] | 'neem-over';
}

const BSN_EERSTE = 999_900_006;
const BSN_LAATSTE = 999_999_990;

/**
 * @param moetKloppen what belongs to a version that was tested may not make it fail
 * @param bestaand hash of the example that is kept under this name: the same once more claims nothing new
 * @returns the example as it is to be kept; findings point into the opgave
 */
export async function examineVoorbeeld(
  beeld: RegisterBeeld,
  formaat: Versieadres,
  voorbeeld: string,
  { verwacht, ...basis }: Voorbeeldopgave,
  moetKloppen: boolean,
  bestaand?: string,
): Promise<Result<Voorbeelddocument, readonly Bevinding[]>> {
  const bezwaren = [...checkBsns(basis.invoer), ...checkHashes(verwacht)];
  if (bezwaren.length > 0) return err(bezwaren);
  if (verwacht !== 'neem-over') {
    const document = {
      ...basis,
      verwacht: verwacht.map(({ bestandsnaam, inhoudBase64 }) => toVerwacht(bestandsnaam, fromBase64(inhoudBase64))),
    };
    if (!moetKloppen || hashInhoud(document) === bestaand) return ok(document);
    const { verschillen } = await runEen(beeld, formaat, voorbeeld, document);
    return verschillen.length === 0 ? ok(document) : err(verschillen);
  }
  const uitkomst = await runDocument(beeld, formaat, basis);
  if (uitkomst.toestand !== 'omgezet')
    return err([notConverted(voorbeeld, uitkomst, uitkomst.toestand), ...uitkomst.bevindingen.map(binnenInvoer)]);
  return ok({
    ...basis,
    verwacht: uitkomst.bestanden.map(({ bestandsnaam, inhoud }) => toVerwacht(bestandsnaam, inhoud)),
  });
}

/** A finding about the verantwoording, seen from the request it was sent in. */
const binnenInvoer = (bevinding: Bevinding): Bevinding =>
  bevinding.plaats.pointer === undefined
    ? bevinding
    : { ...bevinding, plaats: { ...bevinding.plaats, pointer: `/invoer${bevinding.plaats.pointer}` } };

/** Every bsn of an example must be one that belongs to nobody. */
function checkBsns(invoer: Voorbeelddocument['invoer']): Bevinding[] {
  return (['prestaties', 'trajecten'] as const).flatMap((lijst) => {
    const regels: unknown = invoer[lijst];
    if (!Array.isArray(regels)) return [];
    return regels.flatMap((regel: unknown, nr): Bevinding[] =>
      isTestBsn(Object(regel).bsn)
        ? []
        : [{ code: 'VOORBEELD_BSN', ernst: 'fout', plaats: { pointer: `/invoer/${lijst}/${nr}/bsn` }, parameters: {} }],
    );
  });
}

/** Whether it is a bsn at all is for the standard to say: one that is none identifies nobody. */
function isTestBsn(bsn: unknown): boolean {
  if (typeof bsn !== 'string' || !/^[0-9]{9}$/.test(bsn) || bsn === BSN_ONBEKEND_CBS || bsn === BSN_ONGEBOREN_CBS)
    return true;
  return Number(bsn) >= BSN_EERSTE && Number(bsn) <= BSN_LAATSTE;
}

function checkHashes(verwacht: Voorbeeldopgave['verwacht']): Bevinding[] {
  if (verwacht === 'neem-over') return [];
  return verwacht.flatMap(({ bestandsnaam, sha256: opgegeven, inhoudBase64 }, nr): Bevinding[] =>
    opgegeven === undefined || opgegeven === sha256(fromBase64(inhoudBase64))
      ? []
      : [
          {
            code: 'VOORBEELD_SHA256',
            ernst: 'fout',
            plaats: { pointer: `/verwacht/${nr}/sha256` },
            parameters: { bestandsnaam },
          },
        ],
  );
}
