import { Fragment } from 'preact';
import type { AuditEntryDto } from '../auth/api/account.dto.js';
import { shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import { BackToAccounts } from './accounts.pages.js';
import { PATHS } from './paths.js';

const WORDS = {
  title: { id: 'Catatan kegiatan', en: 'Audit log' },
  lead: {
    id: 'Apa yang dilakukan akun di luar catatan publik: masuk, perubahan akun, pembacaan data kontak, perubahan hari libur. Tidak dapat diubah.',
    en: 'What accounts do outside the public record: logins, changes of accounts, looks at contact data, changes of holidays. It cannot be changed.',
  },
  actor: { id: 'Oleh', en: 'By' },
  account: { id: 'Akun', en: 'Account' },
  address: { id: 'Alamat', en: 'Address' },
  detail: { id: 'Keterangan', en: 'Detail' },
  nobody: { id: 'belum dikenali', en: 'nobody known' },
  more: { id: 'Kegiatan sebelumnya', en: 'Earlier acts' },
  all: { id: 'Semua akun', en: 'All accounts' },
} satisfies Record<string, Text>;

interface AuditPage {
  entries: AuditEntryDto[];
  next: string | null;
  /** Only what concerns this account. */
  account?: string;
}

export function auditPage(visit: Visit, { entries, next, account }: AuditPage): string {
  const { language } = visit;
  const path = visit.at(PATHS.audit);
  return visit.show(
    { path: PATHS.audit, title: WORDS.title[language] },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      {account && (
        <p>
          <a href={path}>{WORDS.all[language]}</a>
        </p>
      )}
      <ol class="cards">
        {entries.map((entry) => (
          <EntryCard key={entry.id} entry={entry} language={language} />
        ))}
      </ol>
      {next && (
        <p class="more">
          <a
            href={`${path}?${new URLSearchParams({ cursor: next, ...(account && { account }) }).toString()}`}
          >
            {WORDS.more[language]}
          </a>
        </p>
      )}
      <BackToAccounts visit={visit} />
    </>,
  );
}

function EntryCard({ entry, language }: { entry: AuditEntryDto; language: Language }) {
  const facts: [Text, string | null][] = [
    [WORDS.actor, entry.actorName ?? WORDS.nobody[language]],
    [WORDS.account, entry.accountName],
    [WORDS.address, entry.address],
    [WORDS.detail, entry.detail],
  ];
  return (
    <li class="card">
      <h2>
        <code>{entry.act}</code>
      </h2>
      <p class="soft">
        <time dateTime={entry.happenedAt}>{shortInstant(entry.happenedAt, language)}</time>
      </p>
      <dl class="facts">
        {facts.map(
          ([word, value]) =>
            value !== null && (
              <Fragment key={word.en}>
                <dt>{word[language]}</dt>
                <dd>{value}</dd>
              </Fragment>
            ),
        )}
      </dl>
    </li>
  );
}
