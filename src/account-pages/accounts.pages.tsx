import type { AccountRow } from '../auth/accounts.js';
import { ROLES } from '../common/actor.js';
import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import { Field, Form, Select } from '../web/form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToAccount, Door, News } from './account.pages.js';
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
  sendAgain: { id: 'Kirim undangan lagi', en: 'Send the invitation again' },
  since: { id: 'Dibuat', en: 'Made' },
  changeRole: { id: 'Ganti peran', en: 'Change the role' },
  changeRoleLead: {
    id: 'Semua sesi, tautan, dan token akun ini berakhir.',
    en: 'All sessions, links and tokens of this account end.',
  },
  reset: { id: 'Kirim tautan kata sandi baru', en: 'Send a link for a new password' },
  endSessions: { id: 'Akhiri semua sesi', en: 'End all sessions' },
  removeFactor: { id: 'Lepas kode kedua', en: 'Take the second code away' },
  close: { id: 'Tutup akun', en: 'Close the account' },
  reopen: { id: 'Buka lagi akun', en: 'Open the account again' },
  reason: { id: 'Alasan, untuk catatan kegiatan', en: 'Reason, for the audit log' },
  actsTitle: { id: 'Tindakan', en: 'Acts' },
} satisfies Record<string, Text>;

/** How an account stands, in a word or two. */
function stateOf({ closedAt, hasPassword, invitedUntil }: AccountRow, language: Language): string {
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
function RoleFields({ visit, found, failed, role, organizationId = '' }: RoleFieldsProps) {
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
        <button type="submit" name="step" value="look-up" class="button button-lesser">
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

interface OneAccount {
  account: AccountRow;
  /** Its own organization first. */
  found: OrganizationName[];
  news?: string;
  failed?: Failed;
  /** Which form failed. */
  form?: string;
}

export function oneAccountPage(
  visit: Visit,
  { account, found, news, failed = FRESH, form }: OneAccount,
): string {
  const { language } = visit;
  const path = accountPath(account.id);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const organization = found.find(({ id }) => id === account.organizationId)?.name;
  return visit.show(
    { path, title: account.name },
    <>
      <h1>{account.name}</h1>
      <News visit={visit} news={news} />
      <p class="lead">
        <span class={account.closedAt ? 'badge badge-ended' : 'badge'}>{stateOf(account, language)}</span>
      </p>
      <dl class="facts">
        <dt>{WORDS.email[language]}</dt>
        <dd>{account.email ?? '–'}</dd>
        <dt>{WORDS.role[language]}</dt>
        <dd>{ROLE_LABELS[account.role][language]}</dd>
        {organization && (
          <>
            <dt>{WORDS.organization[language]}</dt>
            <dd>{organization}</dd>
          </>
        )}
        <dt>{WORDS.since[language]}</dt>
        <dd>{shortInstant(account.createdAt, language)}</dd>
      </dl>
      <p>
        <a href={`${visit.at(PATHS.audit)}?account=${account.id}`}>{WORDS.audit[language]}</a>
      </p>
      {account.closedAt === null ? (
        <div class="narrow">
          <LinkForms visit={visit} account={account} failedOf={failedOf} />
          <section>
            <h2>{WORDS.changeRole[language]}</h2>
            <p>{WORDS.changeRoleLead[language]}</p>
            <Form
              visit={visit}
              action={`${path}/peran`}
              submit={WORDS.changeRole[language]}
              failed={failedOf('peran')}
              kind="lesser"
            >
              <RoleFields
                visit={visit}
                found={found}
                failed={failedOf('peran')}
                role={account.role}
                organizationId={account.organizationId ?? ''}
              />
            </Form>
          </section>
          {account.hasPassword && (
            <ReasonForm
              visit={visit}
              account={account}
              act="akhiri-sesi"
              text={WORDS.endSessions}
              failed={failedOf('akhiri-sesi')}
            />
          )}
          {account.hasSecondFactor && (
            <ReasonForm
              visit={visit}
              account={account}
              act="lepas-kode"
              text={WORDS.removeFactor}
              failed={failedOf('lepas-kode')}
            />
          )}
          <ReasonForm
            visit={visit}
            account={account}
            act="tutup"
            text={WORDS.close}
            failed={failedOf('tutup')}
          />
        </div>
      ) : (
        <div class="narrow">
          <ReasonForm
            visit={visit}
            account={account}
            act="buka"
            text={WORDS.reopen}
            failed={failedOf('buka')}
          />
        </div>
      )}
      <BackToAccounts visit={visit} />
    </>,
  );
}

interface PartProps {
  visit: Visit;
  account: AccountRow;
}

/** An invitation while there is no password, a reset once there is one. */
function LinkForms({ visit, account, failedOf }: PartProps & { failedOf: (name: string) => Failed }) {
  const { language } = visit;
  const path = accountPath(account.id);
  if (account.hasPassword) {
    return (
      <ReasonForm visit={visit} account={account} act="sandi" text={WORDS.reset} failed={failedOf('sandi')} />
    );
  }
  return (
    <section>
      <h2>{WORDS.sendAgain[language]}</h2>
      <Form
        visit={visit}
        action={`${path}/undang`}
        submit={WORDS.sendAgain[language]}
        failed={failedOf('undang')}
        kind="lesser"
      >
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          autocomplete="off"
          value={account.email ?? ''}
          failed={failedOf('undang')}
        />
      </Form>
    </section>
  );
}

/** Acts that take nothing away. */
const MILD = ['buka', 'sandi'];

/** An act, and why. */
function ReasonForm({
  visit,
  account,
  act,
  text,
  failed,
}: PartProps & { act: string; text: Text; failed: Failed }) {
  const { language } = visit;
  return (
    <section>
      <h2>{text[language]}</h2>
      <Form
        visit={visit}
        action={`${accountPath(account.id)}/${act}`}
        submit={text[language]}
        failed={failed}
        kind={MILD.includes(act) ? 'lesser' : 'danger'}
      >
        <Field
          name="reason"
          label={WORDS.reason[language]}
          autocomplete="off"
          longest={300}
          required={false}
          prefix={`${act}-`}
          failed={failed}
        />
      </Form>
    </section>
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
