export {};

/** On every page, small: what makes a page pleasanter, never what it needs. */

/** A form that was sent says so, and is not sent twice by an impatient click. */
for (const formulier of document.querySelectorAll('form')) {
  formulier.addEventListener('submit', (gebeurtenis) => {
    if (formulier.dataset.bezig === 'ja') return gebeurtenis.preventDefault();
    formulier.dataset.bezig = 'ja';
    const knop = gebeurtenis.submitter;
    if (knop instanceof HTMLButtonElement) knop.setAttribute('aria-busy', 'true');
    // What comes back with the back button is the page as it was left.
    window.addEventListener('pageshow', () => delete formulier.dataset.bezig, { once: true });
    // A download leaves the page where it is.
    if (formulier.dataset.download !== undefined) setTimeout(() => delete formulier.dataset.bezig, 1000);
  });
}

/** A page with errors begins there, also for who does not see it. */
document.querySelector<HTMLElement>('[data-begin]')?.focus();

for (const knop of document.querySelectorAll<HTMLButtonElement>('button[data-afdrukken]')) {
  knop.hidden = false;
  knop.addEventListener('click', () => window.print());
}
