import { Injectable } from '@nestjs/common';
import sql, { type Sql } from 'sql-template-tag';
import { type Actor, isKeeper } from '../common/actor.js';
import { ROADS } from '../commitments/commitment-filters.js';
import { idsConcerning } from '../commitments/concerned.js';
import { ECHOES } from '../commitments/follows.reader.js';
import { Cursors } from '../common/cursors.js';
import { LANGUAGES, type Text } from '../common/language.js';
import { Reads } from '../database/reads.js';
import type { HistoryEntryDto } from '../history/history.dto.js';
import { recordsOfPerson } from '../people/persons.reader.js';
import { Policy, type Sight, withTables } from '../policy/policy.js';
import { type ChangeShown, changesOf, mentionedIn, valueText } from '../public-pages/commitment-changes.js';
import { EarlierVersions } from '../public-pages/commitment-history.reader.js';
import { type Names, NamesReader } from '../public-pages/names.reader.js';
import { given, refersTo } from '../records/record.reader.js';
import type { ChangeDto, ChangesQuery } from './change.dto.js';
import { actWords, CHANGED_KINDS, historyOf, pageOf, wholeOf } from './change-words.js';

const LIST = 'changes';
/** Looked into for what changes concern, and for whether a person has a public role. */
const TABLES = [...ROADS, 'commitment', 'organization', 'person', 'post', 'statement', 'tenure', 'topic'];

interface Row extends HistoryEntryDto {
  act: string;
  kind: string;
  id: string;
  aboutId: string;
  revision: number;
  recordedAt: string;
}

/** Changes, the latest first. */
export interface ChangesPage {
  items: ChangeDto[];
  /** Cursor of the following page; null on the last. */
  next: string | null;
}

/** Reads what changed between two days, from the history: of each record what whoever asks saw then and sees still. */
@Injectable()
export class ChangesReader {
  constructor(
    private readonly reads: Reads,
    private readonly cursors: Cursors,
    private readonly policy: Policy,
    private readonly versions: EarlierVersions,
    private readonly names: NamesReader,
  ) {}

  /**
   * @param isOnce whether what a part brings to its commitment is told by the part alone
   * @throws Malformed for a foreign cursor
   */
  async page(actor: Actor, query: ChangesQuery, { isOnce = false } = {}): Promise<ChangesPage> {
    const found = await this.reads.rows<Row>(actor, this.statement(actor, query, isOnce));
    const rows = found.slice(0, query.limit);
    const last = rows.at(-1);
    const changes = changesOf(rows, await this.versions.before(actor, rows)) as (ChangeShown & Row)[];
    const { ids, topicKeys } = mentionedIn(changes);
    const own = rows.flatMap(({ kind, id, aboutId }) => [id, wholeOf(kind, id, aboutId)]);
    const names = await this.names.of(actor, [...ids, ...own], topicKeys);
    return {
      items: changes.map((change) => told(change, names)),
      next:
        found.length > query.limit && last
          ? this.cursors.write(LIST, { key: `${last.recordedAt}/${last.revision}`, id: last.id })
          : null,
    };
  }

  /** What the organization, person or topic that changes are narrowed to is called. */
  namesIn(actor: Actor, { organization, person, topic }: ChangesQuery): Promise<Names> {
    const named = (ids: (string | undefined)[]) => ids.filter((id) => id !== undefined);
    return this.names.of(actor, named([organization, person]), named([topic]));
  }

