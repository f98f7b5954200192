import type { UploaddeelRij, UploadRij } from '../../domain/upload.ts';

/** What the uploads of one aanbieder may be together, the new one with them. */
export interface Uploadgrens {
  /** ISO UTC: what began before does not count any more. */
  readonly sinds: string;
  readonly aantal: number;
  readonly bytes: number;
}

export interface UploadStaat {
  /** @returns false, and nothing was added, when it does not fit within `grens` */
  addUpload(upload: UploadRij, grens: Uploadgrens): Promise<boolean>;
  findUpload(id: string): Promise<UploadRij | undefined>;
  /** The part is there from now on. `anders`: another one is there under this number, and stays. `weg`: the upload is gone. */
  bewaarDeel(uploadId: string, deel: UploaddeelRij): Promise<'bewaard' | 'anders' | 'weg'>;
  /** In order of number. */
  listDelen(uploadId: string): Promise<readonly UploaddeelRij[]>;
  /** Ids of uploads that began before this moment. */
  listVerlopen(voor: string, maximum: number): Promise<readonly string[]>;
  removeUpload(id: string): Promise<void>;
}
