import type { Producttotaal, Totalenvraag, Zendingtotaal } from '../../domain/totalen.ts';
import type { Soort } from '../../domain/verantwoording.ts';

export interface TotaalStaat {
  totaalVanZending(zendingId: string): Promise<Zendingtotaal>;
  /** For which soorten, and over which years, this ontvanger has totals; the newest year first. */
  listTotaaljaren(ontvangercode: string): Promise<readonly { readonly soort: Soort; readonly jaar: number }[]>;
  /** By periode, newest first, then by product. At most `maximum`. */
  listProducttotalen(ontvangercode: string, vraag: Totalenvraag, maximum: number): Promise<readonly Producttotaal[]>;
}
