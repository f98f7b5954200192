/** Fetches a page of our own and takes a piece of it over. Parsed as a document, in which no script runs; never as a piece of HTML. */

const lopend = new Map<string, XMLHttpRequest>();

/**
 * A newer question for the same piece makes the one before it pointless.
 * @param stuk the id of the piece it is asked for
 * @returns undefined when that happened, or when there was no answer
 */
export function haalPagina(stuk: string, adres: string, inhoud?: FormData): Promise<Document | undefined> {
  lopend.get(stuk)?.abort();
  const verzoek = new XMLHttpRequest();
  lopend.set(stuk, verzoek);
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
