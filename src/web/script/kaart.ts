/**
 * The tile map by keyboard: it is one stop of the Tab key, and the arrow keys go from gemeente to gemeente. Without this every tile is a
 * stop of its own.
 */
export {};

interface Plek {
  readonly vak: SVGAElement;
  readonly x: number;
  readonly y: number;
}

/** Whether somewhere lies that way, and how far: what lies aside counts double, so that a row is kept as long as it goes on. */
const RICHTINGEN: Readonly<Record<string, (dx: number, dy: number) => readonly [vooruit: number, opzij: number]>> = {
  ArrowRight: (dx, dy) => [dx, Math.abs(dy)],
  ArrowLeft: (dx, dy) => [-dx, Math.abs(dy)],
  ArrowDown: (dx, dy) => [dy, Math.abs(dx)],
  ArrowUp: (dx, dy) => [-dy, Math.abs(dx)],
};

/** The next one that way. Nothing lies there: undefined, and one stays. */
function buurVan(hier: Plek, plekken: readonly Plek[], toets: string): Plek | undefined {
  const richting = RICHTINGEN[toets];
  if (richting === undefined) return undefined;
  let beste: Plek | undefined;
  let minste = Number.POSITIVE_INFINITY;
  for (const plek of plekken) {
    const [vooruit, opzij] = richting(plek.x - hier.x, plek.y - hier.y);
    if (vooruit <= 0 || opzij > vooruit) continue;
    const afstand = vooruit + 2 * opzij;
    if (afstand < minste) {
      minste = afstand;
      beste = plek;
    }
  }
  return beste;
}

function verbeter(kaart: Element): void {
  const plekken = [...kaart.querySelectorAll<SVGAElement>('a.evk-tegel')].flatMap((vak): Plek[] => {
    const vlak = vak.querySelector('rect');
    return vlak === null ? [] : [{ vak, x: vlak.x.baseVal.value, y: vlak.y.baseVal.value }];
  });
  const [eerste] = plekken;
  if (eerste === undefined) return;
  let hier = eerste;
  for (const { vak } of plekken) vak.setAttribute('tabindex', '-1');

  const ga = (naar: Plek): void => {
    hier.vak.setAttribute('tabindex', '-1');
    hier = naar;
    hier.vak.setAttribute('tabindex', '0');
  };
  ga(eerste);

  kaart.addEventListener('focusin', ({ target }) => {
    const plek = plekken.find(({ vak }) => vak === target);
    if (plek !== undefined) ga(plek);
  });
  kaart.addEventListener('keydown', (gebeurtenis) => {
    if (!(gebeurtenis instanceof KeyboardEvent) || gebeurtenis.altKey || gebeurtenis.ctrlKey || gebeurtenis.metaKey)
      return;
    const naar =
      gebeurtenis.key === 'Home'
        ? eerste
        : gebeurtenis.key === 'End'
          ? plekken.at(-1)
          : buurVan(hier, plekken, gebeurtenis.key);
    if (naar === undefined && RICHTINGEN[gebeurtenis.key] === undefined) return;
    // The page itself stays where it is, also at the edge of the map.
    gebeurtenis.preventDefault();
    naar?.vak.focus();
  });
  for (const uitleg of document.querySelectorAll<HTMLElement>('[data-kaartuitleg]')) uitleg.hidden = false;
}

for (const kaart of document.querySelectorAll('.evk-tegelkaart')) verbeter(kaart);
