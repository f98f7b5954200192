/** The table of docs/regels.md, out of the sentences of the findings on a submission (src/text/nl/invoer). */
import { REGISTER_VANAF } from '../../src/domain/gemeentetabel.ts';
import { zinnenKop } from '../../src/text/nl/invoer/kop.ts';
import { zinnenPrestatie } from '../../src/text/nl/invoer/prestatie.ts';
import { zinnenRegel, zinnenTraject } from '../../src/text/nl/invoer/regel.ts';
import type { Zin } from '../../src/text/zin.ts';

/** A rule may name what it was held against: then that is shown for this submission. */
const VOORBEELD: Readonly<Record<string, unknown>> = {
  wet: 'wmo',
  soort: 'productieverantwoording',
  lijst: 'van het veld',
  vanaf: REGISTER_VANAF,
};
const parameters = new Proxy({}, { get: (_, naam) => VOORBEELD[String(naam)] ?? '2026-01-01' });

const GROEPEN = {
  'De kop': zinnenKop,
  'Prestaties en trajecten': zinnenRegel,
  Prestaties: zinnenPrestatie,
  Trajecten: zinnenTraject,
} as const;

const rij = ([code, zin]: [string, (parameters: never) => Zin]): string =>
  `| \`${code}\` | ${zin(parameters as never).regel.replaceAll('|', '\\|')} |`;

export const regeltabellen = (): string =>
  Object.entries(GROEPEN)
    .map(([naam, zinnen]) =>
      [`## ${naam}`, '', '| bevinding | regel |', '| --- | --- |', ...Object.entries(zinnen).map(rij)].join('\n'),
    )
    .join('\n\n');
