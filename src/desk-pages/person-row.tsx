import type { Text } from '../common/language.js';
import { CAPACITIES, type Capacity, SIDES } from '../events/attendance.entity.js';
import { CAPACITY_LABELS } from '../page-parts/labels.js';
import { type Failed, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { fromOf, WHO } from './attendance.form.js';
import { Lookup } from './lookup.js';
import type { LookedUpFields } from './lookups.js';
import { NumberInput, OneOfList, TextLine } from './meeting-fields.js';
import { optionsOf, PRESENCE_NAMES, SIDE_NAMES } from './meeting-labels.js';

const WORDS = {
  who: { id: 'Orang, jabatan, atau organisasi', en: 'Person, post or organization' },
  headcount: { id: 'Jumlah orang', en: 'People' },
  capacity: { id: 'Sebagai', en: 'As' },
  details: { id: 'Rincian: kehadiran, unsur, peran', en: 'Details: presence, side, role' },
  presence: { id: 'Kehadiran', en: 'Presence' },
  side: { id: 'Unsur', en: 'Side' },
  sideAuto: { id: 'menurut organisasinya', en: 'as its organization' },
  role: { id: 'Peran, bila tanpa nama', en: 'Role, if not named' },
  from: { id: 'Untuk organisasi', en: 'For the organization' },
} satisfies Record<string, Text>;

interface PersonRowProps {
  visit: Visit;
  failed: Failed;
  looked: LookedUpFields;
  /** The form's own address, as it is opened. */
  action: string;
  /** Of the row: `attendances.3`. */
  name: string;
  title: string;
  capacity: Capacity;
  /** How somebody can have come, the usual first. */
  presences: readonly (keyof typeof PRESENCE_NAMES)[];
}

/** Somebody on the list: who, how many, as what, and the rest where it is not as usual. */
export function PersonRow({ name, title, capacity, presences, ...part }: PersonRowProps) {
  const { visit, failed, looked } = part;
  const { language } = visit;
  const at = (field: string) => `${name}.${field}`;
  const from = fromOf(name);
  return (
    <fieldset class="row">
      <legend>{title}</legend>
      <Lookup {...part} name={name} kinds={WHO} label={WORDS.who[language]} looked={looked.get(name)} />
      <div class="beside">
        <NumberInput name={at('headcount')} label={WORDS.headcount[language]} failed={failed} />
        <OneOfList
          name={at('capacity')}
          label={WORDS.capacity[language]}
          failed={failed}
          value={capacity}
          options={optionsOf(CAPACITIES, CAPACITY_LABELS, language)}
        />
      </div>
      <details class="more-ways" open={isDetailed(failed, name, presences[0])}>
        <summary>{WORDS.details[language]}</summary>
        <OneOfList
          name={at('presence')}
          label={WORDS.presence[language]}
          failed={failed}
          value={presences[0]}
          options={optionsOf(presences, PRESENCE_NAMES, language)}
        />
        <OneOfList
          name={at('side')}
          label={WORDS.side[language]}
          failed={failed}
          options={[
            { value: '', label: WORDS.sideAuto[language] },
            ...optionsOf(SIDES, SIDE_NAMES, language),
          ]}
        />
        <TextLine name={at('role')} label={WORDS.role[language]} failed={failed} longest={200} />
        <Lookup
          {...part}
          name={from.name}
          kinds={from.kinds}
          label={WORDS.from[language]}
          looked={looked.get(from.name)}
        />
      </details>
    </fieldset>
  );
}

/** Whether something else than usual is said in the details of a row, or is wrong there. */
function isDetailed({ typed, errors }: Failed, name: string, usual: string | undefined): boolean {
  const at = (field: string) => `${name}.${field}`;
  const isSaid = ['side', 'role', 'from.words'].some((field) => typedText(typed, at(field)) !== '');
  const isWrong = ['presence', 'side', 'role', 'from.words'].some((field) => at(field) in errors);
  return isSaid || isWrong || !['', usual].includes(typedText(typed, at('presence')));
}
