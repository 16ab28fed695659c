import type { AuditEntryDto } from '../auth/api/account.dto.js';
import { shortInstant } from '../common/dates.js';
import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';
import { BackToAccounts } from './accounts.pages.js';
import { PATHS } from './paths.js';

const WORDS = {
  title: { id: 'Catatan kegiatan', en: 'Audit log' },
  lead: {
    id: 'Apa yang dilakukan akun di luar catatan publik: masuk, perubahan akun, pembacaan data kontak. Tidak dapat diubah.',
    en: 'What accounts do outside the public record: logins, changes of accounts, looks at contact data. It cannot be changed.',
  },
  caption: { id: 'Kegiatan, yang terbaru dahulu', en: 'Acts, the latest first' },
  at: { id: 'Waktu', en: 'Time' },
  act: { id: 'Kegiatan', en: 'Act' },
  actor: { id: 'Oleh', en: 'By' },
  account: { id: 'Akun', en: 'Account' },
  address: { id: 'Alamat', en: 'Address' },
  detail: { id: 'Keterangan', en: 'Detail' },
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
      <div class="wide-table" tabIndex={0} role="region" aria-label={WORDS.caption[language]}>
        <table>
          <caption>{WORDS.caption[language]}</caption>
          <thead>
            <tr>
              {([WORDS.at, WORDS.act, WORDS.actor, WORDS.account, WORDS.address, WORDS.detail] as Text[]).map(
                (word) => (
                  <th key={word.en} scope="col">
                    {word[language]}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {entries.map((entry) => (
              <tr key={entry.id}>
                <td>
                  <time dateTime={entry.happenedAt}>{shortInstant(entry.happenedAt, language)}</time>
                </td>
                <td>
                  <code>{entry.act}</code>
                </td>
                <td>{entry.actorName}</td>
                <td>{entry.accountName}</td>
                <td>{entry.address}</td>
                <td>{entry.detail}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
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
