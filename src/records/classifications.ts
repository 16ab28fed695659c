import { Injectable } from '@nestjs/common';
import sql, { raw } from 'sql-template-tag';
import { isByToken, isKeeper } from '../common/actor.js';
import { today } from '../common/day.js';
import { type FieldErrors, Forbidden, Invalid, Problem } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import type { Row, Whole } from '../policy/kinds.js';
import { Policy } from '../policy/policy.js';
import { type Classification, isWithin, narrowedTo, PUBLIC } from '../policy/visibility.js';
import { Changes } from './changes.js';
import type { RecordEntity } from './record.entity.js';

/** What a new record says of who may see it; what it leaves out follows from what it belongs to. */
export type GivenClassification = Partial<Classification>;

/** The classification in the input of a new record. */
export type GivenNew = { [key in keyof Classification]?: NonNullable<Classification[key]> };

/** A record, its classification to be changed, as its editor saw it. */
interface Target {
  kind: string;
  id: string;
  seen: number;
  reason: string;
}

/** The classifications of wholes by their id; null for one that is not there. */
export type Wholes = Map<string, Promise<Classification | null>>;

/** Who may see a record: settled when it is entered, changed by acts of their own, together with its parts. */
@Injectable()
export class Classifications {
  constructor(
    private readonly policy: Policy,
    private readonly changes: Changes,
  ) {}

  /**
   * The classification of a new record.
   * @param usual what its kind is unless somebody says otherwise or its whole is more closed
   * @param linked the organizations it names, its parties unless others are given
   * @param known wholes looked up already, for records made together
   * @throws Invalid, Forbidden
   */
  async ofNew(
    tx: Tx,
    kind: string,
    draft: Row,
    { given, usual, linked }: { given: GivenClassification; usual: Classification; linked: string[] },
    known: Wholes,
  ): Promise<Classification> {
    const wholes = await this.wholesOf(tx, kind, draft, known);
    const inherited = wholes.reduce(narrowedTo, usual);
    const wanted = given.visibility ?? inherited.visibility;
    if (wanted === 'public') return requireNothingElse(given);
    const asked: Classification = {
      visibility: wanted,
      partyIds: wanted === 'parties' ? (given.partyIds ?? partiesOf(tx, linked, inherited)) : [],
      restrictedGround: given.restrictedGround ?? inherited.restrictedGround,
      restrictedUntil: given.restrictedUntil ?? inherited.restrictedUntil,
    };
    return requireSound(tx, asked, given);
  }

  /** Opens a record to everybody; its whole may stay closed. @throws NotFound, Stale, Problem */
  async publish<E extends RecordEntity>(
    tx: Tx,
    target: Target,
    { withParts = false }: { withParts?: boolean } = {},
  ): Promise<E> {
    let before: Classification = PUBLIC;
    const row = await this.change<E>(tx, 'published', target, async (record) => {
      before = classificationOf(record);
      const wholes = await this.wholesOf(tx, target.kind, record as unknown as Row);
      record.isPublishedApart = !wholes.every((whole) => isWithin(PUBLIC, whole));
      Object.assign(record, PUBLIC);
    });
    if (withParts) {
      for await (const part of this.parts(
        tx,
        target,
        sql`(part.visibility, part.party_ids, part.restricted_ground,
        part.restricted_until) IS NOT DISTINCT FROM (${before.visibility}, ${before.partyIds}::uuid[],
        ${before.restrictedGround}::text, ${before.restrictedUntil}::date)`,
      )) {
        await this.publish(tx, part, { withParts });
      }
    }
    return row;
  }

  /** Closes a record to all but the parties or the office, and its parts with it. @throws NotFound, Stale, Invalid, Problem */
  async restrict<E extends RecordEntity>(tx: Tx, target: Target, to: Classification): Promise<E> {
    const wanted = requireSound(tx, to, to);
    const row = await this.change<E>(tx, 'restricted', target, (record) => {
      if (isByToken(tx.actor) && !isWithin(wanted, classificationOf(record))) throw loginNeeded();
      Object.assign(record, wanted, { isPublishedApart: false });
    });
    await this.narrowParts(tx, target, wanted);
    return row;
  }

  private async narrowParts(tx: Tx, target: Target, whole: Classification): Promise<void> {
    const beyond = sql`NOT part.is_published_apart
      AND NOT is_within(part.visibility, part.party_ids, ${whole.visibility}, ${whole.partyIds}::uuid[])`;
    for await (const part of this.parts(tx, target, beyond)) {
      const row = await this.change(tx, 'restricted', part, (record) => {
        Object.assign(record, narrowedTo(classificationOf(record), whole));
      });
      await this.narrowParts(tx, part, classificationOf(row));
    }
  }

  private change<E extends RecordEntity>(
    tx: Tx,
    act: string,
    { kind, id, seen, reason }: Target,
    edit: (record: E) => void | Promise<void>,
  ): Promise<E> {
    return this.changes.change(tx, kind, { act, id, seen, reason, edit }, {});
  }

