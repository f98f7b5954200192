/** Do gemeenten, herindelingen and regio's agree with each other? */
import type { Bevinding } from '../../domain/bevinding.ts';
import type { Gemeente, Herindeling, Register } from '../../domain/register.ts';
import { addDays, type Geldigheid, intersect, isGeldigOp } from '../geldigheid.ts';
import { melding } from './melding.ts';

export type PerCode = ReadonlyMap<string, readonly Gemeente[]>;

/** A span that ends before it begins. */
export function checkSpan(wat: string, pointer: string, span: Geldigheid): Bevinding[] {
  const { geldigVanaf: vanaf, geldigTot: tot } = span;
  if (tot === undefined || vanaf <= tot) return [];
  return [melding('GELDIGHEID_OMGEKEERD', `${pointer}/geldigTot`, { wat, vanaf, tot })];
}

/** Is every listed code a gemeente, and in force on at least one day of `span`? */
export function checkCodes(
  waar: string,
  pointer: string,
  codes: readonly string[],
  span: Geldigheid,
  perCode: PerCode,
): Bevinding[] {
  return codes.flatMap((gemeente, i) => {
    const perioden = perCode.get(gemeente);
    if (perioden === undefined) return [melding('GEMEENTECODE_ONBEKEND', `${pointer}/${i}`, { waar, gemeente })];
    if (perioden.some((periode) => intersect(periode, span) !== undefined)) return [];
    return [melding('GEMEENTE_NIET_GELDIG', `${pointer}/${i}`, { waar, gemeente }, 'waarschuwing')];
  });
}

/** Pairs of the same key whose spans share a day, reported at the later one of the list. */
function* overlaps<T extends Geldigheid>(
  lijst: readonly T[],
  sleutel: (t: T) => string,
): Generator<[number, T, string]> {
  const eerdere = new Map<string, T[]>();
  for (const [i, element] of lijst.entries()) {
    const zelfde = eerdere.get(sleutel(element)) ?? [];
    for (const ander of zelfde) {
      const samen = intersect(element, ander);
      if (samen !== undefined) yield [i, element, samen.geldigVanaf];
    }
    eerdere.set(sleutel(element), [...zelfde, element]);
  }
}

export function checkGemeenten({ gemeenten }: Register): Bevinding[] {
  return [
    ...gemeenten.flatMap((gemeente, i) => checkSpan(`gemeente ${gemeente.code}`, `/gemeenten/${i}`, gemeente)),
    ...[...overlaps(gemeenten, (gemeente) => gemeente.code)].map(([i, gemeente, datum]) =>
      melding('GEMEENTECODE_DUBBEL', `/gemeenten/${i}`, { gemeente: gemeente.code, datum }),
    ),
  ];
}

/** True when following vastgestelde herindelingen from `begin` comes back at `begin`. */
function comesBack(begin: string, herindelingen: ReadonlyMap<string, readonly Herindeling[]>): boolean {
  const bezocht = new Set<string>();
  const wachtend = [begin];
  for (let code = wachtend.pop(); code !== undefined; code = wachtend.pop()) {
    for (const { nieuweCode } of herindelingen.get(code) ?? []) {
      if (nieuweCode === begin) return true;
      if (!bezocht.has(nieuweCode)) wachtend.push(nieuweCode);
      bezocht.add(nieuweCode);
    }
  }
  return false;
}

function checkGeldigheid(herindeling: Herindeling, pointer: string, perCode: PerCode): Bevinding[] {
  const { oudeCode, nieuweCode, ingangsdatum, zekerheid } = herindeling;
  const waar = 'herindelingen';
  const onbekend = (['oudeCode', 'nieuweCode'] as const)
    .filter((kant) => !perCode.has(herindeling[kant]))
    .map((kant) => melding('GEMEENTECODE_ONBEKEND', `${pointer}/${kant}`, { waar, gemeente: herindeling[kant] }));
  if (onbekend.length > 0 || zekerheid === 'gepland') return onbekend;
  const valid = (code: string, datum: string): boolean =>
    (perCode.get(code) ?? []).some((periode) => isGeldigOp(periode, datum));
  const klopt =
    valid(oudeCode, addDays(ingangsdatum, -1)) && !valid(oudeCode, ingangsdatum) && valid(nieuweCode, ingangsdatum);
  return klopt ? [] : [melding('HERINDELING_GELDIGHEID', pointer, { gemeente: oudeCode, ingangsdatum })];
}

export function checkHerindelingen({ herindelingen }: Register, perCode: PerCode): Bevinding[] {
  const vastgesteld = Map.groupBy(
    herindelingen.filter((herindeling) => herindeling.zekerheid === 'vastgesteld'),
    (herindeling) => herindeling.oudeCode,
  );
  const gezien = new Set<string>();
  return herindelingen.flatMap((herindeling, i) => {
    const { oudeCode: gemeente, nieuweCode, zekerheid } = herindeling;
    const pointer = `/herindelingen/${i}`;
    const paar = `${gemeente}>${nieuweCode}>${herindeling.ingangsdatum}`;
    const dubbel = gezien.has(paar);
    gezien.add(paar);
    return [
      ...(dubbel ? [melding('HERINDELING_DUBBEL', pointer, { gemeente, nieuweCode })] : []),
      ...(zekerheid === 'vastgesteld' && comesBack(gemeente, vastgesteld)
        ? [melding('HERINDELING_KRING', pointer, { gemeente })]
        : []),
      ...checkGeldigheid(herindeling, pointer, perCode),
    ];
  });
}

export function checkInkoopregios({ inkoopregios }: Register, perCode: PerCode): Bevinding[] {
  return [
    ...inkoopregios.flatMap((regio, i) => [
      ...checkSpan(`regio ${regio.code}`, `/inkoopregios/${i}`, regio),
      ...checkCodes(`regio ${regio.code}`, `/inkoopregios/${i}/gemeentecodes`, regio.gemeentecodes, regio, perCode),
    ]),
    ...[...overlaps(inkoopregios, (regio) => regio.code)].map(([i, regio, datum]) =>
      melding('REGIO_DUBBEL', `/inkoopregios/${i}`, { regio: regio.code, datum }),
    ),
  ];
}
