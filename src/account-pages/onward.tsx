import type { Pairs } from '../common/form-body.js';
import { CarriedFields, type CarriedForm, carriedIn, NEXT_FIELD } from '../web/carried.js';
import { Hidden } from '../web/form.js';
import { localPath } from '../web/local-path.js';

/** What somebody who logs in goes on to. */
export interface Onward {
  /** A page within this site; null for none in particular. */
  next: string | null;
  /** The form they had filled in when their session ended. */
  carried: CarriedForm | null;
}

export const onwardIn = (sent: Pairs): Onward => ({
  next: localPath(sent[NEXT_FIELD]),
  carried: carriedIn(sent),
});

/** Remembers it through the steps of a login. */
export const OnwardFields = ({ onward: { next, carried } }: { onward: Onward }) => (
  <>
    {next !== null && <Hidden name={NEXT_FIELD} value={next} />}
    <CarriedFields carried={carried} />
  </>
);
