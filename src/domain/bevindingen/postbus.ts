/** Findings of bringing a zending to its ontvanger. `fout` and `status` are technical and hold nothing the other side wrote. */
import type { Bezorgfout } from '../bezorging.ts';
import type { Wachtreden } from '../postbus.ts';

interface Bezorgoorzaak {
  readonly ontvanger: string;
  readonly fout: Bezorgfout['fout'];
  /** HTTP status of the answer. */
  readonly status?: number;
}

export interface BevindingenPostbus {
  BEZORGING_MISLUKT: Bezorgoorzaak & { readonly pogingen: number };
  BEZORGING_GEWEIGERD: Bezorgoorzaak;
  BEZORGING_WACHT: { readonly ontvanger: string; readonly reden: Wachtreden };
}
