import type { LoginAccount } from '../auth/login.js';
import type { SessionRow } from '../auth/sessions.js';
import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { Field, Form, WhosePassword } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { NEWS } from './news.js';
import { PATHS } from './paths.js';
import { ROLE_LABELS } from './roles.js';
import { NewPassword } from './set-up.pages.js';

const WORDS = {
  title: { id: 'Akun', en: 'Account' },
  name: { id: 'Nama', en: 'Name' },
  email: { id: 'Alamat surel', en: 'Mail address' },
  role: { id: 'Peran', en: 'Role' },
  organization: { id: 'Untuk', en: 'For' },
  logOut: { id: 'Keluar', en: 'Log out' },
  loginTitle: { id: 'Cara masuk', en: 'How you log in' },
  changePassword: { id: 'Ganti kata sandi', en: 'Change the password' },
  secondOn: { id: 'Ganti aplikasi kode kedua', en: 'Replace the app of the second code' },
  secondOff: { id: 'Pasang kode kedua', en: 'Set up a second code' },
  renewCodes: { id: 'Buat kode pemulihan baru', en: 'Make new recovery codes' },
  tokens: { id: 'Token API', en: 'API tokens' },
  follows: { id: 'Yang saya ikuti', en: 'What I follow' },
  notifications: { id: 'Kabar', en: 'News' },
  webhooks: { id: 'Webhook', en: 'Webhooks' },
  searches: { id: 'Pencarian tersimpan', en: 'Saved searches' },
  calendars: { id: 'Tautan kalender dan umpan', en: 'Calendar and feed links' },
  accounts: { id: 'Semua akun', en: 'All accounts' },
  audit: { id: 'Catatan kegiatan', en: 'Audit log' },
  adminTitle: { id: 'Administrasi', en: 'Administration' },
  sessionsTitle: { id: 'Perangkat yang masuk', en: 'Where you are logged in' },
  device: { id: 'Perangkat', en: 'Device' },
  since: { id: 'Sejak', en: 'Since' },
  seen: { id: 'Terakhir', en: 'Last used' },
  here: { id: 'perangkat ini', en: 'this device' },
  end: { id: 'Keluarkan', en: 'End' },
  endOthers: { id: 'Keluarkan semua yang lain', en: 'End all others' },
  current: { id: 'Kata sandi sekarang', en: 'Current password' },
  passwordLead: {
    id: 'Semua perangkat lain keluar setelah kata sandi diganti.',
    en: 'All other devices are logged out once the password is changed.',
  },
  back: { id: 'Kembali ke akun', en: 'Back to your account' },
} satisfies Record<string, Text>;

const codesLeft = (count: number): Text => ({
  id: `Tersisa ${count} kode pemulihan.`,
  en: `${count} recovery codes are left.`,
});

interface AccountPage {
  account: LoginAccount;
  organization: string | null;
  sessions: SessionRow[];
  factor: { hasSecondFactor: boolean; recoveryCodesLeft: number };
  news: string | undefined;
}

