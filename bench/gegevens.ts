/** The constants of the hand-written converter, out of the register: who sits in which region, and what gemeenten are called. */

import type { Registerdocument } from '../scripts/lib/register-folder.ts';
import type { Gemeente, Inkoopregio } from '../src/domain/register.ts';
import type { Gegevens } from './handgeschreven.ts';

export function listOf<Item>(
  documenten: readonly Registerdocument[],
  lijst: 'gemeenten' | 'inkoopregios',
): readonly Item[] {
  return documenten.flatMap(({ documentsoort, inhoud }) =>
    documentsoort === lijst ? ((inhoud as Readonly<Record<string, readonly Item[]>>)[lijst] ?? []) : [],
  );
}

export function gegevensOf(documenten: readonly Registerdocument[]): Gegevens {
  const regios = listOf<Inkoopregio>(documenten, 'inkoopregios');
  const codes = (regio: string): ReadonlySet<string> =>
    new Set(regios.find(({ code }) => code === regio)?.gemeentecodes ?? []);
  return {
    namen: new Map(listOf<Gemeente>(documenten, 'gemeenten').map(({ code, naam }) => [code, naam])),
    hartVanBrabant: codes('hart-van-brabant'),
    limburgNoord: codes('limburg-noord'),
    middenIjssel: codes('midden-ijssel-oost-veluwe'),
    bizob: codes('bizob'),
  };
}
