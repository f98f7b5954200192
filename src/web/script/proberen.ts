/** Asks the API from its own documentation page. The key is in the page alone, and goes to this gateway alone. */
export {};

const MAXIMUM_TEKENS = 20_000;

const deel = document.querySelector<HTMLElement>('[data-proberen]');
const formulier = deel?.querySelector('form');
const melding = deel?.querySelector<HTMLElement>('[data-status]');
const antwoord = deel?.querySelector<HTMLElement>('[data-antwoord]');
const vak = antwoord?.parentElement;

const waardeVan = (id: string): string => {
  const veld = document.getElementById(id);
  return veld instanceof HTMLInputElement ? veld.value : '';
};

function leesbaar(tekst: string): string {
  try {
    return JSON.stringify(JSON.parse(tekst), null, 2);
  } catch {
    return tekst;
  }
}

if (deel && formulier && melding && antwoord && vak) {
  deel.hidden = false;
  formulier.addEventListener('submit', async (gebeurtenis) => {
    gebeurtenis.preventDefault();
    melding.textContent = 'Even wachten …';
    vak.hidden = true;
    try {
      const adres = new URL(waardeVan('adres'), location.origin);
      if (adres.origin !== location.origin) throw new TypeError('another machine');
      const reactie = await fetch(adres, { headers: { Authorization: `Bearer ${waardeVan('sleutel')}` } });
      const tekst = await reactie.text();
      melding.textContent = `Antwoord: ${reactie.status}`;
      antwoord.textContent = leesbaar(tekst).slice(0, MAXIMUM_TEKENS);
      vak.hidden = false;
    } catch {
      melding.textContent = 'Dit adres is niet te bereiken. Het moet bij deze gateway horen.';
    }
    delete formulier.dataset.bezig;
  });
}
