/** On every page, small: what makes a page pleasanter, never what it needs. */
import { bewaakSessie } from './sessie/einde.ts';

bewaakSessie();

/** A form that was sent says so, and is not sent twice by an impatient click. */
for (const formulier of document.querySelectorAll('form')) {
  const blijft = formulier.dataset.download !== undefined;
  let gedrukt: HTMLElement | null = null;
  formulier.addEventListener('submit', (gebeurtenis) => {
    const knop = gebeurtenis.submitter;
    // A download leaves the page where it is: another button of the form is another wish, not the same one again.
    if (formulier.dataset.bezig === 'ja' && !(blijft && knop !== gedrukt)) return gebeurtenis.preventDefault();
    formulier.dataset.bezig = 'ja';
    gedrukt = knop;
    knop?.setAttribute('aria-busy', 'true');
    const klaar = (): void => {
      knop?.removeAttribute('aria-busy');
      if (gedrukt === knop) delete formulier.dataset.bezig;
    };
    // What comes back with the back button is the page as it was left.
    window.addEventListener('pageshow', klaar, { once: true });
    if (blijft) setTimeout(klaar, 1000);
  });
}

/** A page with errors begins there, also for who does not see it. Whoever went somewhere before this script came stays there. */
if (document.activeElement === null || document.activeElement === document.body)
  document.querySelector<HTMLElement>('[data-begin]')?.focus();

for (const knop of document.querySelectorAll<HTMLButtonElement>('button[data-afdrukken]')) {
  knop.hidden = false;
  knop.addEventListener('click', () => window.print());
}
