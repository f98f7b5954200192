/** Fetches a page of our own and takes a piece of it over. Parsed as a document, in which no script runs; never as a piece of HTML. */

let lopend: XMLHttpRequest | undefined;

/** A newer question makes the one before it pointless. @returns undefined when that happened, or when there was no answer */
export function haalPagina(adres: string, inhoud?: FormData): Promise<Document | undefined> {
  lopend?.abort();
  const verzoek = new XMLHttpRequest();
  lopend = verzoek;
  return new Promise((klaar) => {
    verzoek.open(inhoud === undefined ? 'GET' : 'POST', adres);
    verzoek.responseType = 'document';
    verzoek.addEventListener('load', () => klaar(verzoek.responseXML ?? undefined));
    for (const einde of ['error', 'abort', 'timeout']) verzoek.addEventListener(einde, () => klaar(undefined));
    verzoek.send(inhoud ?? null);
  });
}

/** Puts the element with this id of another page in the place of ours. */
export function neemOver(pagina: Document, id: string): boolean {
  const nieuw = pagina.getElementById(id);
  const oud = document.getElementById(id);
  if (nieuw === null || oud === null) return false;
  oud.replaceWith(document.adoptNode(nieuw));
  return true;
}