export function accountPage(
  visit: Visit,
  { account, organization, sessions, factor, news }: AccountPage,
): string {
  const { language } = visit;
  const { hasSecondFactor, recoveryCodesLeft } = factor;
  return visit.show(
    { path: PATHS.account, title: WORDS.title[language] },
    <>
      <h1>{account.name}</h1>
      <News visit={visit} news={news} />
      <dl class="facts">
        <dt>{WORDS.email[language]}</dt>
        <dd>{account.email}</dd>
        <dt>{WORDS.role[language]}</dt>
        <dd>{ROLE_LABELS[account.role][language]}</dd>
        {organization && (
          <>
            <dt>{WORDS.organization[language]}</dt>
            <dd>{organization}</dd>
          </>
        )}
      </dl>
      <Form visit={visit} action={PATHS.logOut} submit={WORDS.logOut[language]} kind="lesser" />
      <h2>{WORDS.loginTitle[language]}</h2>
      <ul class="doors">
        <Door visit={visit} path={PATHS.password} text={WORDS.changePassword} />
        <Door
          visit={visit}
          path={PATHS.secondFactor}
          text={hasSecondFactor ? WORDS.secondOn : WORDS.secondOff}
        />
        {hasSecondFactor && <Door visit={visit} path={PATHS.recoveryCodes} text={WORDS.renewCodes} />}
        <Door visit={visit} path={PATHS.tokens} text={WORDS.tokens} />
        <Door visit={visit} path={PATHS.notifications} text={WORDS.notifications} />
        <Door visit={visit} path={PATHS.follows} text={WORDS.follows} />
        <Door visit={visit} path={PATHS.searches} text={WORDS.searches} />
        <Door visit={visit} path={PATHS.calendars} text={WORDS.calendars} />
        <Door visit={visit} path={PATHS.webhooks} text={WORDS.webhooks} />
      </ul>
      {hasSecondFactor && <p class="soft">{codesLeft(recoveryCodesLeft)[language]}</p>}
      {account.role === 'administrator' && (
        <>
          <h2>{WORDS.adminTitle[language]}</h2>
          <ul class="doors">
            <Door visit={visit} path={PATHS.accounts} text={WORDS.accounts} />
            <Door visit={visit} path={PATHS.audit} text={WORDS.audit} />
          </ul>
        </>
      )}
      <h2>{WORDS.sessionsTitle[language]}</h2>
      <ul class="cards">
        {sessions.map((session) => (
          <SessionCard key={session.id} visit={visit} session={session} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <Form
          visit={visit}
          action={`${PATHS.sessions}/lain`}
          submit={WORDS.endOthers[language]}
          kind="danger"
        />
      )}
    </>,
  );
}

function SessionCard({ visit, session }: { visit: Visit; session: SessionRow }) {
  const { language } = visit;
  return (
    <li class="card">
      <h3>
        {session.device} {session.isCurrent && <span class="badge">{WORDS.here[language]}</span>}
      </h3>
      <dl class="facts">
        <dt>{WORDS.since[language]}</dt>
        <dd>{shortInstant(session.createdAt, language)}</dd>
        <dt>{WORDS.seen[language]}</dt>
        <dd>{shortInstant(session.lastSeenAt, language)}</dd>
      </dl>
      {!session.isCurrent && (
        <Form
          visit={visit}
          action={`${PATHS.sessions}/${session.id}`}
          submit={WORDS.end[language]}
          kind="lesser"
        />
      )}
    </li>
  );
}

export function passwordPage(visit: Visit, { email }: LoginAccount, failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.password, title: WORDS.changePassword[language] },
    <div class="narrow">
      <h1>{WORDS.changePassword[language]}</h1>
      <p class="lead">{WORDS.passwordLead[language]}</p>
      <Form visit={visit} action={PATHS.password} submit={WORDS.changePassword[language]} failed={failed}>
        <WhosePassword email={email ?? ''} />
        <Field
          name="current"
          type="password"
          label={WORDS.current[language]}
          autocomplete="current-password"
          failed={failed}
          isFirst
        />
        <NewPassword visit={visit} failed={failed} />
      </Form>
      <BackToAccount visit={visit} />
    </div>,
  );
}

/** What just happened, if it is one of the news there are. */
export function News({ visit, news }: { visit: Visit; news: string | undefined }) {
  const text = news !== undefined && Object.hasOwn(NEWS, news) ? NEWS[news] : undefined;
  return text ? (
    <p class="news" role="status">
      {text[visit.language]}
    </p>
  ) : null;
}

export function BackToAccount({ visit }: { visit: Visit }) {
  return (
    <p class="after-form">
      <a href={visit.at(PATHS.account)}>{WORDS.back[visit.language]}</a>
    </p>
  );
}

/** A way to another page of the account. */
export function Door({ visit, path, text }: { visit: Visit; path: string; text: Text }) {
  return (
    <li>
      <a href={visit.at(path)}>{text[visit.language]}</a>
    </li>
  );
}
