/** Moves a formaat to its next fase, when the proof that the fase asks for is there. */
import type { Bevinding } from '../domain/bevinding.ts';
import type { Formaat } from '../domain/formaat.ts';
import { tijdstip } from '../domain/kalender.ts';
import { type Levensfase, VOLGENDE_FASEN } from '../domain/levensloop.ts';
import type { Register } from '../domain/register.ts';
import type { Diensten } from './diensten.ts';
import { type Botsing, hashInhoud, toBotsing, type Versieadres } from './formaat-concept.ts';
import { readFormaat, withFormaat } from './formaat-lezen.ts';
import { runSteekproef, type Steekproef } from './formaat-steekproef.ts';
import { listDocumenten } from './formaat-voorbeelden.ts';
import { runVoorbeelden, telCodes } from './formaat-voorbeeldrun.ts';
import { newFindings } from './new-findings.ts';
import type { RegisterBeeld } from './register-bron.ts';
import { rerouteAll } from './reroute.ts';
import { checkVierOgen, type Huisregels } from './vier-ogen.ts';
import { testVoorwaarde, type Voorwaarde } from './voorwaarde.ts';

/** `concept` is where a formaat begins; nothing moves to it. */
export type Faseopdracht =
  | { readonly fase: 'getest' | 'actief'; readonly reden?: string }
  | { readonly fase: 'vervallen'; readonly reden: string };

export type Faseuitkomst =
  | {
      readonly soort: 'gelukt';
      readonly fase: Levensfase;
      readonly hash: string;
      readonly aantalVoorbeelden: number;
      readonly steekproef?: Steekproef;
      /** What does not stop it and does need a look. */
      readonly bevindingen: readonly Bevinding[];
    }
  | { readonly soort: 'niet-gevonden' }
  | { readonly soort: 'niet-bewezen'; readonly bevindingen: readonly Bevinding[] }
  | Botsing;

/** How many random verantwoordingen a formaat must withstand before it goes to work. */
const STEEKPROEVEN = 200;

interface Bewijs {
  readonly bevindingen: readonly Bevinding[];
  readonly aantalVoorbeelden: number;
  readonly steekproef?: Steekproef;
}

export async function moveFase(
  diensten: Diensten,
  { naam, versie }: Versieadres,
  opdracht: Faseopdracht,
  voorwaarde: Voorwaarde,
  door: string,
  huisregels: Huisregels = {},
): Promise<Faseuitkomst> {
  const beeld = await diensten.register.huidig();
  const formaat = beeld.index.findFormaat(naam, versie);
  if (formaat === undefined) return { soort: 'niet-gevonden' };
  const hash = hashInhoud(formaat);
  const botsing = toBotsing(testVoorwaarde(voorwaarde, hash));
  if (botsing !== undefined) return botsing;

  const { fase, reden } = opdracht;
  const mogelijk = VOLGENDE_FASEN[formaat.levensfase];
  if (!mogelijk.includes(fase)) {
    const parameters = { van: formaat.levensfase, naar: fase, mogelijk: mogelijk.join(', ') };
    const bevinding: Bevinding = {
      code: 'FASE_NIET_MOGELIJK',
      ernst: 'fout',
      plaats: { pointer: '/fase' },
      parameters,
    };
    return { soort: 'niet-bewezen', bevindingen: [bevinding] };
  }
  if (fase === 'actief') {
    const geschiedenis = await diensten.staat.formaten.listGeschiedenis('formaat', naam, versie);
    const bevindingen = checkVierOgen(huisregels, geschiedenis, door);
    if (bevindingen.length > 0) return { soort: 'niet-bewezen', bevindingen };
  }
  const bewijs = await prove(diensten, beeld, formaat, fase);
  if (bewijs.bevindingen.some(({ ernst }) => ernst === 'fout'))
    return { soort: 'niet-bewezen', bevindingen: bewijs.bevindingen };

  const opgeslagen = await diensten.staat.formaten.bewaarFase(
    { naam, versie, sha256: hash },
    { fase, ...(reden === undefined ? {} : { reden }) },
    { revisie: beeld.register.revisie, door, op: tijdstip(diensten.klok()) },
  );
  if (!opgeslagen) return { soort: 'intussen-veranderd' };
  // A gemeente that waited for this formaat need not wait for the next cron.
  if (fase === 'actief') await rerouteAll(diensten);
  return { soort: 'gelukt', fase, hash: hashInhoud({ ...formaat, levensfase: fase }), ...bewijs };
}

