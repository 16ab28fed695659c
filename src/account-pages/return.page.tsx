import type { Text } from '../common/language.js';
import { type CarriedForm, ReturnedFields } from '../web/carried.js';
import { Button, Hidden } from '../web/form.js';
import { RETURNED_FIELD } from '../web/form.guard.js';
import type { Visit } from '../web/visit.js';
import { PATHS } from './paths.js';

const WORDS = {
  title: { id: 'Anda sudah masuk', en: 'You are logged in' },
  as: { id: 'Sebagai', en: 'As' },
  lead: {
    id: 'Isian Anda belum dikirim. Buka lagi formulirnya, periksa, lalu kirim.',
    en: 'What you typed was not sent yet. Open its form again, check it, then send it.',
  },
  file: {
    id: 'Bila tadi Anda memilih berkas, pilih lagi di sana.',
    en: 'If you had chosen a file, choose it again there.',
  },
  open: { id: 'Buka formulir dengan isian saya', en: 'Open the form with what I typed' },
  without: { id: 'Lanjutkan tanpa isian itu', en: 'Go on without it' },
  othersTitle: { id: 'Isian ini bukan dari akun Anda', en: 'This was not typed by your account' },
  othersLead: {
    id: 'Formulir yang tadi dikirim dibuka oleh akun lain, atau terlalu lama. Isinya tidak ditampilkan kepada Anda, dan tidak ada yang tersimpan.',
    en: 'The form that was sent had been opened by another account, or too long ago. It is not shown to you, and nothing was saved.',
  },
  goOn: { id: 'Lanjutkan masuk', en: 'Go on' },
} satisfies Record<string, Text>;

/** The login is done: the way back to the form that came through it. */
export function returnPage(visit: Visit, carried: CarriedForm, next: string | null): string {
  const { language, viewer } = visit;
  return visit.show(
    { path: PATHS.logIn, title: WORDS.title[language] },
    <div class="narrow">
      <h1>{WORDS.title[language]}</h1>
      <p class="soft">
        {WORDS.as[language]} {viewer?.name}
      </p>
      <p class="lead">
        {WORDS.lead[language]} {carried.hasFile && WORDS.file[language]}
      </p>
      <ReturnForm carried={carried} submit={WORDS.open[language]} />
      <p class="after-form">
        <a href={next ?? visit.at(PATHS.account)}>{WORDS.without[language]}</a>
      </p>
    </div>,
  );
}

/** Sends a form where it was sent before, to be shown there with what was typed. */
export const ReturnForm = ({ carried, submit }: { carried: CarriedForm; submit: string }) => (
  <form
    method="post"
    action={carried.action}
    class="form button-form"
    encType={carried.hasFile ? 'multipart/form-data' : undefined}
  >
    <Hidden name={RETURNED_FIELD} value="ya" />
    <ReturnedFields carried={carried} />
    <Button text={submit} />
  </form>
);

/** Whoever logs in is somebody else than who filled in the form. @param path where to go on */
export function othersFormPage(visit: Visit, path: string): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.logIn, title: WORDS.othersTitle[language] },
    <div class="narrow">
      <h1>{WORDS.othersTitle[language]}</h1>
      <p class="lead">{WORDS.othersLead[language]}</p>
      <p class="after-form">
        <a class="button button-main" href={path}>
          {WORDS.goOn[language]}
        </a>
      </p>
    </div>,
  );
}
