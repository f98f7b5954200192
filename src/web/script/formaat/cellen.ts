/** The cells of the preview: one stop for Tab in each sheet, arrows inside it, and where the value comes from on focus and hover. */

const cellenIn = (vel: Element): readonly HTMLAnchorElement[] => [
  ...vel.querySelectorAll<HTMLAnchorElement>('a[data-uitleg]'),
];

/** Only the first cell of a sheet is on the way of Tab; the arrows go on from there. */
export function maakRooster(): void {
  for (const vel of document.querySelectorAll('.evk-vel'))
    cellenIn(vel).forEach((cel, nr) => {
      cel.tabIndex = nr === 0 ? 0 : -1;
    });
}

function buur(cel: HTMLAnchorElement, toets: string): HTMLAnchorElement | null | undefined {
  const vak = cel.closest('td, li');
  const rij = vak?.parentElement;
  if (vak === null || vak === undefined || rij === null || rij === undefined) return undefined;
  const vakken = [...rij.children];
  const plaats = vakken.indexOf(vak);
  const zoek = (richting: -1 | 1, binnen: readonly Element[], vanaf: number): HTMLAnchorElement | null => {
    for (let nr = vanaf + richting; nr >= 0 && nr < binnen.length; nr += richting) {
      const gevonden = binnen[nr]?.querySelector<HTMLAnchorElement>('a[data-uitleg]');
      if (gevonden) return gevonden;
    }
    return null;
  };
  const isLijst = vak.tagName === 'LI';
  if (toets === 'ArrowRight') return isLijst ? undefined : zoek(1, vakken, plaats);
  if (toets === 'ArrowLeft') return isLijst ? undefined : zoek(-1, vakken, plaats);
  const richting = toets === 'ArrowDown' ? 1 : toets === 'ArrowUp' ? -1 : undefined;
  if (richting === undefined) return undefined;
  if (isLijst) return zoek(richting, vakken, plaats);
  const rijen = [...(rij.parentElement?.children ?? [])];
  return rijen[rijen.indexOf(rij) + richting]?.children[plaats]?.querySelector<HTMLAnchorElement>('a[data-uitleg]');
}

const celVan = (doel: EventTarget | null): HTMLAnchorElement | null =>
  doel instanceof Element ? doel.closest<HTMLAnchorElement>('a[data-uitleg]') : null;

/** Long enough not to ask for every cell that the pointer passes. */
const STIL_MS = 250;

/** @param toon shows where the value of a cell comes from */
export function volgCellen(toon: (cel: HTMLAnchorElement) => void): void {
  let wacht: ReturnType<typeof setTimeout> | undefined;
  const straks = (cel: HTMLAnchorElement | null): void => {
    if (cel === null) return;
    clearTimeout(wacht);
    wacht = setTimeout(() => toon(cel), STIL_MS);
  };
  document.addEventListener('pointerover', (gebeurtenis) => straks(celVan(gebeurtenis.target)));
  document.addEventListener('focusin', (gebeurtenis) => straks(celVan(gebeurtenis.target)));
  document.addEventListener('click', (gebeurtenis) => {
    const cel = celVan(gebeurtenis.target);
    if (cel === null || gebeurtenis.ctrlKey || gebeurtenis.metaKey) return;
    gebeurtenis.preventDefault();
    clearTimeout(wacht);
    toon(cel);
  });
  document.addEventListener('keydown', (gebeurtenis) => {
    const cel = celVan(gebeurtenis.target);
    const naar = cel === null ? undefined : buur(cel, gebeurtenis.key);
    if (cel === null || naar === undefined) return;
    gebeurtenis.preventDefault();
    if (naar === null) return;
    cel.tabIndex = -1;
    naar.tabIndex = 0;
    naar.focus();
  });
}
