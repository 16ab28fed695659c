import { violatedConstraint } from '../common/database-error.js';
import { Conflict, Invalid, type Problem } from '../common/problem.js';

/** What the database refuses about accounts, by the constraint. */
const REFUSALS: Record<string, () => Problem> = {
  account_name_key: () => {
    const text = { id: 'Nama ini sudah dipakai akun lain.', en: 'Another account has this name.' };
    return new Conflict('account-name-taken', text, { name: [text] });
  },
  account_email_key: () => {
    const text = { id: 'Alamat ini sudah dipakai akun lain.', en: 'Another account has this address.' };
    return new Conflict('account-email-taken', text, { email: [text] });
  },
  account_representative_of_somebody: () => {
    const text = {
      id: 'Perwakilan mewakili satu organisasi.',
      en: 'A representative acts for an organization.',
    };
    return new Invalid('organization-needed', text, { organizationId: [text] });
  },
  account_reader_for_nobody: () => {
    const text = { id: 'Pembaca tidak mewakili organisasi.', en: 'A reader acts for no organization.' };
    return new Invalid('organization-of-reader', text, { organizationId: [text] });
  },
  account_last_administrator: () =>
    new Conflict('last-administrator', {
      id: 'Ini administrator terakhir yang dapat masuk: angkat yang lain dahulu.',
      en: 'This is the last administrator who can log in: make somebody else one first.',
    }),
};

/** Gives what the database refuses about an account its name. */
export async function naming<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    const refusal = REFUSALS[violatedConstraint(error) ?? ''];
    throw refusal ? refusal() : error;
  }
}
