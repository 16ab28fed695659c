import type { Language, Text } from '../common/language.js';
import { shortDay } from '../common/dates.js';
import type { TakeoverDto } from '../commitments/takeover.dto.js';
import type { Stance } from '../commitments/takeover.entity.js';
import { PersonLink, PostLink, SourceName } from './names.js';

const WORDS = {
  hidden: { id: 'Pejabat yang tidak terbuka', en: 'A holder who is not open' },
  alteredTo: { id: 'Menjadi', en: 'It becomes' },
  source: { id: 'Sumber', en: 'Source' },
  byParty: { id: 'Dicatat kantornya lewat akunnya sendiri.', en: 'Entered by the office by its own login.' },
} satisfies Record<string, Text>;

export const STANCE_LABELS: Record<Stance, Text> = {
  adopted: { id: 'Mengambil alih', en: 'Adopted' },
  altered: { id: 'Mengambil alih dengan perubahan', en: 'Adopted with changes' },
  disowned: { id: 'Tidak mengambil alih', en: 'Disowned' },
};

/** How those who came into the post stand to a pledge. */
export const TakeoverList = ({
  takeovers,
  language,
}: {
  takeovers: readonly TakeoverDto[];
  language: Language;
}) => (
  <ul class="cards">
    {takeovers.map((takeover) => (
      <li key={takeover.id} id={takeover.id} class="card">
        <h3>{STANCE_LABELS[takeover.stance as Stance][language]}</h3>
        <p>
          {takeover.person ? (
            <PersonLink person={takeover.person} language={language} />
          ) : (
            WORDS.hidden[language]
          )}
          {takeover.post && (
            <>
              , <PostLink post={takeover.post} language={language} />
            </>
          )}
          , {shortDay(takeover.takenOn, language)}
        </p>
        <p>
          <q lang="id">{takeover.words}</q>
        </p>
        {takeover.alteredTo && (
          <p>
            {WORDS.alteredTo[language]}: <span lang="id">{takeover.alteredTo}</span>
          </p>
        )}
        {takeover.source ? (
          <p>
            {WORDS.source[language]}: <SourceName source={takeover.source} language={language} />
          </p>
        ) : (
          takeover.isByParty && <p class="soft">{WORDS.byParty[language]}</p>
        )}
      </li>
    ))}
  </ul>
);
