import type { Pairs } from '../common/form-body.js';
import { Problem } from '../common/problem.js';
import type { Intake, Taken } from '../files/intake.js';
import type { Visit } from '../web/visit.js';

/** A checked file that came with a form of a page. */
export type SentFile = Pick<Taken, 'file' | 'keep'>;

/** What came with the fields of a form. */
interface BesideFields {
  /** Null where none was chosen, or where it was refused. */
  file: SentFile | null;
  /** @throws Problem at its field, where the file was refused */
  requireFit: () => void;
}

/**
 * Reads the form of a page with its file, for the visit to have its fields. What is wrong with the file is for the
 * handler to say, so that nothing typed is lost.
 */
export const takeFileForm = (
  visit: Visit,
  intake: Intake,
  use: (beside: BesideFields) => Promise<string | undefined>,
): Promise<string | undefined> =>
  intake.takeForm(visit.request, ({ fields, file, refused, keep }) => {
    // It stands among the fields by its digest, so that a repetition is known by it.
    const sent = file?.sha256 ?? (refused ? 'refused' : undefined);
    visit.takeFields({ ...fields, ...(sent && { file: sent }) });
    return use({
      file: file && { file, keep },
      requireFit: () => {
        if (refused) throw atItsField(refused);
      },
    });
  });

/** The fields of such a form that its input is made of. */
export function withoutFile(fields: Pairs): Pairs {
  const { file: _file, ...others } = fields;
  return others;
}

function atItsField(refused: Problem): Problem {
  const { kind, code, detail, errors = { file: [detail] }, headers } = refused;
  return new Problem(kind, code, detail, errors, headers);
}
