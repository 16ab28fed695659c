import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';

/**
 * Sends on to the page a record has under another address, with what was asked. Browsers ask again each time, because
 * what a record is may be corrected.
 */
export function moveTo(visit: Visit, paths: Text): undefined {
  void visit.answer.code(308).headers({
    location: visit.asking(paths)[visit.language],
    'cache-control': 'public, max-age=0, must-revalidate',
  });
}
