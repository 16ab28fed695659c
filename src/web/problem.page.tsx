import { inEach } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { ProblemBody } from '../common/problem.dto.js';
import { CARRY_PATH, type CarriedForm, CarriedFields, fits, NEXT_FIELD, wordsIn } from './carried.js';
import { DOORS } from './doors.js';
import { Hidden } from './fields.js';
import { page, type Viewer } from './page.js';

const WORDS = {
  next: { id: 'Yang dapat Anda lakukan', en: 'What you can do' },
  home: { id: 'Kembali ke halaman depan', en: 'Back to the front page' },
  logIn: { id: 'Masuk', en: 'Log in' },
  account: { id: 'Lihat akun Anda', en: 'See your account' },
  ended: {
    id: 'Anda belum masuk, atau sesi Anda sudah berakhir. Tidak ada yang tersimpan.',
    en: 'You are not logged in, or your session has ended. Nothing was saved.',
  },
  carry: {
    id: 'Isian Anda tidak hilang. Masuk lagi; sesudah itu formulirnya terbuka dengan isian tadi, untuk Anda periksa dan kirim.',
    en: 'What you typed is not lost. Log in again; the form then opens with it, for you to check and send.',
  },
  noFile: {
    id: 'Berkas tidak ikut terbawa: pilih lagi berkasnya nanti.',
    en: 'A file is not carried along: choose it again then.',
  },
  carryOn: { id: 'Masuk dan teruskan mengisi', en: 'Log in and go on' },
  tooLong: {
    id: 'Isian ini terlalu panjang untuk dibawa melalui halaman masuk.',
    en: 'This is too long to be carried through the login.',
  },
  typed: { id: 'Yang Anda ketik', en: 'What you typed' },
  copy: {
    id: 'Salin dulu bila masih diperlukan; tidak ada yang disimpan.',
    en: 'Copy it first if you still need it; nothing was saved.',
  },
  search: { id: 'Cari dalam komitmen', en: 'Search the pledges' },
  go: { id: 'Cari', en: 'Search' },
  lists: { id: 'atau buka salah satu daftar:', en: 'or open one of the lists:' },
  back: { id: 'Kembali ke formulir', en: 'Back to the form' },
  again: { id: 'Coba lagi', en: 'Try again' },
} satisfies Record<string, Text>;

/** What to do about it, by status; the others speak for themselves. */
const ADVICE: Partial<Record<number, Text>> = {
  400: {
    id: 'Periksa alamatnya, atau mulai lagi dari halaman sebelumnya.',
    en: 'Check the address, or start again from the page before.',
  },
  401: {
    id: 'Halaman ini untuk yang sudah masuk. Masuk, lalu kirim lagi.',
    en: 'This page is for those who have logged in. Log in, then send it again.',
  },
  403: {
    id: 'Akun yang Anda pakai tidak berhak atas halaman atau tindakan ini. Masuk dengan akun lain, atau minta hak itu kepada administrator.',
    en: 'The account you use has no right to this page or act. Log in with another account, or ask an administrator for that right.',
  },
  404: {
    id: 'Alamatnya mungkin keliru, atau catatannya tidak terbuka untuk umum.',
    en: 'The address may be mistyped, or the record is not open to the public.',
  },
  405: { id: 'Buka halaman ini dari tautannya.', en: 'Open this page by its link.' },
  409: {
    id: 'Lihat dahulu catatannya; mungkin sudah ada yang mengerjakannya.',
    en: 'Look at the record first; somebody may have done it already.',
  },
  412: {
    id: 'Buka lagi halamannya untuk melihat yang tertulis sekarang, lalu ulangi perubahan Anda.',
    en: 'Open its page again to see what it says now, then repeat your change.',
  },
  413: { id: 'Pilih berkas yang lebih kecil, atau bagi isinya.', en: 'Choose a smaller file, or divide it.' },
  500: {
    id: 'Bila terulang, beri tahu pengelola apa yang Anda lakukan dan jam berapa.',
    en: 'If it happens again, tell whoever runs this site what you did and when.',
  },
};

const TIME = inEach({ timeStyle: 'medium', timeZone: 'Asia/Jakarta' });

/** When it is worth another try. */
const waitUntil = (seconds: number, now: Date, language: Language): string => {
  const at = TIME[language].format(now.getTime() + seconds * 1000);
  return language === 'id' ? `Coba lagi setelah pukul ${at} WIB.` : `Try again after ${at} WIB.`;
};

interface ProblemPage {
  problem: ProblemBody;
  language: Language;
  viewer?: Viewer | null;
  /** The form that was refused, if it was one. */
  form: CarriedForm | null;
  /** Whether it may be carried through a login. */
  mayCarry: boolean;
  /** Path of the page with the form that was refused. */
  back: string | null;
  /** Path that was asked for, where asking again may help. */
  again: string | null;
  /** How long to wait first, in seconds; 0 where that is not known. */
  waitSeconds: number;
}

