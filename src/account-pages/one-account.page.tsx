import type { AccountRow } from '../auth/accounts.js';
import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { Alert, Field, Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { News } from './account.pages.js';
import { BackToAccounts, RoleFields, stateOf } from './accounts.pages.js';
import type { OrganizationName } from './organization-names.reader.js';
import { accountPath, PATHS } from './paths.js';
import { ROLE_LABELS } from './roles.js';

const WORDS = {
  email: { id: 'Alamat surel', en: 'Mail address' },
  role: { id: 'Peran', en: 'Role' },
  organization: { id: 'Untuk organisasi', en: 'For the organization' },
  audit: { id: 'Catatan kegiatan', en: 'Audit log' },
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
} satisfies Record<string, Text>;

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
  const forms = formsOf(account);
  const failedOf = (name: string) => (name === form ? failed : FRESH);
  const organization = found.find(({ id }) => id === account.organizationId)?.name;
  return visit.show(
    { path, title: account.name },
    <>
      <h1>{account.name}</h1>
      <News visit={visit} news={news} />
      {form !== undefined && !forms.includes(form) && <Alert message={failed.message} />}
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
      <div class="narrow">
        {forms.includes('undang') && (
          <InviteAgain visit={visit} account={account} failed={failedOf('undang')} />
        )}
        {forms.includes('peran') && (
          <ChangeRole visit={visit} account={account} found={found} failed={failedOf('peran')} />
        )}
        {REASONED.filter(({ act }) => forms.includes(act)).map(({ act, text, kind }) => (
          <section key={act}>
            <h2>{text[language]}</h2>
            <Form
              visit={visit}
              action={`${path}/${act}`}
              submit={text[language]}
              failed={failedOf(act)}
              kind={kind}
            >
              <Field
                name="reason"
                label={WORDS.reason[language]}
                autocomplete="off"
                longest={300}
                required={false}
                prefix={`${act}-`}
                failed={failedOf(act)}
              />
            </Form>
          </section>
        ))}
      </div>
      <BackToAccounts visit={visit} />
    </>,
  );
}

interface PartProps {
  visit: Visit;
  account: AccountRow;
  failed: Failed;
}

/** Acts that only ask for a reason. */
const REASONED: { act: string; text: Text; kind: 'lesser' | 'danger' }[] = [
  { act: 'sandi', text: WORDS.reset, kind: 'lesser' },
  { act: 'akhiri-sesi', text: WORDS.endSessions, kind: 'danger' },
  { act: 'lepas-kode', text: WORDS.removeFactor, kind: 'danger' },
  { act: 'tutup', text: WORDS.close, kind: 'danger' },
  { act: 'buka', text: WORDS.reopen, kind: 'lesser' },
];

/** What can be done to an account as it stands. */
function formsOf({ closedAt, hasPassword, hasSecondFactor }: AccountRow): string[] {
  if (closedAt !== null) return ['buka'];
  return [
    'peran',
    'tutup',
    ...(hasPassword ? ['sandi', 'akhiri-sesi'] : ['undang']),
    ...(hasSecondFactor ? ['lepas-kode'] : []),
  ];
}

function InviteAgain({ visit, account, failed }: PartProps) {
  const { language } = visit;
  return (
    <section>
      <h2>{WORDS.sendAgain[language]}</h2>
      <Form
        visit={visit}
        action={`${accountPath(account.id)}/undang`}
        submit={WORDS.sendAgain[language]}
        failed={failed}
        kind="lesser"
      >
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          autocomplete="off"
          value={account.email ?? ''}
          failed={failed}
        />
      </Form>
    </section>
  );
}

function ChangeRole({ visit, account, found, failed }: PartProps & { found: OrganizationName[] }) {
  const { language } = visit;
  return (
    <section>
      <h2>{WORDS.changeRole[language]}</h2>
      <p>{WORDS.changeRoleLead[language]}</p>
      <Form
        visit={visit}
        action={`${accountPath(account.id)}/peran`}
        submit={WORDS.changeRole[language]}
        failed={failed}
        kind="lesser"
      >
        <RoleFields
          visit={visit}
          found={found}
          failed={failed}
          role={account.role}
          organizationId={account.organizationId ?? ''}
        />
      </Form>
    </section>
  );
}
