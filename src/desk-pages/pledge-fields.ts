import type { Pairs } from '../common/form-body.js';
import { FieldsRefused } from '../common/checked.pipe.js';
import type { Text } from '../common/language.js';
import type { FieldErrors } from '../common/problem.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { withoutLookUps } from './chooser.js';
import type { ChoosableKind } from './choosers.js';
import { type Failed, typedText } from '../web/submission.js';

/* How the form of a commitment names its fields. */

/** The fields that name other records, and of which kind. */
export const PLEDGE_CHOOSERS: Readonly<Record<string, ChoosableKind>> = {
  makerPostIds: 'post',
  makerOrganizationIds: 'organization',
  receiverIds: 'organization',
  authorityHolderId: 'post',
  responsibleUnitId: 'organization',
  picPostId: 'post',
};

const TEXTS = [
  'titleEn',
  'receiverWords',
  'condition',
  'measure',
  'authorityNote',
  'authorityHolderId',
  'responsibleUnitId',
  'picPostId',
  'duePhrase',
] as const;

const all = (fields: Pairs, name: string): string[] =>
  [fields[name] ?? []].flat().filter((one) => one !== '');

/** The fields as the input classes take them: what is left blank is none. */
export function pledgeInput(sent: Pairs): object {
  const fields = withoutLookUps(sent);
  const { makerPostIds: _posts, makerOrganizationIds: _organizations, ...others } = fields;
  const makers = [
    ...all(fields, 'makerPostIds').map((postId) => ({ postId })),
    ...all(fields, 'makerOrganizationIds').map((organizationId) => ({ organizationId })),
  ];
  const { dueOn: _dueOn, duePrecision: _duePrecision, ...untimed } = others;
  return {
    ...untimed,
    ...Object.fromEntries(TEXTS.map((name) => [name, typedText(fields, name) || null])),
    receiverIds: all(fields, 'receiverIds'),
    topicKeys: all(fields, 'topicKeys'),
    ...(makers.length > 0 && { makers }),
    ...dueInput(typedText(fields, 'dueOn'), typedText(fields, 'duePrecision')),
  };
}

/** A deadline left blank is none, or goes by the rule of its phrase; unless it is said that there is none. */
export function dueInput(dueOn: string, precision: string): object {
  if (dueOn === '') return precision === 'none' ? { dueOn: null, duePrecision: 'none' } : { dueOn: null };
  return { dueOn, duePrecision: precision || 'day' };
}

/** What a new commitment says, with whether it is a draft still. */
export function newPledgeInput(sent: Pairs): object {
  const { isDraft, ...fields } = sent;
  const dueReason = typedText(fields, 'dueReason') || null;
  return { ...pledgeInput(fields), dueReason, ...(isDraft === 'yes' && { isDraft: true }) };
}

const CONDITION: Text = {
  id: 'komitmen bersyarat perlu syaratnya',
  en: 'a conditional pledge needs its condition',
};
const RECEIVERS: Text = {
  id: 'pilih organisasi penerima, atau sebutkan penerimanya dengan kata-kata',
  en: 'choose the organizations it was made to, or say to whom in words',
};

interface Told {
  firmness?: string;
  condition?: string | null;
  receiverIds?: string[];
  receiverWords?: string | null;
}

/** Says at their fields what the record would refuse as a whole. @throws FieldsRefused */
export function requireWhole({ firmness, condition, receiverIds = [], receiverWords }: Told): void {
  const errors: FieldErrors = {
    ...(firmness === 'conditional' && !condition && { condition: [CONDITION] }),
    ...(receiverIds.length === 0 && !receiverWords && { receiverIds: [RECEIVERS] }),
  };
  if (Object.keys(errors).length > 0) throw new FieldsRefused(errors);
}

/** What is wrong with the makers stands at the first field they are chosen in. */
export const makersAtFirst = (failed: Failed): Failed =>
  failed.errors.makers
    ? { ...failed, errors: { ...failed.errors, makerPostIds: failed.errors.makers } }
    : failed;

/** What the fields of a form hold before anything is typed. */
export type PledgeValues = Partial<Record<string, string>>;

/** A day that a rule gave is left blank, for the phrase gives it; where nothing gave one to a phrase, that is meant. */
const dueValues = ({ on, precision, phrase, rule }: CommitmentDto['due']): PledgeValues =>
  on === null || rule
    ? { dueOn: '', duePrecision: on === null && phrase ? 'none' : 'day' }
    : { dueOn: on, duePrecision: precision };

/** A commitment as its form shows it. */
export const valuesOf = (commitment: CommitmentDto): PledgeValues => ({
  title: commitment.title,
  titleEn: commitment.titleEn ?? '',
  firmness: commitment.firmness,
  receiverWords: commitment.receiverWords ?? '',
  condition: commitment.condition ?? '',
  measure: commitment.measure ?? '',
  authorityNote: commitment.authorityNote ?? '',
  ...dueValues(commitment.due),
  duePhrase: commitment.due.phrase ?? '',
});

/** The records a commitment names, by the field that names them. Its makers stay as they are unless others are chosen. */
export const namedBy = (commitment: CommitmentDto): Record<string, string[]> => ({
  receiverIds: commitment.receivers.map(({ id }) => id),
  authorityHolderId: commitment.authorityHolder ? [commitment.authorityHolder.id] : [],
  responsibleUnitId: commitment.responsibleUnit ? [commitment.responsibleUnit.id] : [],
  picPostId: commitment.picPost ? [commitment.picPost.id] : [],
});
