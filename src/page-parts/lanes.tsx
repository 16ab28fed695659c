import type { Language, Text } from '../common/language.js';
import type { LanesAnswer } from '../commitments/commitment.dto.js';
import { AssessmentEntry } from './assessment-entry.js';
import { LANE_LABELS } from './labels.js';

const NOTHING: Text = { id: 'Belum ada entri.', en: 'There is no entry yet.' };

/** The three lanes side by side, the latest entry of each first. */
export function Lanes({ lanes, language }: { lanes: LanesAnswer; language: Language }) {
  return (
    <div class="lanes">
      {(['desk', 'giver', 'receiver'] as const).map((lane) => (
        <div key={lane}>
          <h3>{LANE_LABELS[lane][language]}</h3>
          {lanes[lane].length === 0 && <p class="soft">{NOTHING[language]}</p>}
          <ul class="cards">
            {lanes[lane].toReversed().map((entry) => (
              <AssessmentEntry key={entry.id} entry={entry} language={language} />
            ))}
          </ul>
        </div>
      ))}
    </div>
  );
}
