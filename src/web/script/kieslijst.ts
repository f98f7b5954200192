/** A list with ticks: one tick for all of them, and how many are ticked. */
for (const formulier of document.querySelectorAll<HTMLFormElement>('form[data-kieslijst]')) {
  const vinkjes = [...formulier.querySelectorAll<HTMLInputElement>('input[type="checkbox"].evk-keuze')];
  const plek = formulier.querySelector('thead th');
  const teller = formulier.querySelector('[data-telling] strong');
  if (plek === null || teller === null || vinkjes.length === 0) continue;

  const alles = document.createElement('input');
  alles.type = 'checkbox';
  alles.className = 'evk-keuze';
  alles.setAttribute('aria-label', 'Kies alles op deze bladzijde');
  plek.replaceChildren(alles);

  const toon = (): void => {
    const aantal = vinkjes.filter(({ checked }) => checked).length;
    alles.checked = aantal === vinkjes.length;
    alles.indeterminate = aantal > 0 && aantal < vinkjes.length;
    teller.textContent = aantal === 0 ? 'Met wat u hierboven kiest' : `Met ${aantal} gekozen`;
  };
  alles.addEventListener('change', () => {
    for (const vinkje of vinkjes) vinkje.checked = alles.checked;
    toon();
  });
  for (const vinkje of vinkjes) vinkje.addEventListener('change', toon);
  // The browser may have kept ticks of an earlier visit.
  window.addEventListener('pageshow', toon);
  toon();
}
