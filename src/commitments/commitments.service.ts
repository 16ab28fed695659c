import { Injectable, type OnModuleInit } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { DeepPartial } from 'typeorm';
import { isKeeper } from '../common/actor.js';
import { endOfPeriod } from '../common/day.js';
import { Conflict, Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy, secondPersonNeeded } from '../policy/policy.js';
import { type Classification, isWithin } from '../policy/visibility.js';
import { givenFields, RecordsService } from '../records/records.service.js';
import { Statement } from '../statements/statement.entity.js';
import { StatementsService } from '../statements/statements.service.js';
import type { MakerDto, NewCommitmentDto, RestatementDto } from './commitment.dto.js';
import { Commitment, type Maker } from './commitment.entity.js';
import { DeadlinePhrasesService } from './deadline-phrases.service.js';
import { RECORD_ACTS, type RecordAct, SECOND_PERSON_ACTS } from './record-state.js';

@Injectable()
export class CommitmentsService extends RecordsService<Commitment, NewCommitmentDto> implements OnModuleInit {
  protected readonly entity = Commitment;
  protected override readonly refusals = {
    commitment_received_by_somebody: () =>
      new Invalid('commitment-to-nobody', {
        id: 'Sebutkan penerima: receiverIds atau receiverWords.',
        en: 'Say to whom: receiverIds or receiverWords.',
      }),
    commitment_conditional_has_condition: () =>
      new Invalid('condition-missing', {
        id: 'Komitmen bersyarat perlu syaratnya (condition).',
        en: 'A conditional commitment needs its condition.',
      }),
    commitment_verified_by_second_person: secondPersonNeeded,
    commitment_statement_pkey: () =>
      new Conflict('statement-linked', {
        id: 'Pernyataan ini sudah tertaut pada komitmen ini.',
        en: 'This statement is linked to this commitment already.',
      }),
  };

  constructor(
    private readonly policy: Policy,
    private readonly phrases: DeadlinePhrasesService,
    private readonly statements: StatementsService,
  ) {
    super();
  }

  onModuleInit(): void {
    this.statements.follow((tx, statement, reason) => this.redate(tx, statement, reason));
  }

  /**
   * Records a commitment on its founding statement. A vague phrase without a day gets its last day by the rule there is;
   * a deadline other than that needs a reason.
   * @throws Invalid, NotFound
   */
  override async create(
    tx: Tx,
    { statementId, isDraft = false, dueReason = null, ...input }: NewCommitmentDto,
  ): Promise<Commitment> {
    const statement = await this.founding(tx, statementId);
    const makers = await this.makersOf(tx, input.makers ?? [makerOf(statement)]);
    const { dueOn, duePrecision, duePhrase } = input;
    const isVague = !dueOn && !duePrecision && duePhrase;
    const fields = await this.fieldsOf(tx, givenFields(input));
    if (!isVague && !dueReason && (await this.phrases.isOverruled(tx, fields, statement.saidOn)))
      throw withoutReason();
    requireDueAfter(fields.dueOn ?? null, statement.saidOn, 'dueOn');
    const draft: DeepPartial<Commitment> = {
      ...fields,
      ...(isVague && (await this.windowOf(tx, duePhrase, statement.saidOn))),
      statements: [{ statementId, bearing: 'first_said' }],
      makers,
      eventId: statement.eventId,
      demandId: statement.demandId,
      speakerId: statement.speakerId,
      statedOn: statement.saidOn,
      lastNewsOn: statement.saidOn,
      recordState: isDraft ? 'draft' : 'awaiting_verification',
      fulfilment: 'not_started',
      isDisputed: false,
      isSelfAssessed: false,
    };
    return this.add(tx, 'recorded', draft, dueReason);
  }

  private async windowOf(tx: Tx, phrase: string, saidOn: string) {
    const window = await this.phrases.windowOf(tx, phrase, saidOn);
    return window && { ...window, duePrecision: 'day' as const };
  }

  protected override linked({ receiverIds = [] }: DeepPartial<Commitment>) {
    return receiverIds;
  }

  protected override async fieldsOf(
    tx: Tx,
    { makers, dueOn, duePrecision, ...input }: Partial<NewCommitmentDto>,
    row?: Commitment,
  ): Promise<DeepPartial<Commitment>> {
    const given = { dueOn, duePrecision, duePhrase: input.duePhrase };
    const anew = row && (await this.dueAnew(tx, given, row));
    if (row && anew?.dueOn && anew.dueOn !== row.dueOn) requireDueAfter(anew.dueOn, row.statedOn, 'dueOn');
    return {
      ...input,
      ...(row && makers && { makers: await this.makersOf(tx, makers) }),
      ...(anew ?? { dueRule: null, ...due(dueOn, duePrecision) }),
    };
  }

