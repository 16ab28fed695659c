import type { Language, Text } from '../common/language.js';
import { addressOf } from '../web/visit.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import { BASIS_LABELS } from '../page-parts/labels.js';
import { PersonLink, PostLink, SourceName } from '../page-parts/names.js';
import type { TenureDto } from '../people/tenure.dto.js';
import type { Basis } from '../people/tenure.entity.js';
import { spellText } from './record-parts.js';
import { SpellBars } from './spell-bars.js';

const WORDS = {
  decree: { id: 'Keputusan', en: 'Decree' },
  source: { id: 'Sumber', en: 'Source' },
  inherited: {
    id: 'Janji pendahulu yang belum ia nyatakan sikapnya',
    en: 'Pledges of predecessors they have not answered',
  },
  notPublic: { id: 'tidak untuk umum', en: 'not public' },
} satisfies Record<string, Text>;

interface Props {
  tenures: TenureDto[];
  language: Language;
  /** The other end of a tenure, which the page is not about. */
  of: 'post' | 'person';
}

/** Who held what from when until when, on what ground, by which decree. */
export const Tenures = ({ tenures, language, of }: Props) => (
  <SpellBars
    language={language}
    spells={tenures.map((tenure) => ({
      id: tenure.id,
      startedOn: tenure.startedOn,
      endedOn: tenure.endedOn,
      isMain: tenure.basis === 'definitive',
      text: <TenureText tenure={tenure} language={language} of={of} />,
    }))}
  />
);

function TenureText({ tenure, language, of }: { tenure: TenureDto } & Omit<Props, 'tenures'>) {
  const { id, person, post, basis, decree, source, startedOn, endedOn } = tenure;
  return (
    <>
      <p>
        <strong>
          {of === 'post' && post && <PostLink post={post} language={language} />}
          {of === 'person' && person && <PersonLink person={person} language={language} />}
          {(of === 'post' ? post : person) === null && WORDS.notPublic[language]}
        </strong>{' '}
        <span class={basis === 'definitive' ? 'badge' : 'badge badge-ended'}>
          {BASIS_LABELS[basis as Basis][language]}
        </span>
      </p>
      <p class="soft">
        {spellText(startedOn, endedOn, language)}
        {decree && ` · ${WORDS.decree[language]} ${decree}`}
      </p>
      {endedOn === null && startedOn !== null && (
        <p>
          <a href={addressOf(PUBLIC_PATHS.commitments[language], { inherited_by: id })}>
            {WORDS.inherited[language]}
          </a>
        </p>
      )}
      {source && (
        <p class="soft">
          {WORDS.source[language]}: <SourceName source={source} language={language} />
        </p>
      )}
    </>
  );
}