/** A problem as a page that says what to do next. */
export function problemPage({ problem, viewer, form, mayCarry, ...asked }: ProblemPage): string {
  const { title, detail, status, errors = {} } = problem;
  const { language, waitSeconds, back } = asked;
  const typed = form ? wordsIn(form) : [];
  const carried = mayCarry && form && typed.length > 0 && fits(form) ? form : null;
  const advice = carried ? undefined : ADVICE[status]?.[language];
  return page(
    { language, title, viewer, isPrivate: true },
    <section class="problem">
      <p class="problem-status">{status}</p>
      <h1>{title}</h1>
      <p class="lead">{status === 401 ? WORDS.ended[language] : detail}</p>
      {Object.keys(errors).length > 0 && (
        <ul>
          {Object.entries(errors).map(([field, texts]) => (
            <li key={field}>{`${field}: ${texts.join(', ')}`}</li>
          ))}
        </ul>
      )}
      {carried && <Carry carried={carried} back={back} language={language} />}
      {typed.length > 0 && (
        <>
          <h2>{WORDS.typed[language]}</h2>
          {!carried && (
            <p>
              {mayCarry && WORDS.tooLong[language]} {WORDS.copy[language]}
            </p>
          )}
          <ul class="typed">
            {typed.map((text, n) => (
              <li key={n}>{text}</li>
            ))}
          </ul>
        </>
      )}
      <h2>{WORDS.next[language]}</h2>
      {advice && <p>{advice}</p>}
      {waitSeconds > 0 && <p>{waitUntil(waitSeconds, new Date(), language)}</p>}
      {status === 404 && <LookElsewhere language={language} />}
      <Ways status={status} mayLogIn={!viewer && !carried} {...asked} />
    </section>,
  );
}

interface CarryProps {
  carried: CarriedForm;
  back: string | null;
  language: Language;
}

/** The way through the login and back, with what was typed. */
const Carry = ({ carried, back, language }: CarryProps) => (
  <>
    <p>
      {WORDS.carry[language]} {carried.hasFile && WORDS.noFile[language]}
    </p>
    <form method="post" action={(language === 'en' ? '/en' : '') + CARRY_PATH} class="form button-form">
      {back !== null && <Hidden name={NEXT_FIELD} value={back} />}
      <CarriedFields carried={carried} />
      <button type="submit" class="govuk-button button button-main">
        {WORDS.carryOn[language]}
      </button>
    </form>
  </>
);

/** Where to go from here; the first is the likeliest. */
function Ways({
  status,
  language,
  mayLogIn,
  back,
  again,
  waitSeconds,
}: { status: number; mayLogIn: boolean } & Pick<ProblemPage, 'language' | 'back' | 'again' | 'waitSeconds'>) {
  const at = (path: string) => (language === 'en' ? `/en${path}` : path || '/');
  const isWorthAnotherTry = waitSeconds > 0 || status === 500;
  const needsLogin = mayLogIn && [401, 403].includes(status);
  const ways: { text: Text; path: string | null }[] = [
    { text: WORDS.again, path: isWorthAnotherTry ? again : null },
    { text: WORDS.logIn, path: needsLogin ? logInTo(at, back) : null },
    { text: WORDS.account, path: status === 403 && !mayLogIn ? at('/akun') : null },
    { text: WORDS.back, path: back },
    { text: WORDS.home, path: at('') },
  ];
  return (
    <ul class="doors">
      {ways.map(
        ({ text, path }) =>
          path !== null && (
            <li key={path}>
              <a href={path}>{text[language]}</a>
            </li>
          ),
      )}
    </ul>
  );
}

/** The login, and from there to the form again. */
const logInTo = (at: (path: string) => string, back: string | null): string =>
  at('/masuk') + (back === null ? '' : `?ke=${encodeURIComponent(back)}`);

/** Ways to find what an address did not. */
function LookElsewhere({ language }: { language: Language }) {
  const { path } = DOORS.commitments;
  return (
    <div class="narrow">
      <form method="get" action={path[language]} role="search" class="search">
        <label for="q">{WORDS.search[language]}</label>
        <div>
          <input id="q" type="search" name="q" maxLength={200} />
          <button type="submit" class="button">
            {WORDS.go[language]}
          </button>
        </div>
      </form>
      <p>{WORDS.lists[language]}</p>
      <ul class="doors">
        {Object.entries(DOORS).map(([key, door]) => (
          <li key={key}>
            <a href={door.path[language]}>{door.name[language]}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
