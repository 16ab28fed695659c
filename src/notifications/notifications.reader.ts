import { Injectable } from '@nestjs/common';
import sql, { empty, type Sql } from 'sql-template-tag';
import { Site } from '../auth/site.js';
import { actWords, pageOfKind, wholeOf } from '../changes/change-words.js';
import type { KnownActor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import type { Language, Text } from '../common/language.js';
import type { CommitmentRef } from '../commitments/commitment.dto.js';
import { Reads } from '../database/reads.js';
import { findingName } from '../page-parts/assessment-entry.js';
import { LANE_LABELS } from '../page-parts/labels.js';
import { commitmentPath } from '../page-parts/paths.js';
import { Policy, withTables } from '../policy/policy.js';
import { NamesReader } from '../public-pages/names.reader.js';
import type { NotificationDto, NotificationsDto, NotificationsQuery } from './notification.dto.js';

const LIST = 'notifications';

interface Row {
  id: string;
  /** Of its entry, as text. */
  index: string;
  act: string;
  kind: string;
  recordId: string;
  aboutId: string;
  lane: string | null;
  finding: string | null;
  commitment: CommitmentRef | null;
  recordedAt: string;
  readAt: string | null;
  /** The search it was found by; null where it is followed. */
  searchId: string | null;
}

/** A notification with what it takes to put it into words. */
export interface Told extends Row {
  /** What the record, or what it belongs to, is called now; null where neither has a name that is seen. */
  title: Text | null;
}

/** What an account was told, as far as it still sees it: what was closed since is shown and mailed no more. */
@Injectable()
export class NotificationsReader {
  constructor(
    private readonly reads: Reads,
    private readonly policy: Policy,
    private readonly names: NamesReader,
    private readonly cursors: Cursors,
    private readonly site: Site,
  ) {}

  /** The latest first. @throws Malformed for a foreign cursor */
  async page(
    actor: KnownActor,
    { limit, cursor, unread }: NotificationsQuery,
    language: Language,
  ): Promise<NotificationsDto> {
    const before = cursor === undefined ? null : this.cursors.read(LIST, cursor).key;
    const rows = await this.told(
      actor,
      sql`(${before}::bigint IS NULL OR n.entry_index < ${before}::bigint)
        ${unread === undefined ? empty : unread === 'yes' ? sql`AND n.read_at IS NULL` : sql`AND n.read_at IS NOT NULL`}`,
      limit + 1,
    );
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map((row) => this.worded(row, language)),
      next: last ? this.cursors.write(LIST, { key: last.index, id: last.id }) : null,
    };
  }

  /** @param condition over the notification `n`; the latest first */
  async told(actor: KnownActor, condition: Sql, limit: number): Promise<Told[]> {
    const sight = this.policy.sightOf(actor);
    const rows = await this.reads.rows<Row>(
      actor,
      sql`${withTables(this.policy.narrowed(sight, ['commitment']))}
        SELECT n.id, n.entry_index::text AS index, h.act, h.record_kind AS kind, h.record_id AS "recordId", h.about_id AS "aboutId",
               CASE WHEN h.record_kind = 'assessment' THEN h.json::json -> 'record' ->> 'lane' END AS lane,
               CASE WHEN h.record_kind = 'assessment' THEN h.json::json -> 'record' ->> 'finding' END AS finding,
               (SELECT json_build_object('id', c.id, 'title', c.title) FROM commitment c WHERE c.id = h.about_id) AS commitment,
               to_json(h.recorded_at) #>> '{}' AS "recordedAt", to_json(n.read_at) #>> '{}' AS "readAt",
               n.search_id AS "searchId"
          FROM notification n JOIN history_entry h ON h.index = n.entry_index
         WHERE n.account_id = ${actor.id} AND ${this.policy.entries(sight)} AND ${condition}
         ORDER BY n.entry_index DESC LIMIT ${limit}`,
    );
    const whole = ({ kind, recordId, aboutId }: Row) => wholeOf(kind, recordId, aboutId);
    const names = await this.names.of(actor, rows.map(whole));
    return rows.map((row) => ({ ...row, title: names.get(whole(row)) ?? null }));
  }

  /** How many it has not read. @param most where counting stops */
  async unreadCount(actor: KnownActor, most: number | null = null): Promise<number> {
    const [row] = await this.reads.rows<{ count: number }>(
      actor,
      sql`SELECT count(*)::int AS count
            FROM (SELECT FROM notification n JOIN history_entry h ON h.index = n.entry_index
                   WHERE n.account_id = ${actor.id} AND n.read_at IS NULL AND ${this.policy.entries(this.policy.sightOf(actor))}
                   LIMIT ${most}::int) unread`,
    );
    return row?.count ?? 0;
  }

  worded(told: Told, language: Language): NotificationDto {
    const { id, act, kind, recordId, commitment, title, recordedAt, readAt } = told;
    const path = this.pathOf(told, language);
    return {
      id,
      act,
      kind,
      recordId,
      commitment,
      title: title && title[language],
      text: wordsOf(told, language),
      address: path && this.site.address(path),
      recordedAt,
      readAt,
    };
  }

  pathOf({ kind, recordId, aboutId, commitment }: Told, language: Language): string | null {
    if (commitment) return commitmentPath(commitment.id)[language];
    return pageOfKind(kind, wholeOf(kind, recordId, aboutId))?.[language] ?? null;
  }
}

/** What was done, in words: `Entri lajur dicatat. Temuan meja pencatat: Dalam proses`. */
export function wordsOf(
  { act, lane, finding }: Pick<Told, 'act' | 'lane' | 'finding'>,
  language: Language,
): string {
  const what = actWords(act)[language];
  if (lane === null || finding === null || !(lane in LANE_LABELS)) return what;
  return `${what}. ${LANE_LABELS[lane as keyof typeof LANE_LABELS][language]}: ${findingName(finding, language)}`;
}
