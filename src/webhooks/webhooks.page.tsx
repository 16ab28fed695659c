import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { Happened } from '../page-parts/happened.js';
import { Field, Form, Select } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import { addressOf, type Visit } from '../web/visit.js';
import type { DeliveriesDto, DeliveryDto, MadeWebhookDto, WebhookDto, WebhookEvents } from './webhook.dto.js';

/** The webhooks of an account, in Indonesian; English with the same below /en. */
export const WEBHOOKS_PATH = '/akun/webhook';

const WORDS = {
  title: { id: 'Webhook', en: 'Webhooks' },
  lead: {
    id: 'Ikrar mengirim setiap perubahan ke alamat program Anda, bertanda tangan menurut Standard Webhooks.',
    en: 'Ikrar posts each change to the address of your program, signed as Standard Webhooks has it.',
  },
  make: { id: 'Buat webhook', en: 'Make a webhook' },
  url: { id: 'Alamat', en: 'Address' },
  urlHint: {
    id: 'Misalnya: https://program.example.org/ikrar',
    en: 'For example: https://program.example.org/ikrar',
  },
  events: { id: 'Yang dikirim', en: 'What is posted' },
  none: { id: 'Belum ada webhook.', en: 'There is no webhook yet.' },
  since: { id: 'Sejak', en: 'Since' },
  sent: { id: 'Lihat kirimannya', en: 'See what was posted' },
  gone: {
    id: 'Berhenti: alamat ini menjawab 410 (sudah tidak ada). Hapus, lalu buat yang baru bila perlu.',
    en: 'Stopped: this address answered 410 (gone). Delete it, and make another where one is needed.',
  },
  end: { id: 'Hapus', en: 'Delete' },
  madeTitle: { id: 'Salin rahasia webhook sekarang', en: 'Copy the secret of the webhook now' },
  madeLead: {
    id: 'Rahasia ini hanya tampil sekali, di halaman ini. Dengannya program Anda memeriksa tanda tangan.',
    en: 'The secret is shown only once, on this page. With it your program checks the signatures.',
  },
  kept: { id: 'Sudah saya simpan', en: 'I have kept it' },
  nothing: { id: 'Belum ada kiriman.', en: 'Nothing was posted yet.' },
  attempts: { id: 'Percobaan', en: 'Tries' },
  error: { id: 'Kesalahan terakhir', en: 'Last error' },
  resend: { id: 'Kirim ulang', en: 'Send again' },
  next: { id: 'Kiriman yang lebih lama', en: 'Earlier ones' },
  all: { id: 'Semua webhook', en: 'All webhooks' },
  back: { id: 'Kembali ke akun', en: 'Back to your account' },
} satisfies Record<string, Text>;

const EVENTS: Record<WebhookEvents, Text> = {
  followed: { id: 'Yang saya ikuti', en: 'What I follow' },
  public: { id: 'Semua perubahan publik', en: 'All public changes' },
};

const STATES: Readonly<Record<string, Text>> = {
  waiting: { id: 'Menunggu', en: 'Waiting' },
  failing: { id: 'Gagal, dicoba lagi', en: 'Failed, tried again' },
  delivered: { id: 'Terkirim', en: 'Delivered' },
  dead: { id: 'Gagal', en: 'Failed' },
  withheld: { id: 'Tidak dikirim: sudah tertutup', en: 'Not sent: closed since' },
};

const NEWS: Readonly<Record<string, Text>> = {
  ended: { id: 'Webhook dihapus.', en: 'The webhook is deleted.' },
  resent: { id: 'Dikirim ulang.', en: 'It is sent again.' },
};

interface WebhooksPage {
  webhooks: WebhookDto[];
  happened?: string;
  failed?: Failed;
}

