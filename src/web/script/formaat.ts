/** Checks a formaat while somebody writes it, and tells of each value of the preview where it comes from. */
import { maakRooster, volgCellen } from './formaat/cellen.ts';
import { haalPagina, neemOver } from './formaat/pagina.ts';

const formulier = document.querySelector<HTMLFormElement>('form[data-levend]');
const stand = document.querySelector('[data-stand]');

/** Long enough to type on. */
const STIL_MS = 700;

function vraag(form: HTMLFormElement, extra: Readonly<Record<string, string>>): FormData {
  const inhoud = new FormData(form);
  inhoud.set('doe', 'controleer');
  for (const [naam, waarde] of Object.entries(extra)) inhoud.set(naam, waarde);
  return inhoud;
}

async function controleer(form: HTMLFormElement): Promise<void> {
  const pagina = await haalPagina('uitslag', form.action, vraag(form, {}));
  if (pagina === undefined || !neemOver(pagina, 'uitslag')) return;
  maakRooster();
  if (stand !== null) stand.textContent = document.querySelector('[data-oordeel]')?.textContent ?? '';
  document.dispatchEvent(new CustomEvent('uitslag'));
}

async function toonHerkomst(cel: HTMLAnchorElement): Promise<void> {
  for (const ander of document.querySelectorAll('a[data-uitleg][data-gekozen]')) ander.removeAttribute('data-gekozen');
  cel.dataset.gekozen = '';
  const { searchParams } = new URL(cel.href);
  const pagina =
    formulier === null
      ? await haalPagina('uitleg', cel.href)
      : await haalPagina(
          'uitleg',
          formulier.action,
          vraag(formulier, {
            uitlegBestand: searchParams.get('bestand') ?? '',
            uitlegPlek: searchParams.get('plek') ?? '',
          }),
        );
  if (pagina !== undefined) neemOver(pagina, 'uitleg');
}

if (formulier !== null) {
  let wacht: ReturnType<typeof setTimeout> | undefined;
  let bewaard = true;
  const gewijzigd = (): void => {
    bewaard = false;
    clearTimeout(wacht);
    wacht = setTimeout(() => void controleer(formulier), STIL_MS);
  };
  formulier.addEventListener('input', gewijzigd);
  // What was written before this script came counts as well.
  if ([...formulier.querySelectorAll('textarea')].some(({ value, defaultValue }) => value !== defaultValue))
    gewijzigd();
  formulier.addEventListener('submit', () => {
    bewaard = true;
    clearTimeout(wacht);
  });
  window.addEventListener('beforeunload', (gebeurtenis) => {
    if (!bewaard) gebeurtenis.preventDefault();
  });
}

maakRooster();
volgCellen((cel) => void toonHerkomst(cel));
