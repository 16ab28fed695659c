import { LONGEST_TOKEN_DAYS, type TokenRow } from '../auth/personal-tokens.js';
import { scopesOf } from '../auth/token-scopes.js';
import type { Role, Scope } from '../common/actor.js';
import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import { Choices, Field, Form } from '../web/form.js';
import { type Failed, FRESH } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToAccount, News } from './account.pages.js';
import { PATHS } from './paths.js';
import { SCOPE_LABELS } from './roles.js';

const WORDS = {
  title: { id: 'Token API', en: 'API tokens' },
  lead: {
    id: 'Dengan token, program bekerja atas nama Anda. Siapa pun yang memegangnya dapat memakainya: simpan seperti kata sandi.',
    en: 'With a token a program works in your name. Whoever holds it can use it: keep it like a password.',
  },
  makeTitle: { id: 'Buat token', en: 'Make a token' },
  name: { id: 'Untuk apa', en: 'What it is for' },
  nameHint: { id: 'Misalnya: laporan mingguan', en: 'For example: weekly report' },
  scopes: { id: 'Boleh dipakai untuk', en: 'May be used to' },
  days: { id: 'Berlaku berapa hari', en: 'Valid for how many days' },
  daysHint: { id: `1 sampai ${LONGEST_TOKEN_DAYS}`, en: `1 to ${LONGEST_TOKEN_DAYS}` },
  make: { id: 'Buat token', en: 'Make the token' },
  listTitle: { id: 'Token Anda', en: 'Your tokens' },
  none: { id: 'Belum ada.', en: 'None yet.' },
  unnamed: { id: 'Tanpa nama', en: 'Without a name' },
  until: { id: 'Sampai', en: 'Until' },
  used: { id: 'Terakhir dipakai', en: 'Last used' },
  never: { id: 'belum pernah', en: 'never' },
  covers: { id: 'Cakupan', en: 'Covers' },
  revoked: { id: 'dicabut', en: 'revoked' },
  expired: { id: 'lewat waktu', en: 'expired' },
  revoke: { id: 'Cabut', en: 'Revoke' },
  madeTitle: { id: 'Salin token Anda sekarang', en: 'Copy your token now' },
  madeLead: {
    id: 'Token ini hanya tampil sekali, di halaman ini.',
    en: 'This token is shown only once, on this page.',
  },
  back: { id: 'Sudah saya simpan', en: 'I have kept it' },
} satisfies Record<string, Text>;

interface TokensPage {
  tokens: TokenRow[];
  role: Role;
  now: Date;
  news?: string;
  failed?: Failed;
}

export function tokensPage(visit: Visit, { tokens, role, now, news, failed = FRESH }: TokensPage): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.tokens, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <News visit={visit} news={news} />
      <p class="lead">{WORDS.lead[language]}</p>
      <div class="narrow">
        <h2>{WORDS.makeTitle[language]}</h2>
        <Form visit={visit} action={PATHS.tokens} submit={WORDS.make[language]} failed={failed}>
          <Field
            name="name"
            label={WORDS.name[language]}
            hint={WORDS.nameHint[language]}
            autocomplete="off"
            longest={100}
            failed={failed}
          />
          <Choices
            name="scopes"
            label={WORDS.scopes[language]}
            failed={failed}
            chosen={['read']}
            options={scopesOf(role).map((scope) => ({ value: scope, label: SCOPE_LABELS[scope][language] }))}
          />
          <Field
            name="days"
            type="number"
            label={WORDS.days[language]}
            hint={WORDS.daysHint[language]}
            autocomplete="off"
            inputMode="numeric"
            value="90"
            failed={failed}
          />
        </Form>
      </div>
      <h2>{WORDS.listTitle[language]}</h2>
      {tokens.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="cards">
        {tokens.map((token) => (
          <TokenCard key={token.id} visit={visit} token={token} now={now} />
        ))}
      </ul>
      <BackToAccount visit={visit} />
    </>,
  );
}

function TokenCard({ visit, token, now }: { visit: Visit; token: TokenRow; now: Date }) {
  const { language } = visit;
  const ended = token.revokedAt ? WORDS.revoked : token.expiresAt <= now ? WORDS.expired : null;
  return (
    <li class="card">
      <h3>
        {token.name ?? WORDS.unnamed[language]}{' '}
        {ended && <span class="badge badge-ended">{ended[language]}</span>}
      </h3>
      <dl class="facts">
        <dt>{WORDS.covers[language]}</dt>
        <dd>{token.scopes.map((scope: Scope) => SCOPE_LABELS[scope][language]).join(', ')}</dd>
        <dt>{WORDS.until[language]}</dt>
        <dd>{shortInstant(token.expiresAt, language)}</dd>
        <dt>{WORDS.used[language]}</dt>
        <dd>{token.lastUsedAt ? shortInstant(token.lastUsedAt, language) : WORDS.never[language]}</dd>
      </dl>
      {!ended && (
        <Form
          visit={visit}
          action={`${PATHS.tokens}/${token.id}`}
          submit={WORDS.revoke[language]}
          kind="danger"
        />
      )}
    </li>
  );
}

/** The token itself, which is shown only now. */
export function madeTokenPage(visit: Visit, { name, token }: { name: string | null; token: string }): string {
  const { language } = visit;
  return visit.show(
    { path: PATHS.tokens, title: WORDS.madeTitle[language] },
    <>
      <h1>{WORDS.madeTitle[language]}</h1>
      <p class="lead">{WORDS.madeLead[language]}</p>
      <h2>{name}</h2>
      <p class="secret">
        <code>{token}</code>
      </p>
      <p class="after-form">
        <a class="button button-main" href={visit.at(PATHS.tokens)}>
          {WORDS.back[language]}
        </a>
      </p>
    </>,
  );
}