  /**
   * The deadline of a commitment under correction. Where no day is given it goes by the rule of its phrase: the one it
   * went by while the phrase stays, else the one there is now.
   */
  private async dueAnew(
    tx: Tx,
    {
      dueOn,
      duePrecision,
      duePhrase,
    }: Pick<Partial<NewCommitmentDto>, 'dueOn' | 'duePrecision' | 'duePhrase'>,
    row: Commitment,
  ): Promise<DeepPartial<Commitment>> {
    const phrase = duePhrase === undefined ? row.duePhrase : duePhrase;
    const isByRule = row.dueRule !== null;
    const isRephrased = phrase !== row.duePhrase;
    const isVague = !duePrecision && (dueOn === null || (dueOn === undefined && isByRule && isRephrased));
    if (isVague && isByRule && !isRephrased) return {};
    if (isVague)
      return (phrase && (await this.windowOf(tx, phrase, row.statedOn))) || { dueRule: null, ...due() };
    if (dueOn === undefined && duePrecision === undefined) return {};
    return { dueRule: null, ...due(dueOn === undefined ? row.dueOn : dueOn, duePrecision) };
  }

  /**
   * Takes over the corrected day of a founding statement, with the deadline that a rule counted from it. Why it was
   * corrected is told to those alone who may see the statement.
   * @throws Invalid, CalendarMissing
   */
  private async redate(tx: Tx, statement: Statement, reason: string): Promise<void> {
    const { saidOn } = statement;
    const founded = await tx.query<{ id: string }>(sql`
      SELECT id FROM commitment
       WHERE (statements -> 0 ->> 'statementId')::uuid = ${statement.id} AND stated_on <> ${saidOn}::date ORDER BY id`);
    for (const { id } of founded) {
      const commitment = await tx.lock(Commitment, id);
      const told = isWithin(commitment, statement) ? reason : null;
      await this.change(tx, 'corrected', id, commitment.revision, told, async (row) => {
        if (row.dueRule) row.dueOn = await this.phrases.lastDayBy(tx, row.dueRule, saidOn);
        requireDueAfter(row.dueOn, saidOn, 'saidOn');
        if (row.lastNewsOn === row.statedOn) row.lastNewsOn = saidOn;
        heard(row, saidOn);
        row.statedOn = saidOn;
      });
    }
  }

  /** Links a later statement of the same commitment, which is news to whom may see it. @throws NotFound, Stale, Conflict */
  async restate(
    tx: Tx,
    id: string,
    seen: number,
    { statementId, bearing }: RestatementDto,
  ): Promise<Commitment> {
    const statement = await tx.repo(Statement).findOneBy({ id: statementId });
    return this.change(tx, 'restated', id, seen, null, (row) => {
      row.statements = [...row.statements, { statementId, bearing }];
      if (statement && isWithin(row, statement)) heard(row, statement.saidOn);
    });
  }

  /** Moves the record from one state to the next. @throws NotFound, Stale, Invalid, Problem if it takes a second person */
  async act(tx: Tx, act: RecordAct, id: string, seen: number, reason: string | null): Promise<Commitment> {
    const { from, to } = RECORD_ACTS[act];
    if (SECOND_PERSON_ACTS.includes(act)) await this.refuseAuthors(tx, id);
    return this.change(tx, act, id, seen, reason, (row) => {
      if (!(from as readonly string[]).includes(row.recordState)) throw notFrom(row.recordState, from);
      row.recordState = to;
      row.recordReason = reason;
      if (!SECOND_PERSON_ACTS.includes(act)) return;
      row.verifiedById = tx.actor.id;
      if (act !== 'verified') return;
      row.verifiedAt = new Date();
      row.firstTitle ??= row.title;
      row.firstDuePrecision ??= row.duePrecision;
      row.firstDueOn ??= row.dueOn;
    });
  }

  /**
   * Takes in what a lane or a follow-up brings. Only a verified commitment has any.
   * @param seen revision its editor saw; null where no status is at stake
   * @throws NotFound, Stale, Invalid
   */
  async takeIn(
    tx: Tx,
    act: string,
    id: string,
    seen: number | null,
    edit: (row: Commitment) => void | Promise<void>,
  ): Promise<Commitment> {
    const current = await this.requireVerified(tx, id);
    return this.change(tx, act, id, seen ?? current.revision, null, edit);
  }

  /**
   * Takes in that a part of it brings news of a day, as far as whoever sees the commitment sees the part.
   * @throws NotFound, Invalid
   */
  bring(tx: Tx, act: string, id: string, part: Classification, on: string): Promise<Commitment> {
    return this.takeIn(tx, act, id, null, (row) => {
      if (isWithin(row, part)) heard(row, on);
    });
  }

  /** The commitment, locked. @throws NotFound, Invalid if it is not verified */
  async requireVerified(tx: Tx, id: string): Promise<Commitment> {
    if (!isKeeper(tx.actor)) await this.policy.requireSeen(tx, 'commitment', id);
    const commitment = await tx.lock(Commitment, id);
    if (commitment.recordState === 'verified') return commitment;
    throw new Invalid('not-verified', {
      id: 'Komitmen ini belum diverifikasi.',
      en: 'This commitment is not verified.',
    });
  }

