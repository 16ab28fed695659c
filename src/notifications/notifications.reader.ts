import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { Site } from '../auth/site.js';
import { actWords, pageOf, wholeOf } from '../changes/change-words.js';
import type { KnownActor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import type { Language, Text } from '../common/language.js';
import type { Clock } from '../clocks/clock-event.entity.js';
import type { Lane } from '../commitments/assessment.entity.js';
import type { Stance } from '../commitments/takeover.entity.js';
import type { CommitmentRef } from '../commitments/commitment.dto.js';
import { Reads } from '../database/reads.js';
import { CLOCK_LABELS } from '../page-parts/clock-labels.js';
import { STANCE_LABELS } from '../page-parts/takeover-list.js';
import { findingName } from '../page-parts/assessment-entry.js';
import { LANE_LABELS } from '../page-parts/labels.js';
import { commitmentPath } from '../page-parts/paths.js';
import { Policy, withTables } from '../policy/policy.js';
import { type Names, NamesReader } from '../public-pages/names.reader.js';
import { notOnRecord, REFUSED } from '../working-days/calendar-words.js';
import { yearPath } from '../working-days/paths.js';
import {
  MOST_COUNTED,
  type NotificationDto,
  type NotificationsDto,
  type NotificationsQuery,
} from './notification.dto.js';

const LIST = 'notifications';
/** Of a batch. */
const MOST_NAMED = 3;

/** What a record says that its act does not: an entry of a lane, a clock, the stance of a heir, the rung of a follow-up. */
interface Detail {
  lane: Lane | null;
  finding: string | null;
  clock: Clock | null;
  stance: Stance | null;
  /** From 1; null for one that was never raised. */
  rung: number | null;
}

interface Row {
  id: string;
  /** Of its entry, as text. */
  index: string;
  /** Of its entry, hexadecimal. */
  leafHash: string;
  act: string;
  kind: string;
  recordId: string;
  aboutId: string;
  /** What is said of it beside the act; null for other kinds. */
  detail: Detail | null;
  /** The year whose working days are not on record, if that is what it tells. */
  missedYear: number | null;
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

/** The latest notification of a batch, for all of it. */
interface Card extends Told {
  /** Where the batch stands. */
  batchIndex: string;
  count: number;
  /** What the latest three are called, as far as they have names. */
  titles: Text[];
}

type Subject = Pick<Row, 'kind' | 'recordId' | 'aboutId' | 'missedYear'>;
const whole = ({ kind, recordId, aboutId }: Subject) => wholeOf(kind, recordId, aboutId);
const titleOf = (subject: Subject, names: Names): Text | null =>
  subject.missedYear === null ? (names.get(whole(subject)) ?? null) : notOnRecord(subject.missedYear);

const MISSED_YEAR = sql`
  CASE WHEN h.record_kind = 'clock_event' AND h.json::json -> 'record' ->> 'clock' = 'calendar_missing'
       THEN right(h.json::json -> 'record' ->> 'subjectId', 4)::int END`;
const COLUMNS = sql`
  n.id, n.entry_index::text AS index, encode(h.leaf_hash, 'hex') AS "leafHash", h.act, h.record_kind AS kind, h.record_id AS "recordId", h.about_id AS "aboutId",
  CASE WHEN h.record_kind IN ('assessment', 'clock_event', 'takeover', 'follow_up') THEN (
    SELECT json_build_object('lane', said ->> 'lane', 'finding', said ->> 'finding', 'clock', said ->> 'clock',
             'stance', said ->> 'stance', 'rung', said -> 'rung') FROM (SELECT h.json::json -> 'record' AS said) said) END AS detail,
  ${MISSED_YEAR} AS "missedYear",
  (SELECT json_build_object('id', c.id, 'title', c.title) FROM commitment c WHERE c.id = h.about_id) AS commitment,
  to_json(h.recorded_at) #>> '{}' AS "recordedAt", n.search_id AS "searchId"`;

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

  /** The latest first; of a batch its card, or one by one if it is asked for. @throws Malformed for a foreign cursor */
  async page(
    actor: KnownActor,
    { limit, cursor, unread, batch }: NotificationsQuery,
    language: Language,
  ): Promise<NotificationsDto> {
    const list = batch === undefined ? LIST : `${LIST} of ${batch}`;
    const before = cursor === undefined ? null : this.cursors.read(list, cursor).key;
    const wanted =
      unread === undefined
        ? sql`true`
        : unread === 'yes'
          ? sql`n.read_at IS NULL`
          : sql`n.read_at IS NOT NULL`;
    const cards =
      batch === undefined
        ? await this.cards(actor, wanted, before, limit + 1)
        : await this.opened(actor, batch, wanted, before, limit + 1);
    const last = cards.length > limit ? cards[limit - 1] : undefined;
    return {
      items: cards.slice(0, limit).map((card) => this.worded(card, language)),
      next: last ? this.cursors.write(list, { key: last.batchIndex, id: last.id }) : null,
    };
  }

  /** One by one, the latest first. @param condition over the notification `n` */
  async told(actor: KnownActor, condition: Sql, limit: number): Promise<Told[]> {
    const sight = this.policy.sightOf(actor);
    const rows = await this.reads.rows<Row>(
      actor,
      sql`${withTables(this.policy.narrowed(sight, ['commitment']))}
        SELECT ${COLUMNS}, to_json(n.read_at) #>> '{}' AS "readAt"
          FROM notification n JOIN history_entry h ON h.index = n.entry_index
         WHERE n.account_id = ${actor.id} AND ${this.policy.entries(sight)} AND ${condition}
         ORDER BY n.entry_index DESC LIMIT ${limit}`,
    );
    const names = await this.names.of(actor, rows.map(whole));
    return rows.map((row) => ({ ...row, title: titleOf(row, names) }));
  }

  /** How many batches it has not read. @param most where counting stops */
  async unreadCount(actor: KnownActor, most: number | null = null): Promise<number> {
    const [row] = await this.reads.rows<{ count: number }>(
      actor,
      sql`SELECT count(*)::int AS count FROM (${this.batches(actor, sql`n.read_at IS NULL`, null, most)}) unread`,
    );
    return row?.count ?? 0;
  }

  /** A card for each batch with something that is seen and meets the condition; nothing else of it counts. */
  private async cards(
    actor: KnownActor,
    condition: Sql,
    before: string | null,
    limit: number,
  ): Promise<Card[]> {
    const sight = this.policy.sightOf(actor);
    const rows = await this.reads.rows<Row & Pick<Card, 'batchIndex' | 'count'> & { latest: Subject[] }>(
      actor,
      sql`${withTables(this.policy.narrowed(sight, ['commitment']))}
        SELECT ${COLUMNS}, batch.batch_index::text AS "batchIndex", whole.count, whole."readAt", whole.latest
          FROM (${this.batches(actor, condition, before, limit)}) batch
          JOIN notification n ON n.account_id = ${actor.id} AND n.entry_index = batch.entry_index
          JOIN history_entry h ON h.index = n.entry_index
         CROSS JOIN LATERAL (
           SELECT count(*)::int AS count,
                  CASE WHEN count(*) = count(one.read_at) THEN to_json(max(one.read_at)) #>> '{}' END AS "readAt",
                  (array_agg(one.subject ORDER BY one.entry_index DESC))[:${MOST_NAMED}] AS latest
             FROM (SELECT n.entry_index, n.read_at, json_build_object('kind', h.record_kind, 'recordId', h.record_id,
                          'aboutId', h.about_id, 'missedYear', ${MISSED_YEAR}) AS subject
                     FROM notification n JOIN history_entry h ON h.index = n.entry_index
                    WHERE n.account_id = ${actor.id} AND n.batch_index = batch.batch_index
                      AND ${this.policy.entries(sight)} AND ${condition}
                    ORDER BY n.entry_index DESC LIMIT ${MOST_COUNTED}) one) whole
         ORDER BY batch.batch_index DESC`,
    );
    const names = await this.names.of(
      actor,
      rows.flatMap(({ latest }) => latest.map(whole)),
    );
    return rows.map(({ latest, ...row }) => ({
      ...row,
      title: titleOf(row, names),
      titles: latest.flatMap((subject) => titleOf(subject, names) ?? []),
    }));
  }

  /** A batch, each of it as a card of its own. @param id of one of it */
  private async opened(
    actor: KnownActor,
    id: string,
    condition: Sql,
    before: string | null,
    limit: number,
  ): Promise<Card[]> {
    const told = await this.told(
      actor,
      sql`n.batch_index = (SELECT asked.batch_index FROM notification asked WHERE asked.id = ${id} AND asked.account_id = ${actor.id})
        AND (${before}::bigint IS NULL OR n.entry_index < ${before}::bigint) AND ${condition}`,
      limit,
    );
    return told.map((one) => ({
      ...one,
      batchIndex: one.index,
      count: 1,
      titles: one.title ? [one.title] : [],
    }));
  }

  /**
   * The batches with something that is seen and meets the condition, the latest first, each with the latest entry of that.
   * It goes from batch to batch, so that one of thousands costs no more than one of a single notification.
   */
  private batches(actor: KnownActor, condition: Sql, before: string | null, limit: number | null): Sql {
    const latest = (below: Sql) => sql`
      SELECT n.batch_index, n.entry_index FROM notification n JOIN history_entry h ON h.index = n.entry_index
       WHERE n.account_id = ${actor.id} AND ${this.policy.entries(this.policy.sightOf(actor))} AND ${condition} AND ${below}
       ORDER BY n.batch_index DESC, n.entry_index DESC LIMIT 1`;
    return sql`
      WITH RECURSIVE batch AS (
        (${latest(sql`(${before}::bigint IS NULL OR n.batch_index < ${before}::bigint)`)})
        UNION ALL
        SELECT below.* FROM batch CROSS JOIN LATERAL (${latest(sql`n.batch_index < batch.batch_index`)}) below
      ) SELECT * FROM batch LIMIT ${limit}::int`;
  }

  private worded(card: Card, language: Language): NotificationDto {
    const { id, count, titles, act, kind, recordId, commitment, title, recordedAt, readAt } = card;
    const path = this.pathOf(card, language);
    return {
      id,
      count,
      titles: [...new Set(titles.map((each) => each[language]))],
      act,
      kind,
      recordId,
      commitment,
      title: title && title[language],
      text: count === 1 || card.detail?.clock ? wordsOf(card, language) : actWords(act)[language],
      address: path && this.site.address(path),
      recordedAt,
      readAt,
    };
  }

  pathOf({ kind, recordId, aboutId, missedYear, commitment }: Told, language: Language): string | null {
    if (missedYear !== null) return yearPath(missedYear)[language];
    if (commitment) return commitmentPath(commitment.id)[language];
    return pageOf(kind, recordId, aboutId)?.[language] ?? null;
  }
}

/** What was done, in words: `Entri lajur dicatat. Temuan meja pencatat: Dalam proses`. */
export function wordsOf(
  { act, detail, missedYear }: Pick<Told, 'act' | 'detail' | 'missedYear'>,
  language: Language,
): string {
  if (missedYear !== null) return REFUSED[language];
  return [actWords(act)[language], detail && detailWords(act, detail, language)].filter(Boolean).join('. ');
}

function detailWords(
  act: string,
  { lane, finding, clock, stance, rung }: Detail,
  language: Language,
): string | null {
  if (lane !== null && finding !== null)
    return `${LANE_LABELS[lane][language]}: ${findingName(finding, language)}`;
  if (clock !== null) return CLOCK_LABELS[clock][language];
  if (stance !== null) return STANCE_LABELS[stance][language];
  return act === 'follow_up.raised' && rung !== null ? `${RUNG[language]} ${rung}` : null;
}

const RUNG: Text = { id: 'Anak tangga', en: 'Rung' };
