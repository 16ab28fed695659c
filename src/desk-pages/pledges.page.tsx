import type { Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { FLAG_LABELS, FLAG_NAMES } from '../commitments/flags.js';
import { FULFILMENT_LABELS, FULFILMENTS } from '../commitments/fulfilment.js';
import { RECORD_STATES, type RecordState } from '../commitments/record-state.js';
import { RECORD_STATE_LABELS } from '../page-parts/labels.js';
import { ListFrame } from '../web/list.js';
import type { Visit } from '../web/visit.js';
import { PLEDGE_PATHS, pledgePath } from './pledge-paths.js';
import { CommitmentRow } from '../page-parts/commitment-row.js';

const WORDS = {
  title: { id: 'Komitmen di meja', en: 'Pledges on the desk' },
  make: { id: 'Jadikan kutipan komitmen', en: 'Turn a quote into a pledge' },
  shown: { id: 'Keadaan catatan', en: 'State of the record' },
  search: { id: 'Cari judul, syarat, atau kutipan', en: 'Search title, condition or quote' },
  status: { id: 'Temuan', en: 'Finding' },
  flag: { id: 'Tanda', en: 'Flag' },
  byDue: { id: 'Tenggat terdekat', en: 'Due first' },
  newest: { id: 'Terbaru dinyatakan', en: 'Stated last' },
  byUpdate: { id: 'Terakhir berubah', en: 'Changed last' },
} satisfies Record<string, Text>;

interface PledgesPage {
  items: CommitmentCard[];
  next: string | null;
  counts: ReadonlyMap<RecordState, number>;
  /** The state of the record the list is of. */
  record: RecordState;
}

/** The commitments of one state of the record, to be worked on. */
export function pledgesPage(visit: Visit, { items, next, counts, record }: PledgesPage): string {
  const { language } = visit;
  const path = PLEDGE_PATHS.list;
  return visit.show(
    { path, title: WORDS.title[language], section: 'desk', script: 'htmx.js' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">
        {WORDS.shown[language]}: {RECORD_STATE_LABELS[record][language]}
      </p>
      <ul class="doors">
        <li>
          <a href={visit.at(PLEDGE_PATHS.create)}>{WORDS.make[language]}</a>
        </li>
      </ul>
      <ListFrame
        visit={visit}
        paths={{ id: path, en: `/en${path}` }}
        searchLabel={WORDS.search[language]}
        groups={[
          {
            key: 'record',
            label: WORDS.shown[language],
            choices: RECORD_STATES.map((value) => ({
              value,
              label: RECORD_STATE_LABELS[value][language],
              count: counts.get(value) ?? 0,
            })),
          },
          {
            key: 'status',
            label: WORDS.status[language],
            choices: FULFILMENTS.map((value) => ({
              value,
              label: FULFILMENT_LABELS[value][language],
              count: null,
            })),
          },
          {
            key: 'flag',
            label: WORDS.flag[language],
            choices: FLAG_NAMES.map((value) => ({ value, label: FLAG_LABELS[value][language], count: null })),
          },
        ]}
        orders={[
          { value: 'due', label: WORDS.byDue[language] },
          { value: '-stated', label: WORDS.newest[language] },
          { value: '-updated', label: WORDS.byUpdate[language] },
        ]}
        isEmpty={items.length === 0}
        next={next}
      >
        <ul class="pledges">
          {items.map((item) => (
            <CommitmentRow
              key={item.id}
              item={item}
              language={language}
              href={visit.at(pledgePath(item.id))}
            />
          ))}
        </ul>
      </ListFrame>
    </>,
  );
}
