import type { Text } from '../common/language.js';
import { Field, Form } from '../web/form.js';
import { type Failed, FRESH, typedText } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { type Onward, OnwardFields } from './onward.js';
import { PATHS } from './paths.js';

const WORDS = {
  logIn: { id: 'Masuk', en: 'Log in' },
  email: { id: 'Alamat surel', en: 'Mail address' },
  password: { id: 'Kata sandi', en: 'Password' },
  forgotten: { id: 'Lupa kata sandi?', en: 'Forgotten your password?' },
  public: {
    id: 'Semua yang publik dapat dibaca tanpa masuk. Akun dibuat melalui undangan administrator.',
    en: 'Everything public can be read without logging in. Accounts are made by invitation of an administrator.',
  },
  carried: {
    id: 'Isian Anda ikut terbawa dan tampil lagi sesudah Anda masuk.',
    en: 'What you typed is carried along and shows again once you are logged in.',
  },
  codeTitle: { id: 'Kode kedua', en: 'Second code' },
  codeLead: {
    id: 'Kata sandi Anda benar. Buka aplikasi autentikator dan ketik kode yang tampil sekarang.',
    en: 'Your password is right. Open your authenticator app and type the code it shows now.',
  },
  code: { id: 'Kode enam angka', en: 'Six-digit code' },
  goOn: { id: 'Lanjutkan', en: 'Continue' },
  lost: { id: 'Aplikasi tidak ada? Pakai kode pemulihan', en: 'No app at hand? Use a recovery code' },
  recoveryCode: { id: 'Kode pemulihan', en: 'Recovery code' },
  recoveryHint: {
    id: 'Setiap kode berlaku satu kali. Huruf besar-kecil dan tanda hubung tidak penting.',
    en: 'Each code works once. Case and dashes do not matter.',
  },
  other: { id: 'Masuk sebagai orang lain', en: 'Log in as somebody else' },
  forgottenTitle: { id: 'Kata sandi baru', en: 'A new password' },
  forgottenLead: {
    id: 'Kami mengirim tautan untuk memilih kata sandi baru. Tautan berlaku 30 menit.',
    en: 'We send a link to choose a new password. The link is valid for 30 minutes.',
  },
  sendLink: { id: 'Kirim tautan', en: 'Send the link' },
  askedTitle: { id: 'Periksa surel Anda', en: 'Check your mail' },
  back: { id: 'Kembali ke halaman masuk', en: 'Back to the login page' },
} satisfies Record<string, Text>;

const asked = (email: string): Text => ({
  id: `Jika ada akun dengan alamat ${email}, tautannya sedang dikirim. Kami menjawab sama untuk setiap alamat.`,
  en: `If there is an account with the address ${email}, a link is on its way. We answer the same for every address.`,
});

export function loginPage(visit: Visit, onward: Onward, failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.logIn, title: WORDS.logIn[language] },
    <div class="narrow">
      <h1>{WORDS.logIn[language]}</h1>
      {onward.carried && <p class="lead">{WORDS.carried[language]}</p>}
      <Form visit={visit} action={PATHS.logIn} submit={WORDS.logIn[language]} failed={failed}>
        <OnwardFields onward={onward} />
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          autocomplete="username"
          longest={254}
          failed={failed}
          isFirst
        />
        <Field
          name="password"
          type="password"
          label={WORDS.password[language]}
          autocomplete="current-password"
          failed={failed}
        />
      </Form>
      <p class="after-form">
        <a href={visit.at(PATHS.forgotten)}>{WORDS.forgotten[language]}</a>
      </p>
      <p class="soft">{WORDS.public[language]}</p>
    </div>,
  );
}

export function codePage(visit: Visit, onward: Onward, failed: Failed = FRESH): string {
  const { language } = visit;
  const isRecovery = typedText(failed.typed, 'recoveryCode') !== '';
  const inForm = (recovery: boolean): Failed => {
    if (recovery !== isRecovery) return FRESH;
    return recovery ? { ...failed, errors: { recoveryCode: failed.errors.code ?? [] } } : failed;
  };
  return visit.show(
    { path: PATHS.code, title: WORDS.codeTitle[language] },
    <div class="narrow">
      <h1>{WORDS.codeTitle[language]}</h1>
      <p class="lead">{WORDS.codeLead[language]}</p>
      <Form visit={visit} action={PATHS.code} submit={WORDS.goOn[language]} failed={inForm(false)}>
        <OnwardFields onward={onward} />
        <Field
          name="code"
          label={WORDS.code[language]}
          autocomplete="one-time-code"
          inputMode="numeric"
          failed={inForm(false)}
          isFirst={!isRecovery}
        />
      </Form>
      <details class="more-ways" open={isRecovery}>
        <summary>{WORDS.lost[language]}</summary>
        <Form
          visit={visit}
          action={PATHS.code}
          submit={WORDS.goOn[language]}
          failed={inForm(true)}
          kind="lesser"
        >
          <OnwardFields onward={onward} />
          <Field
            name="recoveryCode"
            label={WORDS.recoveryCode[language]}
            hint={WORDS.recoveryHint[language]}
            autocomplete="off"
            failed={inForm(true)}
          />
        </Form>
      </details>
      <Form visit={visit} action={PATHS.logOut} submit={WORDS.other[language]} kind="lesser" />
    </div>,
  );
}

export function forgottenPage(visit: Visit, failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.forgotten, title: WORDS.forgottenTitle[language] },
    <div class="narrow">
      <h1>{WORDS.forgottenTitle[language]}</h1>
      <p class="lead">{WORDS.forgottenLead[language]}</p>
      <Form visit={visit} action={PATHS.forgotten} submit={WORDS.sendLink[language]} failed={failed}>
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          autocomplete="username"
          longest={254}
          failed={failed}
          isFirst
        />
      </Form>
      <BackToLogin visit={visit} />
    </div>,
  );
}

/** The same for every address, known or not. */
export function askedPage(visit: Visit, email: string): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.forgotten, title: WORDS.askedTitle[language] },
    <div class="narrow">
      <h1>{WORDS.askedTitle[language]}</h1>
      <p class="lead">{asked(email)[language]}</p>
      <BackToLogin visit={visit} />
    </div>,
  );
}

function BackToLogin({ visit }: { visit: Visit }) {
  return (
    <p class="after-form">
      <a href={visit.at(PATHS.logIn)}>{WORDS.back[visit.language]}</a>
    </p>
  );
}
