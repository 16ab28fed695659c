import type { Text } from '../common/language.js';

/** The forms a whole list is written in. */
export const FORMS = ['csv', 'xlsx', 'jsonld'] as const;
export type Form = (typeof FORMS)[number];

interface FormRule {
  name: string;
  /** Of the answer. */
  type: string;
  /** With what it says of itself. */
  contentType: string;
  /** What the description of the API says of the answer. */
  answer: string;
  /** What it is good for, on pages. */
  what: Text;
}

export const FORM_RULES: Record<Form, FormRule> = {
  csv: {
    name: 'CSV',
    type: 'text/csv',
    contentType: 'text/csv; charset=utf-8; header=present',
    answer:
      'RFC 4180 in UTF-8 with a byte order mark, the names of the columns in the first line. A column is named after its place in the JSON of the list; `page` is where people read it.',
    what: { id: 'untuk program apa pun', en: 'for any program' },
  },
  xlsx: {
    name: 'XLSX',
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    answer:
      'A workbook with the columns of the CSV: days, numbers and truth values typed, instants in Asia/Jakarta, texts as text. A cell takes 32,767 characters; what is longer ends in `[…]`. A sheet takes 500,000 rows; more go on in the next.',
    what: { id: 'untuk Excel dan LibreOffice', en: 'for Excel and LibreOffice' },
  },
  jsonld: {
    name: 'JSON-LD',
    type: 'application/ld+json',
    contentType: 'application/ld+json',
    answer:
      'A JSON-LD document of schema.org: `@graph` holds a thing for each entry. What the desk has closed a commitment with is a `ClaimReview`, unless the list is asked for as of an earlier moment; every other commitment is a `Claim`.',
    what: { id: 'schema.org, untuk mesin pencari', en: 'schema.org, for search engines' },
  },
};
