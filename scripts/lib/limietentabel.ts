/** The tables of docs/limieten.md, out of src/domain/limieten.ts. */
import { LIMIETEN, LIMIETGROEPEN, type Limiet, type Limietgroep, VERBODEN } from '../../src/domain/limieten.ts';

const KB = 1024;
const MB = KB * KB;

const getal = (waarde: number): string => waarde.toLocaleString('nl-NL');

function bytes(waarde: number): string {
  if (waarde % MB === 0) return `${getal(waarde / MB)} MB`;
  return waarde % KB === 0 ? `${getal(waarde / KB)} KB` : `${getal(waarde)} bytes`;
}

function hoeveel({ waarde, eenheid }: Limiet): string {
  switch (eenheid) {
    case 'bytes':
      return bytes(waarde);
    case 'ms':
      return `${getal(waarde / 1000)} seconden`;
    case 'stuks':
      return getal(waarde);
    case 'keer':
      return `${getal(waarde)} keer`;
    case 'tekens':
      return `${getal(waarde)} tekens`;
    case 'niveaus':
      return `${getal(waarde)} niveaus`;
  }
}

const gevolg = ({ daarboven }: Limiet): string =>
  typeof daarboven === 'string' ? `\`${daarboven}\`` : daarboven.gevolg;

function groep(naam: Limietgroep): string {
  const limieten = Object.values<Limiet>(LIMIETEN).filter((limiet) => limiet.groep === naam);
  const verboden = Object.values(VERBODEN).filter((verbod) => verbod.groep === naam);
  const delen = [`## ${LIMIETGROEPEN[naam]}`];
  if (limieten.length > 0)
    delen.push(
      [
        '| wat | hoogstens | daarboven |',
        '| --- | --- | --- |',
        ...limieten.map((limiet) => `| ${limiet.wat} | ${hoeveel(limiet)} | ${gevolg(limiet)} |`),
      ].join('\n'),
    );
  if (verboden.length > 0)
    delen.push(
      [
        '| nooit | waarom | bevinding |',
        '| --- | --- | --- |',
        ...verboden.map(({ wat, waarom, bevinding }) => `| ${wat} | ${waarom} | \`${bevinding}\` |`),
      ].join('\n'),
    );
  return delen.join('\n\n');
}

export const limietentabellen = (): string =>
  (Object.keys(LIMIETGROEPEN) as readonly Limietgroep[]).map(groep).join('\n\n');
