import { FILES, filePath, formsOf } from '../exports/files.js';
import { type Form, FORM_RULES } from '../exports/forms.js';
import type { Text } from '../common/language.js';
import { type Asked, followedOf } from '../page-parts/followed-links.js';
import type { FileLink } from '../web/file-links.js';
import { addressOf, type Visit } from '../web/visit.js';

const same = (name: string): Text => ({ id: name, en: name });

const EXCEL_NAME: Text = { id: 'CSV untuk Excel Indonesia', en: 'CSV for Indonesian Excel' };
const JSON_TYPE = 'application/json';

const file = (
  list: string,
  form: Form,
  asked: Asked,
  name: Text = same(FORM_RULES[form].name),
): FileLink => ({
  name,
  type: FORM_RULES[form].type,
  href: addressOf(filePath({ list }, form), asked),
});

/** What the page of a list offers of the same list. @param more what the page is narrowed to by itself */
export function filesOf({ query, language }: Visit, list: string, more: Asked = {}): FileLink[] {
  const { cursor: _, limit: __, on: ___, ...rest } = query;
  const asked = { ...more, ...rest };
  const forms = FILES.filter((one) => one.list === list).flatMap(formsOf);
  return [
    ...forms.map((form) => file(list, form, asked)),
    file(list, 'csv', { ...asked, style: 'id' }, EXCEL_NAME),
    { name: same('JSON'), type: JSON_TYPE, href: addressOf(`/api/v1/${list}`, asked), isFollowed: true },
    ...followedOf(list, asked, language),
  ];
}

/** One record in the words of schema.org, for the head of its page. @param list below /api/v1 */
export const thingOf = (list: string, id: string): FileLink => ({
  name: same(FORM_RULES.jsonld.name),
  type: FORM_RULES.jsonld.type,
  href: `/api/v1/${list}/${id}.jsonld`,
});
