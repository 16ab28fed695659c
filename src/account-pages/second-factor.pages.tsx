import type { Text } from '../common/language.js';
import { Alert, Field, Form, WhosePassword } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToAccount } from './account.pages.js';
import { type Onward, OnwardFields } from './onward.js';
import { PATHS } from './paths.js';
import { QrCode } from './qr-code.js';
import { ReturnForm } from './return.page.js';

const WORDS = {
  title: { id: 'Kode kedua', en: 'Second code' },
  why: {
    id: 'Selain kata sandi, Anda masuk dengan kode dari aplikasi autentikator di ponsel, misalnya Aegis, Google Authenticator, atau 2FAS. Kata sandi yang bocor saja tidak cukup.',
    en: 'Besides the password you log in with a code of an authenticator app on your phone, such as Aegis, Google Authenticator or 2FAS. A leaked password alone is not enough.',
  },
  required: {
    id: 'Staf dan administrator wajib memakainya.',
    en: 'Staff and administrators must have one.',
  },
  begin: { id: 'Mulai', en: 'Begin' },
  replace: { id: 'Ganti aplikasi', en: 'Replace the app' },
  replaceLead: {
    id: 'Aplikasi yang sekarang tetap berlaku sampai kode pertama dari yang baru diterima.',
    en: 'The app you have now counts until the first code of the new one is accepted.',
  },
  remove: { id: 'Tanpa kode kedua', en: 'Do without a second code' },
  removeLead: {
    id: 'Setelah itu kata sandi saja cukup untuk masuk. Semua perangkat lain keluar.',
    en: 'The password alone is then enough to log in. All other devices are logged out.',
  },
  password: { id: 'Kata sandi Anda', en: 'Your password' },
  code: { id: 'Kode enam angka', en: 'Six-digit code' },
  anyCode: { id: 'Kode dari aplikasi, atau kode pemulihan', en: 'Code of the app, or a recovery code' },
  scanTitle: { id: 'Pindai, lalu ketik kodenya', en: 'Scan, then type the code' },
  scan: {
    id: 'Pindai gambar ini dengan aplikasi autentikator.',
    en: 'Scan this picture with the authenticator app.',
  },
  qr: { id: 'Kode kotak untuk aplikasi autentikator', en: 'Square code for the authenticator app' },
  byHand: {
    id: 'Tidak dapat memindai? Ketik kunci ini ke aplikasi:',
    en: 'You cannot scan? Type this key into the app:',
  },
  open: { id: 'Buka di aplikasi pada perangkat ini', en: 'Open in the app on this device' },
  confirm: { id: 'Aktifkan', en: 'Put in force' },
  confirmTitle: { id: 'Ketik kode dari aplikasi', en: 'Type the code of the app' },
  confirmLead: {
    id: 'Kunci yang baru Anda pindai masih ada di aplikasi. Belum terpindai? Mulai lagi.',
    en: 'The key you have just scanned is still in the app. Not scanned yet? Begin again.',
  },
  again: { id: 'Mulai lagi', en: 'Begin again' },
  codesTitle: { id: 'Simpan kode pemulihan Anda', en: 'Keep your recovery codes' },
  codesLead: {
    id: 'Setiap kode menggantikan kode aplikasi satu kali, misalnya bila ponsel hilang. Cetak atau tulis sekarang: halaman ini tidak dapat dibuka lagi. Kode yang lama tidak berlaku lagi.',
    en: 'Each code stands in for a code of the app once, for example when the phone is lost. Print or write them down now: this page cannot be opened again. Earlier codes are worth nothing any more.',
  },
  goOn: { id: 'Sudah saya simpan, lanjutkan', en: 'I have kept them, continue' },
  renewTitle: { id: 'Kode pemulihan baru', en: 'New recovery codes' },
  renewLead: {
    id: 'Kode yang lama tidak berlaku lagi setelah yang baru dibuat.',
    en: 'The earlier codes are worth nothing any more once new ones are made.',
  },
  renew: { id: 'Buat kode baru', en: 'Make new codes' },
} satisfies Record<string, Text>;

interface FactorState {
  /** Half a login, which asks for nothing again. */
  isEnrolment: boolean;
  hasSecondFactor: boolean;
  isRequired: boolean;
  onward: Onward;
}

/** Which of the page's two forms failed. */
export interface FailedForm {
  form: 'start' | 'remove';
  failed: Failed;
}

