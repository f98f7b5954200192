import type { createPaginas } from '../../src/web/app.tsx';

/** Where the issuer of the tests sends people back to. */
export const ADRES = 'http://localhost:8787';

/** A browser as far as this needs one: it keeps cookies per site, and goes on only when told to. */
export class Bladeraar {
  readonly #koekjes = new Map<string, Map<string, string>>();
  readonly #paginas: ReturnType<typeof createPaginas>;

  constructor(paginas: ReturnType<typeof createPaginas>) {
    this.#paginas = paginas;
  }

  async vraag(adres: string, formulier?: Readonly<Record<string, string>>): Promise<Response> {
    const url = new URL(adres);
    const eigen = this.#koekjes.get(url.origin) ?? new Map<string, string>();
    this.#koekjes.set(url.origin, eigen);
    const headers = {
      Cookie: [...eigen].map(([naam, waarde]) => `${naam}=${waarde}`).join('; '),
      ...(formulier && { Origin: url.origin, 'Content-Type': 'application/x-www-form-urlencoded' }),
    };
    const init = {
      method: formulier === undefined ? 'GET' : 'POST',
      headers,
      redirect: 'manual' as const,
      ...(formulier && { body: new URLSearchParams(formulier).toString() }),
    };
    const antwoord = url.origin === ADRES ? await this.#paginas.request(adres, init) : await fetch(adres, init);
    for (const koekje of antwoord.headers.getSetCookie()) {
      const [, naam = '', waarde = ''] = /^([^=]+)=([^;]*)/.exec(koekje) ?? [];
      if (/expires=Thu, 01 Jan 1970|max-age=0/i.test(koekje)) eigen.delete(naam);
      else eigen.set(naam, waarde);
    }
    return antwoord;
  }

  /** Where an answer sends to, or the page that goes on by itself. */
  static naar(antwoord: Response, vanaf: string): string {
    const adres = antwoord.headers.get('Location') ?? antwoord.headers.get('Refresh')?.replace(/^0;url=/, '');
    if (adres === undefined) throw new Error(`no redirect but ${antwoord.status}`);
    return new URL(adres, vanaf).href;
  }

  /** Follows the issuer, as this person, until it sends back to the gateway. */
  async bijUitgever(begin: string, naam: string): Promise<string> {
    let adres = begin;
    for (let stap = 0; stap < 12; stap += 1) {
      if (adres.startsWith(ADRES)) return adres;
      let antwoord = await this.vraag(adres);
      if (antwoord.status === 200) {
        const html = await antwoord.text();
        const prompt = /name="prompt" value="(\w+)"/.exec(html)?.[1] ?? '';
        const actie = new URL(/action="([^"]+)"/.exec(html)?.[1] ?? '', adres).href;
        antwoord = await this.vraag(actie, { prompt, login: naam, password: 'x' });
      }
      adres = Bladeraar.naar(antwoord, adres);
    }
    throw new Error('the issuer never came back');
  }

  async meldAan(naam: string, naar?: string): Promise<Response> {
    const begin = await this.vraag(`${ADRES}/aanmelden/begin`, naar === undefined ? {} : { naar });
    const terug = await this.bijUitgever(Bladeraar.naar(begin, ADRES), naam);
    return this.vraag(terug);
  }
}
