import type { UploaddeelRij, UploadRij } from '../../domain/upload.ts';

export interface UploadStaat {
  addUpload(upload: UploadRij): Promise<void>;
  findUpload(id: string): Promise<UploadRij | undefined>;
  /** The part is there from now on, in the place of an earlier one. False when the upload is gone. */
  bewaarDeel(uploadId: string, deel: UploaddeelRij): Promise<boolean>;
  /** In order of number. */
  listDelen(uploadId: string): Promise<readonly UploaddeelRij[]>;
  /** Ids of uploads that began before this moment. */
  listVerlopen(voor: string, maximum: number): Promise<readonly string[]>;
  removeUpload(id: string): Promise<void>;
}
