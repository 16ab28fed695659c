import type { AccountRow } from '../auth/accounts.js';
import { ROLES } from '../common/actor.js';
import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { Field, Form, Select } from '../web/form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import { STEP_FIELD } from '../web/form.guard.js';
import type { Visit } from '../web/visit.js';
import { BackToAccount, Door } from './account.pages.js';
import type { OrganizationName } from './organization-names.reader.js';
import { accountPath, PATHS } from './paths.js';
import { ROLE_LABELS } from './roles.js';

const WORDS = {
  title: { id: 'Semua akun', en: 'All accounts' },
  invite: { id: 'Undang seseorang', en: 'Invite somebody' },
  audit: { id: 'Catatan kegiatan', en: 'Audit log' },
  more: { id: 'Akun berikutnya', en: 'Further accounts' },
  back: { id: 'Kembali ke semua akun', en: 'Back to all accounts' },
  name: { id: 'Nama lengkap', en: 'Full name' },
  email: { id: 'Alamat surel', en: 'Mail address' },
  role: { id: 'Peran', en: 'Role' },
  organization: { id: 'Untuk organisasi', en: 'For the organization' },
  nobody: { id: 'Tanpa organisasi', en: 'No organization' },
  words: { id: 'Cari organisasi', en: 'Look up an organization' },
  wordsHint: {
    id: 'Perwakilan wajib punya organisasi; pembaca tidak. Ketik sebagian namanya, lalu pilih Cari.',
    en: 'A representative needs an organization, a reader has none. Type a part of its name, then choose Look up.',
  },
  lookUp: { id: 'Cari', en: 'Look up' },
  send: { id: 'Kirim undangan', en: 'Send the invitation' },
} satisfies Record<string, Text>;

/** How an account stands, in a word or two. */
export function stateOf({ closedAt, hasPassword, invitedUntil }: AccountRow, language: Language): string {
  if (closedAt !== null) return { id: 'ditutup', en: 'closed' }[language];
  if (hasPassword) return { id: 'aktif', en: 'active' }[language];
  if (invitedUntil === null) return { id: 'belum diundang', en: 'not invited' }[language];
  const until = shortInstant(invitedUntil, language);
  return { id: `diundang sampai ${until}`, en: `invited until ${until}` }[language];
}

interface AccountsPage {
  accounts: AccountRow[];
  names: Map<string, string>;
  next: string | null;
}

export function accountsPage(visit: Visit, { accounts, names, next }: AccountsPage): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.accounts, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <ul class="doors">
        <Door visit={visit} path={PATHS.invite} text={WORDS.invite} />
        <Door visit={visit} path={PATHS.audit} text={WORDS.audit} />
      </ul>
      <ul class="cards">
        {accounts.map((account) => (
          <li key={account.id} class="card">
            <h2>
              <a href={visit.at(accountPath(account.id))}>{account.name}</a>{' '}
              <span class={account.closedAt ? 'badge badge-ended' : 'badge'}>
                {stateOf(account, language)}
              </span>
            </h2>
            <p class="soft">
              {[ROLE_LABELS[account.role][language], names.get(account.organizationId ?? ''), account.email]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
      {next && (
        <p class="more">
          <a href={`${visit.at(PATHS.accounts)}?cursor=${next}`}>{WORDS.more[language]}</a>
        </p>
      )}
      <BackToAccount visit={visit} />
    </>,
  );
}

/** @param found organizations that were looked up */
export function invitePage(visit: Visit, found: OrganizationName[], failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.invite, title: WORDS.invite[language] },
    <div class="narrow">
      <h1>{WORDS.invite[language]}</h1>
      <Form visit={visit} action={PATHS.invite} submit={WORDS.send[language]} failed={failed}>
        <Field
          name="name"
          label={WORDS.name[language]}
          autocomplete="off"
          longest={200}
          failed={failed}
          isFirst
        />
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          autocomplete="off"
          longest={254}
          failed={failed}
        />
        <RoleFields visit={visit} found={found} failed={failed} role="representative" />
      </Form>
      <BackToAccounts visit={visit} />
    </div>,
  );
}

interface RoleFieldsProps {
  visit: Visit;
  found: OrganizationName[];
  failed: Failed;
  role: string;
  organizationId?: string;
}

/** A role, and the organization it is for: looked up by the same form, so that nothing typed is lost. */
export function RoleFields({ visit, found, failed, role, organizationId = '' }: RoleFieldsProps) {
  const { language } = visit;
  return (
    <>
      <Select
        name="role"
        label={WORDS.role[language]}
        failed={failed}
        value={role}
        options={ROLES.map((value) => ({ value, label: ROLE_LABELS[value][language] }))}
      />
      <div class="look-up">
        <Field
          name="organizationWords"
          label={WORDS.words[language]}
          hint={WORDS.wordsHint[language]}
          autocomplete="off"
          longest={200}
          required={false}
          failed={failed}
        />
        <button type="submit" name={STEP_FIELD} value="look-up" class="button button-lesser">
          {WORDS.lookUp[language]}
        </button>
      </div>
      <Select
        name="organizationId"
        label={WORDS.organization[language]}
        failed={failed}
        value={organizationId}
        options={[
          { value: '', label: WORDS.nobody[language] },
          ...found.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

export function BackToAccounts({ visit }: { visit: Visit }) {
  return (
    <p class="after-form">
      <a href={visit.at(PATHS.accounts)}>{WORDS.back[visit.language]}</a>
    </p>
  );
}

/** The organization a form names, so that looking up others does not lose it. */
export const chosenIn = (failed: Failed): string => typedText(failed.typed, 'organizationId');