async function prove(
  diensten: Diensten,
  beeld: RegisterBeeld,
  formaat: Formaat,
  naar: Faseopdracht['fase'],
): Promise<Bewijs> {
  switch (naar) {
    case 'getest': {
      const bewijs = await proveVoorbeelden(diensten, beeld, formaat);
      const gelezen = readFormaat(formaat);
      const waarschuwingen = gelezen.ok ? gelezen.value.waarschuwingen : [];
      return { ...bewijs, bevindingen: [...bewijs.bevindingen, ...waarschuwingen] };
    }
    case 'actief': {
      const voorbeelden = await proveVoorbeelden(diensten, beeld, formaat);
      const register = checkStraks(beeld.register, formaat, naar);
      const bevindingen = [...voorbeelden.bevindingen, ...register];
      // What is known to be wrong is mended first; the random ones would only find it again.
      if (bevindingen.some(({ ernst }) => ernst === 'fout')) return { ...voorbeelden, bevindingen };
      const steekproef = await proveWithSteekproef(diensten, beeld, formaat);
      return { ...voorbeelden, ...steekproef, bevindingen: [...bevindingen, ...steekproef.bevindingen] };
    }
    case 'vervallen':
      return { bevindingen: checkStraks(beeld.register, formaat, naar), aantalVoorbeelden: 0 };
  }
}

async function proveVoorbeelden(diensten: Diensten, beeld: RegisterBeeld, formaat: Formaat): Promise<Bewijs> {
  const voorbeelden = await listDocumenten(diensten, formaat);
  if (voorbeelden.length === 0)
    return {
      bevindingen: [{ code: 'VOORBEELD_ONTBREEKT', ernst: 'fout', plaats: {}, parameters: {} }],
      aantalVoorbeelden: 0,
    };
  const runs = await runVoorbeelden(beeld, formaat, voorbeelden);
  return { bevindingen: runs.flatMap(({ verschillen }) => verschillen), aantalVoorbeelden: runs.length };
}

async function proveWithSteekproef(
  diensten: Diensten,
  beeld: RegisterBeeld,
  formaat: Formaat,
): Promise<{ readonly bevindingen: readonly Bevinding[]; readonly steekproef: Steekproef }> {
  const voorbeelden = await listDocumenten(diensten, formaat);
  const steekproef = await runSteekproef(
    beeld,
    formaat,
    voorbeelden.map(({ document }) => document),
    { seed: seedOf(formaat), aantal: STEEKPROEVEN },
  );
  const { seed, aantal, breuk } = steekproef;
  if (breuk === undefined) return { bevindingen: checkReach(steekproef), steekproef };
  const parameters = { seed, aantal, codes: telCodes(breuk.bevindingen) };
  return {
    bevindingen: [{ code: 'STEEKPROEF_BREEKT', ernst: 'fout', plaats: {}, parameters }, ...breuk.bevindingen],
    steekproef,
  };
}

function checkReach({ aantal, omgezet, vastgehouden }: Steekproef): readonly Bevinding[] {
  if (omgezet > 0) return [];
  const parameters = { aantal, vastgehouden };
  return [{ code: 'STEEKPROEF_ZONDER_UITVOER', ernst: 'waarschuwing', plaats: {}, parameters }];
}

/** The same formaat is always tried with the same verantwoordingen, so that a refusal can be repeated. */
export const seedOf = (formaat: Formaat): number =>
  Number.parseInt(hashInhoud({ ...formaat, levensfase: 'concept' }).slice(0, 7), 16);

/** What the register as it would become has against this formaat in its new fase. */
const checkStraks = (register: Register, formaat: Formaat, levensfase: Levensfase): readonly Bevinding[] =>
  newFindings(register, ...withFormaat(register, { ...formaat, levensfase }));
