/** A kind of file that is taken. */
export interface MediaType {
  name: string;
  /** How people call it. */
  label: string;
  /** Endings of file names, without the dot; the first is the usual one. */
  extensions: readonly string[];
  /** What programs declare it as, besides its name. */
  aliases: readonly string[];
  /** How it is sent. */
  header: string;
}

const type = (
  label: string,
  name: string,
  extensions: readonly string[],
  aliases: readonly string[] = [],
  header = name,
): MediaType => ({ label, name, extensions, aliases, header });

export const PDF = type('PDF', 'application/pdf', ['pdf'], ['application/x-pdf']);
export const JPEG = type('JPEG', 'image/jpeg', ['jpg', 'jpeg'], ['image/jpg', 'image/pjpeg']);
export const PNG = type('PNG', 'image/png', ['png']);
export const DOCX = type('DOCX', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', [
  'docx',
]);
export const XLSX = type('XLSX', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', [
  'xlsx',
]);
/** Windows declares it as a sheet of Excel where that is installed, others as plain text. */
export const CSV = type(
  'CSV',
  'text/csv',
  ['csv'],
  ['application/csv', 'text/plain', 'application/vnd.ms-excel'],
  'text/csv; charset=utf-8',
);

/** Every kind of file that is taken; the check `attachment_media_type_known` of the database lists the same. */
export const MEDIA_TYPES: readonly MediaType[] = [PDF, JPEG, PNG, DOCX, XLSX, CSV];

/** `PDF, JPEG, PNG, DOCX, XLSX, CSV` */
export const TAKEN = MEDIA_TYPES.map(({ label }) => label).join(', ');

/** What programs declare that do not know; it says nothing. */
const UNDECLARED = 'application/octet-stream';

export const typeOfExtension = (extension: string): MediaType | undefined =>
  MEDIA_TYPES.find(({ extensions }) => extensions.includes(extension));

export const isDeclaredAs = (declared: string, { name, aliases }: MediaType): boolean =>
  [UNDECLARED, name, ...aliases].includes(declared);