  /** Whoever worded a commitment, and not only whoever entered it first, has a second person decide. */
  private async refuseAuthors(tx: Tx, id: string): Promise<void> {
    const [author] = await tx.query(sql`
      SELECT FROM history_entry
       WHERE record_id = ${id} AND actor_id = ${tx.actor.id} AND act IN ('commitment.recorded', 'commitment.corrected', 'commitment.restated')
       LIMIT 1`);
    if (author) throw secondPersonNeeded();
  }

  private async founding(tx: Tx, statementId: string): Promise<Statement> {
    const statement = await tx.repo(Statement).findOneBy({ id: statementId });
    if (!statement) throw new UnknownReference('statementId');
    if (statement.kind === 'pledge' || statement.kind === 'reply') return statement;
    throw new Invalid('not-a-pledge', {
      id: `Pernyataan berjenis ${statement.kind} bukan komitmen; hanya pledge atau reply.`,
      en: `A statement of the kind ${statement.kind} is no commitment; only pledge or reply.`,
    });
  }

  /** Completes each maker: a tenure has its post, a post its organization. @throws Invalid */
  private async makersOf(tx: Tx, makers: MakerDto[]): Promise<Maker[]> {
    const given = makers.map(
      (maker) => Object.values(maker).filter((id) => id !== undefined && id !== null).length,
    );
    if (makers.length === 0 || given.some((count) => count !== 1)) throw unclearMaker();
    const found = await tx.query<Maker>(sql`
      SELECT coalesce(given.organization, p.organization_id) AS "organizationId", p.id AS "postId", t.id AS "tenureId"
        FROM unnest(${makers.map((m) => m.organizationId ?? null)}::uuid[], ${makers.map((m) => m.postId ?? null)}::uuid[],
                    ${makers.map((m) => m.tenureId ?? null)}::uuid[]) WITH ORDINALITY AS given(organization, post, tenure, place)
        LEFT JOIN tenure t ON t.id = given.tenure
        LEFT JOIN post p ON p.id = coalesce(given.post, t.post_id)
       ORDER BY place`);
    if (found.some(({ organizationId }) => organizationId === null)) throw unclearMaker();
    return found;
  }
}

/** Moves the day of the last news forward, never back. */
export function heard(row: Commitment, on: string): void {
  if (on > row.lastNewsOn) row.lastNewsOn = on;
}

/** Whose promise a statement is: that of the post passed on, else of the tenure or post spoken from. */
function makerOf({ relayedFromId, tenureId, postId }: Statement): MakerDto {
  if (relayedFromId) return { postId: relayedFromId };
  return tenureId ? { tenureId } : { postId };
}

/** The last day of the period something is due in. @throws Invalid */
function due(dueOn: string | null = null, precision: Commitment['duePrecision'] | null = null) {
  const duePrecision = precision ?? (dueOn ? 'day' : 'none');
  if ((duePrecision === 'none') !== (dueOn === null)) {
    throw new Invalid('due-unclear', {
      id: 'Tenggat perlu dueOn dan duePrecision; tanpa tenggat keduanya dikosongkan.',
      en: 'A deadline needs dueOn with duePrecision; without a deadline leave out both.',
    });
  }
  return {
    duePrecision,
    dueOn: dueOn === null || duePrecision === 'none' ? null : endOfPeriod(dueOn, duePrecision),
  };
}

/** @throws Invalid for a deadline that was over when the commitment was stated */
function requireDueAfter(dueOn: string | null, statedOn: string, field: 'dueOn' | 'saidOn'): void {
  if (dueOn === null || dueOn >= statedOn) return;
  const text = {
    id: `Tenggat komitmen (${dueOn}) mendahului hari diucapkan (${statedOn}).`,
    en: `The deadline of the commitment (${dueOn}) is before the day it was stated (${statedOn}).`,
  };
  throw new Invalid('days-out-of-order', text, { [field]: [text] });
}

function withoutReason(): Invalid {
  return new Invalid(
    'due-reason-needed',
    {
      id: 'Tenggat ini lain daripada menurut aturan frasanya; sebutkan mengapa.',
      en: 'This deadline is another than the rule of its phrase gives; say why.',
    },
    {
      dueReason: [
        {
          id: 'sebutkan mengapa tenggatnya lain daripada menurut aturan',
          en: 'say why the deadline is another than the rule gives',
        },
      ],
    },
  );
}

function unclearMaker(): Invalid {
  const text = {
    id: 'setiap pemberi janji: tepat satu organizationId, postId, atau tenureId yang ada',
    en: 'each maker: exactly one existing organizationId, postId or tenureId',
  };
  return new Invalid(
    'maker-unclear',
    { id: 'Sebutkan siapa yang berjanji.', en: 'Say who promised.' },
    { makers: [text] },
  );
}

function notFrom(state: string, from: readonly string[]): Invalid {
  return new Invalid('record-state', {
    id: `Catatan ini ${state}; tindakan ini hanya dari ${from.join(' atau ')}.`,
    en: `This record is ${state}; this act starts from ${from.join(' or ')} only.`,
  });
}
