/** The options of the commands, read with a Dutch sentence for what is not understood. */
import { parseArgs } from 'node:util';
import type { Invoervelden } from '../clients/typescript/src/index.ts';
import { Gebruiksfout } from './uitkomst.ts';

type Soorten = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

const tekst = { type: 'string' } as const;
const vlag = { type: 'boolean' } as const;

const GEMEEN: Soorten = { instellingen: tekst, json: vlag, help: vlag };

/** What a file without a kop does not say (docs/api.md). */
export const INVOERVELDEN: Soorten = {
  kenmerk: tekst,
  vervangt: tekst,
  stadium: tekst,
  dagtekening: tekst,
  begindatum: tekst,
  einddatum: tekst,
  soorten: tekst,
};

export interface Opties {
  readonly argumenten: readonly string[];
  tekst(naam: string): string | undefined;
  vlag(naam: string): boolean;
}

export function readOpties(args: readonly string[], soorten: Soorten): Opties {
  let gelezen: ReturnType<typeof parse>;
  try {
    gelezen = parse(args, soorten);
  } catch (fout) {
    const optie = /'(-[^' ]*)/.exec(fout instanceof Error ? fout.message : '')?.[1];
    throw new Gebruiksfout(
      optie === undefined ? 'Deze opties begrijpen wij niet.' : `De optie ${optie} is onbekend of niet volledig.`,
    );
  }
  const { values, positionals } = gelezen;
  return {
    argumenten: positionals,
    tekst: (naam) => (typeof values[naam] === 'string' ? values[naam] : undefined),
    vlag: (naam) => values[naam] === true,
  };
}

const parse = (args: readonly string[], soorten: Soorten) =>
  parseArgs({ args: [...args], allowPositionals: true, options: { ...GEMEEN, ...soorten } });

/** The one argument of a command. */
export function onlyArgument({ argumenten }: Opties, wat: string): string {
  const [een, ...meer] = argumenten;
  if (een === undefined) throw new Gebruiksfout(`Noem ${wat}.`);
  if (meer.length > 0) throw new Gebruiksfout(`Noem één keer ${wat}; er staat ook: ${meer.join(', ')}.`);
  return een;
}

export function invoerveldenOf(opties: Opties): Invoervelden {
  const velden = Object.keys(INVOERVELDEN).flatMap((naam) => {
    const waarde = opties.tekst(naam);
    return waarde === undefined ? [] : [[naam, waarde] as const];
  });
  // The gateway judges the values and says in Dutch what is wrong with them.
  return Object.fromEntries(velden) as Invoervelden;
}
