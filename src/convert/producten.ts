/** What is written per product, for formaten that give products and amounts: an ontvanger may see totals of what it has, and no more. */
import type { Formaat } from '../domain/formaat.ts';
import type { InvoerRegel } from '../domain/output.ts';
import type { Productaantal } from '../domain/zending.ts';

/** More kinds of care than any contract has; what comes after is one heap. */
export const MAXIMUM_PRODUCTEN = 300;

/** Small numbers that a formaat hides may not come out through a total either. */
const geeft = ({ velden, groepering }: Formaat): boolean =>
  velden.includes('prestatie.productcode') &&
  velden.includes('prestatie.bedragCenten') &&
  groepering?.onderdrukking === undefined;

type Stand = { -readonly [Veld in keyof Productaantal]: Productaantal[Veld] };

export class Productteller {
  readonly #standen = new Map<string, Stand>();
  readonly #metCategorie: boolean;

  constructor(metCategorie: boolean) {
    this.#metCategorie = metCategorie;
  }

  add(regel: InvoerRegel, centen: number): void {
    if (!('prestatie' in regel)) return;
    const { productcategorie, productcode } = regel.prestatie;
    const categorie = this.#metCategorie ? (productcategorie ?? '') : '';
    const stand = this.#stand(categorie, productcode ?? '');
    stand.aantal++;
    stand.centen += centen;
  }

  #stand(productcategorie: string, productcode: string): Stand {
    const sleutel = `${productcategorie}|${productcode}`;
    const bekend = this.#standen.get(sleutel);
    if (bekend !== undefined) return bekend;
    if (this.#standen.size >= MAXIMUM_PRODUCTEN && sleutel !== '|') return this.#stand('', '');
    const nieuw = { productcategorie, productcode, aantal: 0, centen: 0 };
    this.#standen.set(sleutel, nieuw);
    return nieuw;
  }

  producten(): readonly Productaantal[] {
    return [...this.#standen.values()];
  }
}

/** Makes a teller for every deel; undefined when the formaat does not give what would be counted. */
export const createProductteller = (formaat: Formaat): (() => Productteller) | undefined =>
  geeft(formaat) ? () => new Productteller(formaat.velden.includes('prestatie.productcategorie')) : undefined;
