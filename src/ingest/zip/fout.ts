/** Why a zip file, or one file in it, cannot be read. `naam`: of the file inside. */
export type Zipfout =
  /** No end record where APPNOTE 4.3.16 wants one: no zip file, or broken off. */
  | { readonly fout: 'geen-zip' }
  /** The directory contradicts itself or points outside the file. */
  | { readonly fout: 'beschadigd'; readonly naam?: string }
  | { readonly fout: 'versleuteld'; readonly naam: string }
  /** A packing other than none and deflate. */
  | { readonly fout: 'onbekende-inpakking'; readonly naam: string }
  | { readonly fout: 'dubbele-naam'; readonly naam: string }
  | { readonly fout: 'te-veel-bestanden'; readonly aantal: number; readonly maximum: number }
  | { readonly fout: 'te-groot'; readonly maximumBytes: number }
  /** Shrunk further than real content shrinks: a zip bomb. */
  | { readonly fout: 'te-sterk-verkleind'; readonly naam: string };

/** Thrown while a file inside is being read: what was handed over before is void. */
export class ZipLeesfout extends Error {
  override readonly name = 'ZipLeesfout';
  readonly zipfout: Zipfout;

  constructor(zipfout: Zipfout) {
    super(zipfout.fout);
    this.zipfout = zipfout;
  }
}
