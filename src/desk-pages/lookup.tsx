import type { Language, Text } from '../common/language.js';
import { ORGANIZATION_KIND_LABELS, UNION_LEVEL_LABELS } from '../page-parts/labels.js';
import { fullName } from '../page-parts/names.js';
import type { OrganizationKind } from '../organizations/organization.entity.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { FieldErrors, idOf, type Option, OneOfList, Step, TextLine } from './meeting-fields.js';
import type { Found, LookedUp } from './lookup.reader.js';
import { choiceOf, type LookedUpField, MADE_HERE, NOTHING_LOOKED_UP, partsOf } from './lookups.js';
import { LOOKUP_PATH } from './meeting-paths.js';

const WORDS = {
  find: { id: 'Cari', en: 'Look up' },
  which: { id: 'Yang mana?', en: 'Which one?' },
  none: { id: 'Tidak ada yang cocok.', en: 'Nothing matches.' },
  make: { id: 'Tidak ada dalam daftar? Catat baru', en: 'Not in the list? Record it' },
  kind: { id: 'Jenis', en: 'Kind' },
  person: { id: 'Orang', en: 'Person' },
  acronym: { id: 'Singkatan organisasi, bila ada', en: 'Acronym of the organization, if any' },
  titles: { id: 'Gelar depan orang, bila ada', en: 'Titles before the person’s name, if any' },
  record: { id: 'Catat baru', en: 'Record it' },
  noPost: { id: 'tanpa jabatan yang tercatat', en: 'no post on record' },
  unnamed: { id: 'pejabatnya tidak tercatat', en: 'holder not on record' },
  heldBy: { id: 'dijabat', en: 'held by' },
} satisfies Record<string, Text>;

/** What something is called, in full: the acronym never stands alone. */
export function nameOf(found: Found): string {
  if (found.kind === 'organization') return found.acronym ? `${found.name} (${found.acronym})` : found.name;
  if (found.kind === 'post') return [found.post, found.organization].filter(Boolean).join(', ');
  return fullName(found);
}

/** What tells it apart from others of its name. */
export function apartOf(found: Found, language: Language): string {
  if (found.kind === 'person')
    return [found.post, found.organization].filter(Boolean).join(', ') || WORDS.noPost[language];
  if (found.kind === 'post')
    return found.holder ? `${WORDS.heldBy[language]} ${found.holder}` : WORDS.unnamed[language];
  if (found.level) return UNION_LEVEL_LABELS[found.level][language];
  return found.organizationKind ? ORGANIZATION_KIND_LABELS[found.organizationKind][language] : '';
}

interface LookupProps {
  visit: Visit;
  name: string;
  label: string;
  hint?: string;
  kinds: readonly LookedUp[];
  failed: Failed;
  looked: LookedUpField | undefined;
  /** The form's own address, as it is opened. */
  action: string;
}

/**
 * Somebody or something by name: words, a button that finds what they could mean, and a choice. With script the choices
 * follow the typing.
 */
export function Lookup({
  visit,
  name,
  label,
  hint,
  kinds,
  failed,
  looked = NOTHING_LOOKED_UP,
  action,
}: LookupProps) {
  const { language } = visit;
  const parts = partsOf(name);
  const address = `${visit.at(LOOKUP_PATH)}?nama=${name}&jenis=${kinds.join('+')}`;
  return (
    <div class="look-up">
      <div
        class="look-up-words"
        hx-get={address}
        hx-trigger="input delay:300ms"
        hx-include="closest .look-up"
        hx-target={`#${idOf(name)}-choices`}
        hx-swap="outerHTML"
      >
        <TextLine
          name={parts.words}
          label={label}
          hint={hint}
          failed={failed}
          value={looked.words}
          longest={200}
        />
        <Step value={`cari:${name}`} label={WORDS.find[language]} action={action} at={parts.words} />
      </div>
      <LookupChoices
        visit={visit}
        name={name}
        kinds={kinds}
        failed={failed}
        looked={looked}
        action={action}
      />
    </div>
  );
}

/** What the words of a field could mean; the part of it that is fetched while somebody types. */
export function LookupChoices({
  visit,
  name,
  kinds,
  failed,
  looked,
  action,
}: Omit<LookupProps, 'label' | 'looked'> & { looked: LookedUpField }) {
  const { language } = visit;
  const { words, chosen, offered, warnings } = looked;
  const parts = partsOf(name);
  const isOpen = words !== '' && !offered.some(({ closeness }) => closeness === 'same') && chosen === null;
  const shown = offered.length > 0 ? offered : chosen ? [chosen] : [];
  const only = shown.length === 1 && warnings.length === 0 ? shown[0] : null;
  const marked = chosen ?? (only?.closeness === 'alike' ? null : only);
  return (
    <div id={`${idOf(name)}-choices`} class="look-up-choices">
      {words !== '' && <input type="hidden" name={parts.askedFor} value={words} />}
      {shown.length > 0 && (
        <fieldset class="field">
          <legend>
            {WORDS.which[language]} <span class="soft">“{words}”</span>
          </legend>
          {shown.map((found) => (
            <label key={choiceOf(found)} class="choice">
              <input
                type="radio"
                name={parts.who}
                value={choiceOf(found)}
                checked={marked !== null && choiceOf(marked) === choiceOf(found)}
              />
              <span>
                {nameOf(found)} <span class="hint">{apartOf(found, language)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      )}
      {warnings.map((warning) => (
        <p key={warning.id} class="misleading" role="note">
          {warning[language]}
        </p>
      ))}
      {isOpen && shown.length === 0 && <p class="soft">{WORDS.none[language]}</p>}
      {words !== '' && chosen === null && (
        <details class="more-ways" open={isOpen && shown.length === 0}>
          <summary>{WORDS.make[language]}</summary>
          <OneOfList
            name={parts.newKind}
            label={WORDS.kind[language]}
            failed={failed}
            value={kinds.includes('organization') ? 'union' : 'person'}
            options={kindsMade(kinds, language)}
          />
          {kinds.includes('organization') && (
            <TextLine name={parts.newAcronym} label={WORDS.acronym[language]} failed={failed} longest={50} />
          )}
          {kinds.includes('person') && (
            <TextLine name={parts.newTitles} label={WORDS.titles[language]} failed={failed} longest={50} />
          )}
          <Step
            value={`baru:${name}`}
            label={`${WORDS.record[language]}: ${words}`}
            action={action}
            at={parts.words}
          />
        </details>
      )}
      <FieldErrors name={name} label={WORDS.which[language]} failed={failed} />
    </div>
  );
}

function kindsMade(kinds: readonly LookedUp[], language: Language): Option[] {
  return MADE_HERE.filter((kind) => kinds.includes(kind === 'person' ? 'person' : 'organization')).map(
    (value) => ({
      value,
      label:
        value === 'person'
          ? WORDS.person[language]
          : ORGANIZATION_KIND_LABELS[value as OrganizationKind][language],
    }),
  );
}