  /**
   * The parts of a record that meet a condition over the alias `part`, one kind after the other: what belongs to two
   * of them is looked for once the first is done with, and is no part to be changed any more.
   */
  private async *parts(
    tx: Tx,
    { kind, id, reason }: Target,
    condition: ReturnType<typeof sql>,
  ): AsyncGenerator<Target> {
    for (const { kind: part, whole } of this.policy.partsOf(kind)) {
      const rows = await tx.query<{ id: string; revision: number }>(
        sql`SELECT part.id, part.revision FROM ${raw(`"${part}"`)} part WHERE ${whole.key} = ${id} AND ${condition} ORDER BY part.id`,
      );
      for (const row of rows) yield { kind: part, id: row.id, seen: row.revision, reason };
    }
  }

  private async wholesOf(
    tx: Tx,
    kind: string,
    row: Row,
    known: Wholes = new Map(),
  ): Promise<Classification[]> {
    const found = await Promise.all(
      this.policy.wholesOf(kind).map((whole) => this.wholeOf(tx, whole, row, known)),
    );
    return found.filter((whole) => whole !== null);
  }

  private async wholeOf(tx: Tx, whole: Whole, row: Row, known: Wholes): Promise<Classification | null> {
    const id = whole.idOf(row);
    if (id === null) return null;
    const before = known.get(id);
    if (before) return before;
    const found = tx
      .repo<RecordEntity>(whole.kind)
      .findOneBy({ id })
      .then((record) => record && classificationOf(record));
    known.set(id, found);
    return found;
  }
}

/** The classification among the columns of a record. */
export const classificationOf = ({
  visibility,
  partyIds,
  restrictedGround,
  restrictedUntil,
}: Classification): Classification => ({ visibility, partyIds, restrictedGround, restrictedUntil });

/** The classification among the fields of an input. */
export const classificationIn = (input: GivenNew): GivenNew => {
  const { visibility, partyIds, restrictedGround, restrictedUntil } = input;
  return {
    ...(visibility && { visibility }),
    ...(partyIds && { partyIds }),
    ...(restrictedGround && { restrictedGround }),
    ...(restrictedUntil && { restrictedUntil }),
  };
};

/** What a new record says to be as open as another one. */
export const asOpenAs = (record: Classification): GivenNew =>
  record.visibility === 'public'
    ? {}
    : {
        visibility: record.visibility,
        partyIds: record.partyIds,
        restrictedGround: record.restrictedGround ?? undefined,
        restrictedUntil: record.restrictedUntil ?? undefined,
      };

/** The parties of a record that names none: those of its whole, else the organizations it names, else its author's. */
function partiesOf(tx: Tx, linked: string[], inherited: Classification): string[] {
  if (inherited.visibility === 'parties') return inherited.partyIds;
  if (linked.length > 0 && isKeeper(tx.actor)) return [...new Set(linked)];
  return tx.actor.organizationId ? [tx.actor.organizationId] : [];
}

function requireNothingElse({
  partyIds,
  restrictedGround,
  restrictedUntil,
}: GivenClassification): Classification {
  if (!partyIds?.length && !restrictedGround && !restrictedUntil) return PUBLIC;
  throw new Invalid('public-is-unrestricted', {
    id: 'Yang terbuka untuk umum tidak memiliki pihak, dasar, atau batas pembatasan.',
    en: 'What is public has no parties, ground or end of a restriction.',
  });
}

/** @throws Invalid if a restriction lacks its parties, ground or end; Forbidden if its author would not see it */
function requireSound(tx: Tx, wanted: Classification, given: GivenClassification): Classification {
  const { visibility, partyIds, restrictedGround, restrictedUntil } = wanted;
  const errors: FieldErrors = {
    ...(visibility === 'parties' && partyIds.length === 0 && { partyIds: [MISSING.parties] }),
    ...(visibility !== 'parties' && given.partyIds?.length && { partyIds: [MISSING.noParties] }),
    ...(restrictedGround === null && { restrictedGround: [MISSING.ground] }),
    ...(restrictedUntil === null && { restrictedUntil: [MISSING.until] }),
    ...(restrictedUntil !== null && restrictedUntil < today() && { restrictedUntil: [MISSING.over] }),
  };
  if (Object.keys(errors).length > 0) throw new RestrictionUnsound(errors);
  const isOwn = visibility === 'parties' && partyIds.every((id) => tx.actor.circle.includes(id));
  if (!isKeeper(tx.actor) && !isOwn) throw new Forbidden();
  return wanted;
}

/** A restriction needs its parties, its ground and its end. Source: UU 14/2008 art. 17 to 20. */
export class RestrictionUnsound extends Invalid {
  constructor(errors: FieldErrors) {
    super(
      'restriction-unsound',
      {
        id: 'Pembatasan perlu pihak, dasar hukum, dan batas waktunya.',
        en: 'A restriction needs its parties, its legal ground and its end.',
      },
      errors,
    );
  }
}

const MISSING = {
  parties: { id: 'sebutkan organisasi yang boleh melihat', en: 'name the organizations that may see it' },
  noParties: { id: 'hanya untuk visibility parties', en: 'for the visibility parties only' },
  ground: { id: 'sebutkan dasar hukumnya', en: 'name its legal ground' },
  until: { id: 'sebutkan hari terakhirnya', en: 'name its last day' },
  over: { id: 'sudah lewat', en: 'is over already' },
};

const loginNeeded = () =>
  new Problem('forbidden', 'login-needed', {
    id: 'Membuka catatan lebih luas hanya dapat dilakukan orang yang masuk sendiri, bukan token.',
    en: 'Opening a record wider takes a person who has logged in, not a token.',
  });
