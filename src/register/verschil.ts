/** What one version of an aansluiting says otherwise than another, place by place, so that a person can read it. */
import type { Aansluiting } from '../domain/register.ts';

export interface Verschil {
  /** JSON pointer into the document. */
  readonly pointer: string;
  /** What was there, as text; of a list of codes only the codes that went. Absent when nothing was there. */
  readonly oud?: string;
  /** What is there now; of a list of codes only the codes that came. */
  readonly nieuw?: string;
}

type Enkel = string | number | boolean;

const isEnkel = (waarde: unknown): waarde is Enkel => typeof waarde !== 'object' && waarde !== undefined;

const isRecord = (waarde: unknown): waarde is Readonly<Record<string, unknown>> =>
  typeof waarde === 'object' && waarde !== null && !Array.isArray(waarde);

const pointerPart = (naam: string): string => naam.replaceAll('~', '~0').replaceAll('/', '~1');

const toText = (waarde: unknown): string => (typeof waarde === 'string' ? waarde : JSON.stringify(waarde));

const side = (kant: 'oud' | 'nieuw', waarde: unknown): Partial<Verschil> =>
  waarde === undefined ? {} : { [kant]: toText(waarde) };

/** In the order of the documents. The version itself is no difference; the days on which it decides are. */
export function diffAansluitingen(oud: Aansluiting, nieuw: Aansluiting): readonly Verschil[] {
  const { versie: _oud, ...vorige } = oud;
  const { versie: _nieuw, ...volgende } = nieuw;
  return [...diff(vorige, volgende, '')];
}

function* diff(oud: unknown, nieuw: unknown, pointer: string): Generator<Verschil> {
  if (isRecord(oud) && isRecord(nieuw)) {
    for (const naam of new Set([...Object.keys(oud), ...Object.keys(nieuw)]))
      yield* diff(oud[naam], nieuw[naam], `${pointer}/${pointerPart(naam)}`);
    return;
  }
  if (Array.isArray(oud) && Array.isArray(nieuw)) {
    if ([...oud, ...nieuw].every(isEnkel)) yield* diffSets(oud.filter(isEnkel), nieuw.filter(isEnkel), pointer);
    else
      for (let nr = 0; nr < Math.max(oud.length, nieuw.length); nr++)
        yield* diff(oud[nr], nieuw[nr], `${pointer}/${nr}`);
    return;
  }
  if (JSON.stringify(oud) !== JSON.stringify(nieuw)) yield { pointer, ...side('oud', oud), ...side('nieuw', nieuw) };
}

/** The order of codes means nothing. */
function* diffSets(oud: readonly Enkel[], nieuw: readonly Enkel[], pointer: string): Generator<Verschil> {
  const weg = oud.filter((code) => !nieuw.includes(code));
  const erbij = nieuw.filter((code) => !oud.includes(code));
  const listed = (codes: readonly Enkel[]): string | undefined => (codes.length === 0 ? undefined : codes.join(', '));
  if (weg.length + erbij.length > 0) yield { pointer, ...side('oud', listed(weg)), ...side('nieuw', listed(erbij)) };
}