export function secondFactorPage(visit: Visit, state: FactorState, wrong?: FailedForm): string {
  const { language } = visit;
  const { isEnrolment, hasSecondFactor, isRequired, onward } = state;
  const failedOf = (form: FailedForm['form']) => (wrong?.form === form ? wrong.failed : FRESH);
  const start = failedOf('start');
  const canRemove = hasSecondFactor && !isRequired;
  return visit.show(
    { path: PATHS.secondFactor, title: WORDS.title[language] },
    <div class="narrow">
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">
        {WORDS.why[language]} {isRequired && WORDS.required[language]}
      </p>
      {!canRemove && <Alert message={failedOf('remove').message} />}
      {hasSecondFactor && <p>{WORDS.replaceLead[language]}</p>}
      <Form
        visit={visit}
        action={PATHS.secondFactor}
        submit={hasSecondFactor ? WORDS.replace[language] : WORDS.begin[language]}
        failed={start}
      >
        <OnwardFields onward={onward} />
        {!isEnrolment && <Proof visit={visit} failed={start} withCode={hasSecondFactor} />}
      </Form>
      {canRemove && (
        <section>
          <h2>{WORDS.remove[language]}</h2>
          <p>{WORDS.removeLead[language]}</p>
          <Form
            visit={visit}
            action={`${PATHS.secondFactor}/hapus`}
            submit={WORDS.remove[language]}
            failed={failedOf('remove')}
            kind="danger"
          >
            <Proof visit={visit} failed={failedOf('remove')} withCode prefix="remove-" />
          </Form>
        </section>
      )}
      {!isEnrolment && <BackToAccount visit={visit} />}
    </div>,
  );
}

/** For whoever must have a second factor and has none, half-way into a login. */
export const enrolmentPage = (visit: Visit, onward: Onward): string =>
  secondFactorPage(visit, { isEnrolment: true, hasSecondFactor: false, isRequired: true, onward });

/** Shows the new secret, which is shown only now. */
export function scanPage(
  visit: Visit,
  { uri, secret }: { uri: string; secret: string },
  onward: Onward,
): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.secondFactor, title: WORDS.scanTitle[language] },
    <div class="narrow">
      <h1>{WORDS.scanTitle[language]}</h1>
      <p>{WORDS.scan[language]}</p>
      <QrCode text={uri} label={WORDS.qr[language]} />
      <p>{WORDS.byHand[language]}</p>
      <p class="secret">
        <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
      </p>
      <p>
        <a href={uri}>{WORDS.open[language]}</a>
      </p>
      <ConfirmForm visit={visit} onward={onward} failed={FRESH} />
    </div>,
  );
}

/** The code was wrong. The secret is in the app by now and is not shown again. */
export function confirmPage(visit: Visit, onward: Onward, failed: Failed): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.secondFactor, title: WORDS.confirmTitle[language] },
    <div class="narrow">
      <h1>{WORDS.confirmTitle[language]}</h1>
      <p class="lead">{WORDS.confirmLead[language]}</p>
      <ConfirmForm visit={visit} onward={onward} failed={failed} />
      <p class="after-form">
        <a href={visit.at(PATHS.secondFactor)}>{WORDS.again[language]}</a>
      </p>
    </div>,
  );
}

function ConfirmForm({ visit, onward, failed }: { visit: Visit; onward: Onward; failed: Failed }) {
  return (
    <Form
      visit={visit}
      action={`${PATHS.secondFactor}/kode`}
      submit={WORDS.confirm[visit.language]}
      failed={failed}
    >
      <OnwardFields onward={onward} />
      <Field
        name="code"
        label={WORDS.code[visit.language]}
        autocomplete="one-time-code"
        inputMode="numeric"
        failed={failed}
        isFirst
      />
    </Form>
  );
}

/** Recovery codes, which are shown only now. */
export function recoveryCodesPage(visit: Visit, codes: string[], { next, carried }: Onward): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.account, title: WORDS.codesTitle[language] },
    <div class="narrow">
      <h1>{WORDS.codesTitle[language]}</h1>
      <p class="lead">{WORDS.codesLead[language]}</p>
      <ol class="codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ol>
      {carried ? (
        <ReturnForm carried={carried} submit={WORDS.goOn[language]} />
      ) : (
        <p class="after-form">
          <a class="button button-main" href={next ?? visit.at(PATHS.account)}>
            {WORDS.goOn[language]}
          </a>
        </p>
      )}
    </div>,
  );
}

export function renewCodesPage(visit: Visit, failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.recoveryCodes, title: WORDS.renewTitle[language] },
    <div class="narrow">
      <h1>{WORDS.renewTitle[language]}</h1>
      <p class="lead">{WORDS.renewLead[language]}</p>
      <Form visit={visit} action={PATHS.recoveryCodes} submit={WORDS.renew[language]} failed={failed}>
        <Proof visit={visit} failed={failed} withCode />
      </Form>
      <BackToAccount visit={visit} />
    </div>,
  );
}

interface ProofProps {
  visit: Visit;
  failed: Failed;
  withCode: boolean;
  prefix?: string;
}

/** Asks again for what the login was made with. */
function Proof({ visit, failed, withCode, prefix }: ProofProps) {
  const { language } = visit;
  return (
    <>
      <WhosePassword email={visit.login?.account.email ?? ''} />
      <Field
        name="password"
        type="password"
        label={WORDS.password[language]}
        autocomplete="current-password"
        failed={failed}
        prefix={prefix}
      />
      {withCode && (
        <Field
          name="code"
          label={WORDS.anyCode[language]}
          autocomplete="one-time-code"
          failed={failed}
          prefix={prefix}
        />
      )}
    </>
  );
}
