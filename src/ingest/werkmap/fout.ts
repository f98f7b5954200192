import type { Zipfout } from '../zip/fout.ts';

/** Why a workbook cannot be read. `deel`: name of the part inside. */
export type Werkmapfout =
  | Zipfout
  /** A compound file: protected with a password, or an old .xls. */
  | { readonly fout: 'versleutelde-werkmap' }
  | { readonly fout: 'oude-werkmap' }
  | { readonly fout: 'geen-werkmap' }
  | { readonly fout: 'macros' }
  | { readonly fout: 'onleesbaar-deel'; readonly deel: string }
  /** All different texts together; they are held in memory. */
  | { readonly fout: 'te-veel-tekst'; readonly maximumBytes: number };

/** Thrown while a part is being read. */
export class WerkmapLeesfout extends Error {
  override readonly name = 'WerkmapLeesfout';
  readonly werkmapfout: Werkmapfout;

  constructor(werkmapfout: Werkmapfout) {
    super(werkmapfout.fout);
    this.werkmapfout = werkmapfout;
  }
}
