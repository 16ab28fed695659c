import type { Clock } from '../clocks/clock-event.entity.js';
import { FLAG_LABELS } from '../commitments/flags.js';
import type { Text } from '../common/language.js';

export const CLOCK_LABELS: Record<Clock, Text> = {
  due_soon: FLAG_LABELS.due_soon,
  overdue: FLAG_LABELS.overdue,
  silent: FLAG_LABELS.silent,
  not_taken_over: FLAG_LABELS.not_taken_over,
  stalled_proposal: { id: 'Usulan menunggu terlalu lama', en: 'Proposal waits too long' },
  reply_window_over: { id: 'Waktu menjawab lewat tanpa jawaban', en: 'Time to reply passed in silence' },
  exception_expired: { id: 'Pembatasan berakhir', en: 'Restriction ended' },
  calendar_missing: { id: 'Kalender hari kerja belum dicatat', en: 'Working days not on record' },
};
