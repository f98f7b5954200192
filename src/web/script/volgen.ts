/** Keeps the rows of a verantwoording up to date. Without it the page says how to refresh. */

interface Rij {
  readonly id: string;
  readonly naam: string;
  readonly kleur: string;
  readonly woord: string;
  readonly uitleg: string;
  readonly stappen: readonly { readonly naam: string; readonly stand: string; readonly voorlezen: string }[];
}

interface Antwoord {
  readonly telling: string;
  readonly vast: boolean;
  readonly rijen: readonly Rij[];
}

const EERSTE_MS = 1000;
const LANGSTE_MS = 15_000;
/** Nobody looks at a page for so long; the link to refresh comes back. */
const HOOGSTENS_MS = 30 * 60_000;

const lijst = document.querySelector<HTMLElement>('[data-volgen]');
const adres = lijst?.dataset.volgen;

function maakStap({ naam, stand, voorlezen }: Rij['stappen'][number]): HTMLElement {
  const li = document.createElement('li');
  li.dataset.stand = stand;
  if (stand === 'nu') li.setAttribute('aria-current', 'step');
  const tekst = document.createElement('span');
  const stil = document.createElement('span');
  stil.className = 'evk-alleen-voorlezen';
  stil.textContent = `: ${voorlezen}`;
  tekst.append(naam, stil);
  li.append(tekst);
  return li;
}

/** @returns whether anything became different */
function toon(rij: Rij): boolean {
  const element = lijst?.querySelector<HTMLElement>(`[data-zending="${CSS.escape(rij.id)}"]`);
  const merk = element?.querySelector('.evk-toestand');
  const uitleg = element?.querySelector('[data-uitleg]');
  if (!merk || !uitleg || (merk.textContent === rij.woord && uitleg.textContent === rij.uitleg)) return false;
  merk.textContent = rij.woord;
  merk.className = `evk-toestand evk-toestand--${rij.kleur}`;
  uitleg.textContent = rij.uitleg;
  element?.querySelector('.evk-stappen')?.replaceChildren(...rij.stappen.map(maakStap));
  return true;
}

function zeg(plaats: string, tekst: string): void {
  const element = document.querySelector(plaats);
  if (element !== null) element.textContent = tekst;
}

function wissel(vanzelf: boolean): void {
  const link = document.querySelector<HTMLElement>('[data-ververs]');
  const bericht = document.querySelector<HTMLElement>('[data-vanzelf]');
  if (link) link.hidden = vanzelf;
  if (bericht) bericht.hidden = !vanzelf;
}

const wacht = (ms: number): Promise<void> => new Promise((klaar) => setTimeout(klaar, ms));

async function vraag(waar: string): Promise<Antwoord | undefined> {
  // Signed out, or a fault: whoever refreshes sees which.
  const antwoord = await fetch(waar, { redirect: 'manual', headers: { Accept: 'application/json' } });
  return antwoord.ok ? ((await antwoord.json()) as Antwoord) : undefined;
}

async function volg(waar: string): Promise<void> {
  wissel(true);
  let pauze = EERSTE_MS;
  for (let geduurd = 0; geduurd < HOOGSTENS_MS; geduurd += pauze) {
    await wacht(pauze);
    if (document.hidden) continue;
    const antwoord = await vraag(waar).catch(() => undefined);
    if (antwoord === undefined) break;
    const anders = antwoord.rijen.filter(toon);
    zeg('[data-telling]', antwoord.telling);
    // Much at once would be read for minutes: then only the count.
    if (anders.length > 0)
      zeg(
        '[data-nieuws]',
        anders.length > 3 ? antwoord.telling : anders.map(({ naam, woord }) => `${naam}: ${woord}.`).join(' '),
      );
    if (antwoord.vast) break;
    pauze = anders.length > 0 ? EERSTE_MS : Math.min(LANGSTE_MS, pauze * 1.5);
  }
  wissel(false);
}

if (adres !== undefined) void volg(adres);