export function webhooksPage(visit: Visit, { webhooks, happened, failed = FRESH }: WebhooksPage): string {
  const { language } = visit;
  return visit.show(
    { path: WEBHOOKS_PATH, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <p class="lead">{WORDS.lead[language]}</p>
      {webhooks.length === 0 && <p class="soft">{WORDS.none[language]}</p>}
      <ul class="cards">
        {webhooks.map((webhook) => (
          <WebhookCard key={webhook.id} webhook={webhook} visit={visit} />
        ))}
      </ul>
      <div class="narrow">
        <h2>{WORDS.make[language]}</h2>
        <Form visit={visit} action={WEBHOOKS_PATH} submit={WORDS.make[language]} failed={failed}>
          <Field
            name="url"
            label={WORDS.url[language]}
            hint={WORDS.urlHint[language]}
            autocomplete="off"
            longest={500}
            failed={failed}
          />
          <Select
            name="events"
            label={WORDS.events[language]}
            failed={failed}
            options={(['followed', 'public'] as const).map((value) => ({
              value,
              label: EVENTS[value][language],
            }))}
          />
        </Form>
      </div>
      <p class="after-form">
        <a href={visit.at('/akun')}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}

function WebhookCard({ webhook, visit }: { webhook: WebhookDto; visit: Visit }) {
  const { language } = visit;
  const { id, url, events, createdAt, goneAt } = webhook;
  const path = `${WEBHOOKS_PATH}/${id}`;
  return (
    <li class="card">
      <h2 class="to-copy">{url}</h2>
      <p>
        {EVENTS[events][language]}
        {' · '}
        {WORDS.since[language]} {shortInstant(createdAt, language)}
      </p>
      {goneAt && <GoneNotice goneAt={goneAt} visit={visit} />}
      <div class="button-row">
        <a class="button button-lesser" href={visit.at(path)}>
          {WORDS.sent[language]}
        </a>
        <Form visit={visit} action={`${path}/hapus`} submit={WORDS.end[language]} kind="danger" />
      </div>
    </li>
  );
}

/** Why nothing is posted any more. */
function GoneNotice({ goneAt, visit: { language } }: { goneAt: string; visit: Visit }) {
  return (
    <p class="alert-box">
      {WORDS.gone[language]} {shortInstant(goneAt, language)}
    </p>
  );
}

/** The secret itself, which is shown only now. */
export function madeWebhookPage(visit: Visit, { url, secret }: MadeWebhookDto): string {
  const { language } = visit;
  return visit.show(
    { path: WEBHOOKS_PATH, title: WORDS.madeTitle[language] },
    <>
      <h1>{WORDS.madeTitle[language]}</h1>
      <p class="lead">{WORDS.madeLead[language]}</p>
      <h2 class="to-copy">{url}</h2>
      <p class="secret">
        <code>{secret}</code>
      </p>
      <p class="after-form">
        <a class="button button-main" href={visit.at(WEBHOOKS_PATH)}>
          {WORDS.kept[language]}
        </a>
      </p>
    </>,
  );
}

interface OneWebhook extends DeliveriesDto {
  webhook: WebhookDto;
  happened?: string;
}

export function webhookPage(visit: Visit, { webhook, items, next, happened }: OneWebhook): string {
  const { language } = visit;
  const path = `${WEBHOOKS_PATH}/${webhook.id}`;
  return visit.show(
    { path, title: WORDS.sent[language] },
    <>
      <h1>{WORDS.sent[language]}</h1>
      <Happened visit={visit} happened={happened} texts={NEWS} />
      <p class="lead to-copy">{webhook.url}</p>
      {webhook.goneAt && <GoneNotice goneAt={webhook.goneAt} visit={visit} />}
      {items.length === 0 && <p class="soft">{WORDS.nothing[language]}</p>}
      <ul class="cards">
        {items.map((delivery) => (
          <DeliveryCard
            key={delivery.id}
            delivery={delivery}
            path={path}
            canResend={webhook.goneAt === null}
            visit={visit}
          />
        ))}
      </ul>
      {next && (
        <p>
          <a href={addressOf(visit.at(path), { cursor: next })}>{WORDS.next[language]}</a>
        </p>
      )}
      <p class="after-form">
        <a href={visit.at(WEBHOOKS_PATH)}>{WORDS.all[language]}</a>
      </p>
    </>,
  );
}

interface OneDelivery {
  delivery: DeliveryDto;
  path: string;
  canResend: boolean;
  visit: Visit;
}

function DeliveryCard({ delivery, path, canResend, visit }: OneDelivery) {
  const { language } = visit;
  const { id, act, state, attempts, lastError, addedAt } = delivery;
  return (
    <li class="card">
      <p>
        <span class="badge">{STATES[state]?.[language]}</span> <code>{act}</code>{' '}
        <span class="soft">{shortInstant(addedAt, language)}</span>
      </p>
      <p>
        {WORDS.attempts[language]}: {attempts}
        {lastError && ` · ${WORDS.error[language]}: ${lastError}`}
      </p>
      {canResend && (state === 'dead' || state === 'delivered') && (
        <Form visit={visit} action={`${path}/${id}/ulang`} submit={WORDS.resend[language]} kind="lesser" />
      )}
    </li>
  );
}
