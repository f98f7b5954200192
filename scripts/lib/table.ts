/** A table of plain text for a terminal. */

const TUSSENRUIMTE = '  ';
const SMALSTE = 8;

/** Characters on the screen; Dutch text holds no wide ones. */
const width = (tekst: string): number => [...tekst].length;

const shorten = (tekst: string, breedte: number): string =>
  width(tekst) <= breedte ? tekst : `${[...tekst].slice(0, breedte - 1).join('')}…`;

/**
 * Takes room from the widest column until the table fits, but never makes a column narrower than `SMALSTE`: on a screen that is too
 * narrow even for that, lines wrap.
 */
function shrink(breedtes: readonly number[], beschikbaar: number): number[] {
  const passend = [...breedtes];
  const tussen = TUSSENRUIMTE.length * (breedtes.length - 1);
  for (;;) {
    const som = passend.reduce((totaal, breedte) => totaal + breedte, tussen);
    const breedste = Math.max(...passend);
    if (som <= beschikbaar || breedste <= SMALSTE) return passend;
    const plaats = passend.indexOf(breedste);
    passend[plaats] = Math.max(SMALSTE, breedste - (som - beschikbaar > 8 ? 4 : 1));
  }
}

/**
 * @param koppen one for every column
 * @param breedte columns of the terminal; absent: as wide as the content (output to a file or a pipe)
 */
export function formatTable(
  koppen: readonly string[],
  rijen: readonly (readonly string[])[],
  breedte?: number,
): string {
  const natuurlijk = koppen.map((kop, kolom) => Math.max(width(kop), ...rijen.map((rij) => width(rij[kolom] ?? ''))));
  const breedtes = breedte === undefined ? natuurlijk : shrink(natuurlijk, breedte);
  const regel = (cellen: readonly string[]): string =>
    breedtes
      .map((kolom, nr) => {
        const cel = shorten(cellen[nr] ?? '', kolom);
        return cel + ' '.repeat(kolom - width(cel));
      })
      .join(TUSSENRUIMTE)
      .trimEnd();
  return [regel(koppen), regel(breedtes.map((kolom) => '─'.repeat(kolom))), ...rijen.map(regel)].join('\n');
}