  private statement(actor: Actor, query: ChangesQuery, isOnce: boolean): Sql {
    const { from, until, kind, organization, person, topic, cursor, limit } = query;
    const sight = this.policy.sightOf(actor);
    const conditions = [
      this.policy.entries(sight),
      sql`h.record_kind = ANY (${kind ? [kind] : [...CHANGED_KINDS]}::text[])`,
      ...given(from, (day) => sql`h.recorded_at >= ${day}::date::timestamp AT TIME ZONE 'Asia/Jakarta'`),
      ...given(
        until,
        (day) => sql`h.recorded_at < (${day}::date + 1)::timestamp AT TIME ZONE 'Asia/Jakarta'`,
      ),
      ...given(organization, ofOrganization),
      ...given(person, ofPerson),
      ...given(topic, ofTopic),
      ...(isOnce ? [sql`h.act <> ALL (${ECHOES}::text[])`] : []),
      ...(isKeeper(actor) ? [] : [hasPublicRole]),
      ...this.after(cursor),
    ];
    return sql`${withTables(this.tables(sight))}
      SELECT h.act, h.record_kind AS kind, h.record_id AS id, h.about_id AS "aboutId", h.revision,
             to_char(h.recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "recordedAt",
             h.json::json AS entry, encode(h.leaf_hash, 'hex') AS "leafHash", h.erased_at AS "erasedAt"
        FROM history_entry h
       WHERE ${conditions.reduce((all, one) => sql`${all} AND ${one}`)}
       ORDER BY h.recorded_at DESC, h.record_id DESC, h.revision DESC LIMIT ${limit + 1}`;
  }

  private tables(sight: Sight): Sql[] {
    return this.policy.narrowed(sight, TABLES);
  }

  /** The place in the log would tell how much of it is hidden, so a cursor is made of time and record. */
  private after(cursor: string | undefined): Sql[] {
    if (cursor === undefined) return [];
    const { key, id } = this.cursors.read(LIST, cursor);
    const [at, revision] = key.split('/');
    return [
      sql`h.recorded_at <= ${at}::timestamptz`,
      sql`(h.recorded_at, h.record_id, h.revision) < (${at}::timestamptz, ${id}::uuid, ${revision}::int)`,
    ];
  }
}

/** As lists of people: whoever keeps no record is told of those alone who hold or held a post. Source: UU 27/2022 */
const hasPublicRole = sql`(h.record_kind <> 'person' OR EXISTS (SELECT FROM tenure t WHERE t.person_id = h.record_id))`;

const ofOrganization = (id: string): Sql =>
  refersTo(
    'organization',
    id,
    sql`h.about_id IN (SELECT ${id}::uuid UNION SELECT p.id FROM post p WHERE p.organization_id = ${id}
      UNION ${idsConcerning('organization', sql`${id}::uuid`)})`,
  );

const ofPerson = (id: string): Sql => {
  const known = recordsOfPerson(sql`${id}::uuid`);
  return sql`h.about_id IN (${known} UNION SELECT s.id FROM statement s WHERE s.speaker_id IN ${known}
    UNION ${idsConcerning('person', sql`${id}::uuid`)})`;
};

const ofTopic = (key: string): Sql => {
  const id = sql`(SELECT named.id FROM topic named WHERE named.key = ${key})`;
  return sql`h.about_id IN (${id} UNION ${idsConcerning('topic', id)})`;
};

const both = (text: (language: 'id' | 'en') => string): Text =>
  Object.fromEntries(LANGUAGES.map((language) => [language, text(language)])) as unknown as Text;

function told(change: ChangeShown & Row, names: Names): ChangeDto {
  const { act, kind, id, aboutId, revision, recordedAt, leafHash, entry, isFirst, differences } = change;
  const whole = wholeOf(kind, id, aboutId);
  return {
    leafHash,
    recordedAt,
    act,
    what: actWords(act),
    kind,
    id,
    revision,
    title: names.get(id) ?? names.get(whole) ?? null,
    // What it belongs to may be hidden; then nothing leads there.
    page: names.has(whole) ? pageOf(kind, id, aboutId) : null,
    history: historyOf(kind, id),
    reason: entry?.reason ?? null,
    isErased: entry === null,
    changes: differences.map(({ label, reading, before, after }) => ({
      field: label,
      before: isFirst ? null : both((language) => valueText(before, reading, names, language)),
      after: both((language) => valueText(after, reading, names, language)),
    })),
  };
}
