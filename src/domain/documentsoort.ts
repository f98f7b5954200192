/**
 * Kinds of files that a dossier takes: what their names end in, and what may be said of them. Everything else is refused. How a kind is
 * recognised is in src/ingest/document.
 */

export type Documentsoort = 'pdf' | 'docx' | 'xlsx' | 'odt' | 'ods' | 'csv' | 'tekst' | 'jpeg' | 'png' | 'tiff';

export interface Soortbeschrijving {
  /** As people call it, in Dutch. */
  readonly naam: string;
  /** What its name ends in, in small letters; the first is usual. */
  readonly eindes: readonly string[];
  /** What may be said of it; the first is the registered one (IANA), the others are what programs say. */
  readonly mediatypen: readonly [string, ...string[]];
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const ODF = 'application/vnd.oasis.opendocument';

export const DOCUMENTSOORTEN: Readonly<Record<Documentsoort, Soortbeschrijving>> = {
  pdf: { naam: 'PDF', eindes: ['pdf'], mediatypen: ['application/pdf'] },
  docx: { naam: 'Word', eindes: ['docx'], mediatypen: [`${OOXML}.wordprocessingml.document`] },
  xlsx: { naam: 'Excel', eindes: ['xlsx'], mediatypen: [`${OOXML}.spreadsheetml.sheet`] },
  odt: { naam: 'OpenDocument-tekst', eindes: ['odt'], mediatypen: [`${ODF}.text`] },
  ods: { naam: 'OpenDocument-rekenblad', eindes: ['ods'], mediatypen: [`${ODF}.spreadsheet`] },
  csv: { naam: 'CSV', eindes: ['csv'], mediatypen: ['text/csv', 'text/plain', 'application/vnd.ms-excel'] },
  tekst: { naam: 'platte tekst', eindes: ['txt'], mediatypen: ['text/plain'] },
  jpeg: { naam: 'JPEG', eindes: ['jpg', 'jpeg'], mediatypen: ['image/jpeg'] },
  png: { naam: 'PNG', eindes: ['png'], mediatypen: ['image/png'] },
  tiff: { naam: 'TIFF', eindes: ['tif', 'tiff'], mediatypen: ['image/tiff'] },
};

/** What somebody says who does not know. */
export const ONBEKEND_MEDIATYPE = 'application/octet-stream';

const soorten = Object.entries(DOCUMENTSOORTEN) as readonly (readonly [Documentsoort, Soortbeschrijving])[];

/** Every end of a name that is taken, without the dot. */
export const EINDES: readonly string[] = soorten.flatMap(([, { eindes }]) => eindes);

/** What the name says it is; undefined when that is no kind we take. */
export function soortVanNaam(bestandsnaam: string): Documentsoort | undefined {
  const einde = /\.([^.]+)$/.exec(bestandsnaam)?.[1]?.toLowerCase();
  return einde === undefined ? undefined : soorten.find(([, { eindes }]) => eindes.includes(einde))?.[0];
}

/** Whether this may be said of a file of this kind. */
export const pastMediatype = (soort: Documentsoort, mediatype: string): boolean =>
  mediatype === ONBEKEND_MEDIATYPE || DOCUMENTSOORTEN[soort].mediatypen.includes(mediatype);
