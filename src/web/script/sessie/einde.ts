/**
 * A page that stays open when its session ends is emptied and covered (ASVS 5, 14.3.1): what it showed may hold data of persons. Two minutes
 * before it warns. Other tabs of the same session count: before it does anything it asks how long there still is.
 */

/** In whole seconds: without use, and however much it is used. */
interface Rest {
  readonly rust: number;
  readonly duur: number;
}

const WAARSCHUW_MS = 2 * 60_000;
/** Whoever is at work says so at most this often. */
const MELD_MS = 60_000;
/** A tab that is looked at again asks, at most this often. */
const KIJK_MS = 5000;
/** The end is over when we ask. */
const SPELING_MS = 250;

const isRest = (waarde: unknown): waarde is Rest =>
  typeof waarde === 'object' &&
  waarde !== null &&
  'rust' in waarde &&
  'duur' in waarde &&
  Number.isInteger(waarde.rust) &&
  Number.isInteger(waarde.duur);

/** @returns undefined when nobody answers */
async function vraag(adres: string): Promise<Rest | undefined> {
  try {
    const antwoord = await fetch(adres, { redirect: 'error', headers: { Accept: 'application/json' } });
    const rest: unknown = antwoord.ok ? await antwoord.json() : undefined;
    return isRest(rest) ? rest : undefined;
  } catch {
    return undefined;
  }
}

function element<Naam extends keyof HTMLElementTagNameMap>(
  naam: Naam,
  klasse: string,
  ...inhoud: readonly (Node | string)[]
): HTMLElementTagNameMap[Naam] {
  const gemaakt = document.createElement(naam);
  gemaakt.className = klasse;
  gemaakt.append(...inhoud);
  return gemaakt;
}

/** Takes away everything the page showed, also what somebody was filling in. */
function dekAf(): void {
  const kop = element('h1', 'nl-heading nl-heading--level-1', 'U bent afgemeld');
  kop.tabIndex = -1;
  const link = element('a', 'nl-link', 'Opnieuw aanmelden');
  link.href = `/aanmelden?naar=${encodeURIComponent(location.pathname + location.search)}`;
  const blad = element(
    'div',
    'evk-breedte',
    kop,
    element('p', 'nl-paragraph evk-tekst', 'Uw aanmelding is voorbij. Daarom is deze pagina leeggemaakt.'),
    element('p', 'nl-paragraph', link),
  );
  document.title = 'U bent afgemeld - Enkelvoud';
  document.body.replaceChildren(element('main', 'evk-afgemeld', blad));
  kop.focus();
}

const WAARSCHUWING = {
  rust: 'U doet al een tijd niets. Over twee minuten bent u afgemeld, en maken wij deze pagina leeg.',
  duur: 'U bent bijna tien uur aangemeld. Over twee minuten moet u zich opnieuw aanmelden. Bewaar eerst wat u invulde.',
} as const;

function toonWaarschuwing(waardoor: keyof typeof WAARSCHUWING): HTMLElement {
  const tekst = element('p', 'nl-paragraph', WAARSCHUWING[waardoor]);
  const inhoud = element('div', 'utrecht-alert__message', tekst);
  if (waardoor === 'rust') {
    // Pressing it is work, and work is what keeps a session going.
    const knop = element('button', 'nl-button nl-button--primary', 'Blijf aangemeld');
    knop.type = 'button';
    inhoud.append(knop);
  }
  const melding = element('div', 'utrecht-alert utrecht-alert--warning evk-sessiemelding', inhoud);
  melding.setAttribute('role', 'alert');
  document.body.append(melding);
  return melding;
}

function bewaak(begin: Rest, adressen: { readonly kijk: string; readonly werk: string }): void {
  let eindeRust = 0;
  let eindeDuur = 0;
  let gemeld = Date.now();
  let gekeken = Date.now();
  let wekker: ReturnType<typeof setTimeout> | undefined;
  let melding: HTMLElement | undefined;
  let voorbij = false;

  const over = (): number => Math.min(eindeRust, eindeDuur) - Date.now();

  function zet({ rust, duur }: Rest): void {
    eindeRust = Date.now() + rust * 1000;
    eindeDuur = Date.now() + duur * 1000;
  }

  function plan(): void {
    clearTimeout(wekker);
    if (voorbij) return;
    const nog = over();
    wekker = setTimeout(() => void kijk(), Math.max(nog > WAARSCHUW_MS ? nog - WAARSCHUW_MS : nog, 0) + SPELING_MS);
  }

  function handelNaar(antwoord: Rest | undefined): void {
    if (voorbij) return;
    if (antwoord !== undefined) zet(antwoord);
    melding?.remove();
    melding = undefined;
    const nog = over();
    if (nog <= 0) {
      voorbij = true;
      dekAf();
    } else if (nog <= WAARSCHUW_MS) melding = toonWaarschuwing(eindeRust <= eindeDuur ? 'rust' : 'duur');
    plan();
  }

  async function kijk(): Promise<void> {
    gekeken = Date.now();
    handelNaar(await vraag(adressen.kijk));
  }

  async function meldWerk(): Promise<void> {
    if (voorbij || (melding === undefined && Date.now() - gemeld < MELD_MS)) return;
    gemeld = Date.now();
    handelNaar(await vraag(adressen.werk));
  }

  for (const soort of ['keydown', 'pointerdown', 'input', 'click'])
    document.addEventListener(soort, () => void meldWerk(), { capture: true, passive: true });
  const kijkWeer = (): void => {
    if (!(document.hidden || voorbij) && Date.now() - gekeken > KIJK_MS) void kijk();
  };
  document.addEventListener('visibilitychange', kijkWeer);
  window.addEventListener('pageshow', kijkWeer);

  zet(begin);
  plan();
}

/** Does nothing on a page of a visitor. */
export function bewaakSessie(): void {
  const merk = document.querySelector<HTMLMetaElement>('meta[name="evk-sessie"]');
  const { kijk, werk } = merk?.dataset ?? {};
  const [rust, duur] = (merk?.content ?? '').split(' ').map(Number);
  const begin: unknown = { rust, duur };
  if (kijk !== undefined && werk !== undefined && isRest(begin)) bewaak(begin, { kijk, werk });
}
