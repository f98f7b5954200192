/** Sending a large file with a bar that moves, and dropping one on the page. Without this the form sends it all the same. */

const MB = 1024 * 1024;
const mb = (bytes: number): string => (bytes / MB).toFixed(1).replace('.', ',');

function zoek<Soort extends Element>(in_: ParentNode, keuze: string, soort: new () => Soort): Soort | undefined {
  const gevonden = in_.querySelector(keuze);
  return gevonden instanceof soort ? gevonden : undefined;
}

function tekstUit(antwoord: unknown, sleutel: 'adres' | 'melding'): string | undefined {
  if (typeof antwoord !== 'object' || antwoord === null) return undefined;
  const waarde: unknown = Reflect.get(antwoord, sleutel);
  return typeof waarde === 'string' ? waarde : undefined;
}

function verbeter(formulier: HTMLFormElement): void {
  const invoer = zoek(formulier, 'input[type=file]', HTMLInputElement);
  const vlak = zoek(formulier, '[data-sleepvlak]', HTMLElement);
  const voortgang = zoek(formulier, '[data-voortgang]', HTMLElement);
  const tekst = zoek(formulier, '[data-voortgangtekst]', HTMLElement);
  const balk = zoek(formulier, 'progress', HTMLProgressElement);
  const stop = zoek(formulier, '[data-stop]', HTMLButtonElement);
  const fout = zoek(formulier, '[data-opstuurfout]', HTMLElement);
  const knop = zoek(formulier, 'button[type=submit]', HTMLButtonElement);
  if (!(invoer && vlak && voortgang && tekst && balk && stop && fout && knop)) return;

  zoek(formulier, '[data-sleeptekst]', HTMLElement)?.removeAttribute('hidden');
  for (const soort of ['dragenter', 'dragover'])
    vlak.addEventListener(soort, (gebeurtenis) => {
      gebeurtenis.preventDefault();
      vlak.dataset.sleept = '';
    });
  for (const soort of ['dragleave', 'drop']) vlak.addEventListener(soort, () => delete vlak.dataset.sleept);
  vlak.addEventListener('drop', (gebeurtenis) => {
    gebeurtenis.preventDefault();
    const bestanden = gebeurtenis.dataTransfer?.files;
    if (bestanden === undefined || bestanden.length === 0) return;
    invoer.files = bestanden;
    invoer.focus();
  });

  const meld = (melding: string): void => {
    delete formulier.dataset.bezig;
    knop.removeAttribute('aria-busy');
    knop.disabled = false;
    voortgang.hidden = true;
    fout.hidden = false;
    fout.textContent = melding;
    knop.focus();
  };

  formulier.addEventListener('submit', (gebeurtenis) => {
    const bestand = invoer.files?.[0];
    if (bestand === undefined) return;
    gebeurtenis.preventDefault();
    if (bestand.size > Number(formulier.dataset.maximum)) {
      meld(`Het bestand is ${mb(bestand.size)} MB. Dat is te groot.`);
      return;
    }
    fout.hidden = true;
    voortgang.hidden = false;
    knop.disabled = true;
    balk.value = 0;
    stop.hidden = false;
    stop.focus();

    const verzoek = new XMLHttpRequest();
    verzoek.open('POST', formulier.action);
    verzoek.setRequestHeader('Accept', 'application/json');
    verzoek.responseType = 'json';
    let procent = -1;
    verzoek.upload.addEventListener('progress', ({ loaded, total }) => {
      const nu = total === 0 ? 0 : Math.floor((loaded / total) * 100);
      if (nu === procent) return;
      procent = nu;
      balk.value = nu;
      tekst.textContent = `Opsturen: ${mb(loaded)} van ${mb(total)} MB`;
    });
    verzoek.upload.addEventListener('load', () => {
      balk.removeAttribute('value');
      tekst.textContent = 'Uw bestand is er. Wij controleren het nu.';
    });
    verzoek.addEventListener('load', () => {
      const adres = tekstUit(verzoek.response, 'adres');
      if (adres !== undefined) location.assign(adres);
      else meld(tekstUit(verzoek.response, 'melding') ?? 'Er ging bij ons iets mis. Probeer het later nog eens.');
    });
    verzoek.addEventListener('error', () => meld('De verbinding is weg. Probeer het nog eens.'));
    verzoek.addEventListener('abort', () => meld('U bent gestopt. Er is niets bewaard.'));
    stop.onclick = () => verzoek.abort();
    verzoek.send(new FormData(formulier));
  });
}

for (const formulier of document.querySelectorAll<HTMLFormElement>('form[data-opsturen]')) verbeter(formulier);
