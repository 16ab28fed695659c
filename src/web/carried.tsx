import { FORM_LIMIT_BYTES, MOST_FIELDS, type Pairs } from '../common/form-body.js';
import { Hidden } from './fields.js';
import { KEY_FIELD, REVISION_FIELD, STEP_FIELD, TOKEN_FIELD } from './form.guard.js';
import { localPath } from './local-path.js';
import { typedText } from './submission.js';

/*
 * A form that was sent after its session had ended is carried through a login in hidden fields of the pages on the way:
 * nothing of it is kept on the server.
 */

/** A form on its way through a login. */
export interface CarriedForm {
  /** Path it was sent to, as the browser has it. */
  action: string;
  /** Whether it is one with a file; the file itself is not carried. */
  hasFile: boolean;
  /** The token of the session it was opened in, which says whose it is; empty where it carried none. */
  token: string;
  /** What was typed and chosen, without secrets; with the revision it was filled in for. */
  fields: Pairs;
}

/** Where the pages of logins take a carried form. */
export const CARRY_PATH = '/masuk/isian';
/** Name of the hidden field with the page to go on to. */
export const NEXT_FIELD = 'ke';

const ACTION = 'isian-untuk';
const FILE = 'isian-berkas';
const TOKEN = 'isian-tanda';
const TYPED = 'isian.';

/** Fields and bytes that steps of a login bring besides. */
const ROOM_FIELDS = 20;
const ROOM_BYTES = 4096;

const SECRETS = ['password', 'code', 'recoveryCode', 'current'];
const NOT_CARRIED: readonly string[] = [...SECRETS, TOKEN_FIELD, KEY_FIELD, STEP_FIELD, NEXT_FIELD];
const UUID = /^(?:\w+:)*[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** A form as it was sent, to be carried. */
export function toCarry(action: string, hasFile: boolean, sent: Pairs): CarriedForm {
  const fields = Object.fromEntries(
    Object.entries(sent).filter(([name, value]) => !NOT_CARRIED.includes(name) && value !== ''),
  );
  return { action, hasFile, token: typedText(sent, TOKEN_FIELD), fields };
}

/** What of a form somebody typed or chose in words, to be read again. */
export const wordsIn = ({ fields }: Pick<CarriedForm, 'fields'>): string[] =>
  Object.entries(fields)
    .filter(([name]) => name !== REVISION_FIELD)
    .flatMap(([, value]) => value)
    .filter((text) => text !== '' && !UUID.test(text));

/** Whether the steps of a login have room for it. */
export function fits(carried: CarriedForm): boolean {
  const pairs = hiddenPairs(carried);
  const { length } = new URLSearchParams(pairs).toString();
  return pairs.length <= MOST_FIELDS - ROOM_FIELDS && length <= FORM_LIMIT_BYTES - ROOM_BYTES;
}

/** The form that the fields of a step of a login carry; null where they carry none. */
export function carriedIn(sent: Pairs): CarriedForm | null {
  const action = localPath(sent[ACTION]);
  if (action === null) return null;
  const fields = Object.fromEntries(
    Object.entries(sent).flatMap(([name, value]) =>
      name.startsWith(TYPED) ? [[name.slice(TYPED.length), value]] : [],
    ),
  );
  return { action, hasFile: FILE in sent, token: typedText(sent, TOKEN), fields };
}

/** The fields of a step of a login without those of the form it carries. */
export const withoutCarried = (sent: Pairs): Pairs =>
  Object.fromEntries(
    Object.entries(sent).filter(([name]) => ![ACTION, FILE, TOKEN].includes(name) && !name.startsWith(TYPED)),
  );

/** The hidden fields that carry a form on. */
export function CarriedFields({ carried }: { carried: CarriedForm | null }) {
  return carried === null ? null : <HiddenPairs pairs={hiddenPairs(carried)} />;
}

/** Its own fields, hidden, for it to be shown again. */
export const ReturnedFields = ({ carried: { fields } }: { carried: CarriedForm }) => (
  <HiddenPairs pairs={pairsOf(fields, '')} />
);

const HiddenPairs = ({ pairs }: { pairs: [string, string][] }) => (
  <>
    {pairs.map(([name, value], n) => (
      <Hidden key={n} name={name} value={value} />
    ))}
  </>
);

const hiddenPairs = ({ action, hasFile, token, fields }: CarriedForm): [string, string][] => [
  [ACTION, action],
  [TOKEN, token],
  ...(hasFile ? [[FILE, 'ya'] satisfies [string, string]] : []),
  ...pairsOf(fields, TYPED),
];

const pairsOf = (fields: Pairs, before: string): [string, string][] =>
  Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((text): [string, string] => [before + name, text]),
  );
