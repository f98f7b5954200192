/** The table of functions as it stands in docs/formaten.md; a test fails when the page lags behind. */
import { celTekst } from '../../domain/output.ts';
import type { Functievoorbeeld } from './functie.ts';
import { FUNCTIES } from './index.ts';

const example = ({ expressie, uitkomst }: Functievoorbeeld): string =>
  `\`${expressie}\` → \`${typeof uitkomst === 'string' ? JSON.stringify(uitkomst) : celTekst(uitkomst)}\``;

export function functietabel(): string {
  const rijen = FUNCTIES.map((functie) => {
    const vorm = functie.parameters.map((parameter) => parameter.naam).join(', ');
    const bron = functie.bron === undefined ? '' : ` (${functie.bron})`;
    const voorbeelden = functie.voorbeelden.map(example).join('<br>');
    return `| \`${functie.naam}(${vorm})\` | ${functie.resultaat} | ${functie.omschrijving}${bron} | ${voorbeelden} |`;
  });
  return ['| functie | geeft | wat het doet | voorbeelden |', '|---|---|---|---|', ...rijen].join('\n');
}
