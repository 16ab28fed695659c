import type { Day } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { Happenings } from '../page-parts/happenings.reader.js';
import { momentsOf } from '../page-parts/moments.js';
import { DayText } from './commitment-facts.js';

/* From the demand to the outcome, oldest first. */

const AHEAD: Text = { id: 'akan datang', en: 'ahead' };

interface Props {
  item: CommitmentDto;
  happenings: Happenings;
  language: Language;
  /** The day the page is of. */
  day: Day;
}

export function Timeline({ item, happenings, language, day }: Props) {
  return (
    <ol class="timeline">
      {momentsOf(item, happenings, language).map(({ on, what, text, isOurs, href }, n) => (
        <li key={n} class={on > day ? 'ahead' : undefined}>
          <DayText day={on} language={language} />
          <div>
            <strong>
              <a href={href}>{what}</a>
            </strong>
            {on > day && <span class="soft"> ({AHEAD[language]})</span>}
            {text && <p lang={isOurs ? undefined : 'id'}>{text}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}
