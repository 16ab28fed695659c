import { period } from '../common/dates.js';
import type { Precision } from '../common/day.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentDto, DueAnswer, DueRuleAnswer } from '../commitments/commitment.dto.js';
import { FLAG_LABELS, type Flag } from '../commitments/flags.js';
import { FULFILMENT_LABELS, type Fulfilment, isOpen } from '../commitments/fulfilment.js';

const NO_DUE: Text = { id: 'tidak disebutkan', en: 'none stated' };

/** Of a record that stays to be seen, and nobody may rely on. */
export const RETRACTED: Text = {
  id: 'Catatan ini ditarik: catatan kami keliru.',
  en: 'This record was retracted: it was wrong.',
};

/** Flags that ask for attention; the others only describe. */
const ALERTS: readonly Flag[] = ['overdue', 'silent', 'disputed', 'not_taken_over'];

interface StateTagsProps {
  fulfilment: string;
  flags: string[];
  language: Language;
}

/** What the desk found last, and what was computed beside it. */
export function StateTags({ fulfilment, flags, language }: StateTagsProps) {
  const state = fulfilment as Fulfilment;
  return (
    <ul class="tags">
      <li class={isOpen(state) ? 'state' : 'state state-final'}>{FULFILMENT_LABELS[state][language]}</li>
      {(flags as Flag[]).map((flag) => (
        <li key={flag} class={ALERTS.includes(flag) ? 'alert' : undefined}>
          {FLAG_LABELS[flag][language]}
        </li>
      ))}
    </ul>
  );
}

/** A deadline as exactly as it is known, with the words that gave it: `Maret 2026 (“bulan depan”)`. */
export function dueText({ on, precision, phrase, rule }: DueAnswer, language: Language): string {
  const text = on === null ? NO_DUE[language] : period(on, precision as Exclude<Precision, 'none'>, language);
  if (!phrase) return text;
  return `${text} (“${phrase}”${rule ? `, ${dueRuleText(rule, language)}` : ''})`;
}

/** How a vague phrase became a day. */
export const dueRuleText = (
  { days, unit }: Pick<DueRuleAnswer, 'days' | 'unit'>,
  language: Language,
): string =>
  language === 'id'
    ? `dihitung ${days} hari${unit === 'working' ? ' kerja' : ''} sejak diucapkan`
    : `counted as ${days} ${unit === 'working' ? 'working ' : ''}days after it was said`;

/** That the record of a pledge was retracted, and why, in whole sentences; null where it was not. */
export function retractedText(
  { recordState, recordReason }: Pick<CommitmentDto, 'recordState' | 'recordReason'>,
  language: Language,
): string | null {
  if (recordState !== 'retracted') return null;
  if (!recordReason) return RETRACTED[language];
  return `${RETRACTED[language]} ${recordReason}${/[.!?…]$/u.test(recordReason) ? '' : '.'}`;
}
