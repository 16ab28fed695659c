import type { Text } from '../common/language.js';
import { Field, Form, WhosePassword } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import type { OpenLink } from '../auth/account-links.js';
import { linkPath, PATHS } from './paths.js';

const WORDS = {
  setUpTitle: { id: 'Siapkan Ikrar', en: 'Set up Ikrar' },
  setUpLead: {
    id: 'Buat administrator pertama. Halaman ini tertutup selamanya setelah itu.',
    en: 'Make the first administrator. This page closes for good after that.',
  },
  setUpCode: { id: 'Kode penyiapan', en: 'Set-up code' },
  setUpCodeHint: {
    id: 'Tampil pada keluaran proses Ikrar, di bawah perintah yang menjalankannya.',
    en: 'It stands in the output of the Ikrar process, below the command that started it.',
  },
  name: { id: 'Nama lengkap', en: 'Full name' },
  nameHint: { id: 'Dilihat rekan kerja, tidak pernah publik.', en: 'Seen by colleagues, never public.' },
  email: { id: 'Alamat surel', en: 'Mail address' },
  emailHint: { id: 'Dipakai untuk masuk.', en: 'You log in with it.' },
  newPassword: { id: 'Kata sandi baru', en: 'New password' },
  passwordHint: {
    id: '12 sampai 128 huruf. Beberapa kata yang tidak berhubungan mudah diingat dan sulit ditebak.',
    en: '12 to 128 characters. Several words without connection are easy to remember and hard to guess.',
  },
  make: { id: 'Buat akun administrator', en: 'Make the administrator' },
  invitedTitle: { id: 'Selamat datang di Ikrar', en: 'Welcome to Ikrar' },
  resetTitle: { id: 'Pilih kata sandi baru', en: 'Choose a new password' },
  save: { id: 'Simpan kata sandi', en: 'Save the password' },
  deadTitle: { id: 'Tautan tidak berlaku', en: 'The link is not valid' },
  deadLead: {
    id: 'Tautan ini sudah dipakai, diganti tautan yang lebih baru, atau lewat waktunya. Untuk kata sandi baru, minta tautan lagi; untuk undangan, hubungi administrator.',
    en: 'This link was used, replaced by a newer one, or is past its time. For a new password ask for a link again; for an invitation turn to your administrator.',
  },
  askAgain: { id: 'Minta tautan baru', en: 'Ask for a new link' },
} satisfies Record<string, Text>;

export function setUpPage(visit: Visit, failed: Failed = FRESH): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.setUp, title: WORDS.setUpTitle[language] },
    <div class="narrow">
      <h1>{WORDS.setUpTitle[language]}</h1>
      <p class="lead">{WORDS.setUpLead[language]}</p>
      <Form visit={visit} action={PATHS.setUp} submit={WORDS.make[language]} failed={failed}>
        <Field
          name="code"
          label={WORDS.setUpCode[language]}
          hint={WORDS.setUpCodeHint[language]}
          autocomplete="off"
          failed={failed}
          isFirst
        />
        <Field
          name="name"
          label={WORDS.name[language]}
          hint={WORDS.nameHint[language]}
          autocomplete="name"
          longest={200}
          failed={failed}
        />
        <Field
          name="email"
          type="email"
          label={WORDS.email[language]}
          hint={WORDS.emailHint[language]}
          autocomplete="username"
          longest={254}
          failed={failed}
        />
        <NewPassword visit={visit} failed={failed} />
      </Form>
    </div>,
  );
}

export function linkPage(
  visit: Visit,
  token: string,
  { kind, account }: OpenLink,
  failed: Failed = FRESH,
): string {
  const { language } = visit;
  const title = kind === 'invitation' ? WORDS.invitedTitle[language] : WORDS.resetTitle[language];
  return visit.show(
    { path: linkPath(token), title },
    <div class="narrow">
      <h1>{title}</h1>
      <p class="lead">{leadOf(kind, account.name)[language]}</p>
      <Form visit={visit} action={linkPath(token)} submit={WORDS.save[language]} failed={failed}>
        <WhosePassword email={account.email ?? ''} />
        <NewPassword visit={visit} failed={failed} isFirst />
      </Form>
    </div>,
  );
}

export function deadLinkPage(visit: Visit, token: string): string {
  const { language } = visit;
  return visit.show(
    { path: linkPath(token), title: WORDS.deadTitle[language] },
    <div class="narrow">
      <h1>{WORDS.deadTitle[language]}</h1>
      <p class="lead">{WORDS.deadLead[language]}</p>
      <p>
        <a href={visit.at(PATHS.forgotten)}>{WORDS.askAgain[language]}</a>
      </p>
    </div>,
  );
}

const leadOf = (kind: OpenLink['kind'], name: string): Text =>
  kind === 'invitation'
    ? {
        id: `${name}, pilih kata sandi untuk akun Anda. Tautan ini baru terpakai setelah kata sandi disimpan.`,
        en: `${name}, choose a password for your account. The link is used up only once the password is saved.`,
      }
    : {
        id: `${name}, setelah kata sandi disimpan, semua perangkat lain keluar dan semua token dicabut.`,
        en: `${name}, once the password is saved, all other devices are logged out and all tokens are revoked.`,
      };

/** A field for a password that is to be. */
export function NewPassword({ visit, failed, isFirst }: { visit: Visit; failed: Failed; isFirst?: boolean }) {
  return (
    <Field
      name="password"
      type="password"
      label={WORDS.newPassword[visit.language]}
      hint={WORDS.passwordHint[visit.language]}
      autocomplete="new-password"
      failed={failed}
      isFirst={isFirst}
    />
  );
}
