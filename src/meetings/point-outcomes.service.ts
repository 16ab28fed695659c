import { Injectable } from '@nestjs/common';
import { Conflict, Invalid } from '../common/problem.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { FollowUpsService } from '../commitments/follow-ups.service.js';
import type { Tx } from '../database/unit-of-work.js';
import { Attendance } from '../events/attendance.entity.js';
import { Event } from '../events/event.entity.js';
import { isWithin, PUBLIC } from '../policy/visibility.js';
import { moreVisible } from '../records/changes.js';
import { asOpenAs, classificationIn, type GivenNew } from '../records/classifications.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { RecordsService } from '../records/records.service.js';
import { DemandsService } from '../statements/demands.service.js';
import type { Statement } from '../statements/statement.entity.js';
import { StatementsService } from '../statements/statements.service.js';
import { Meeting } from './meeting.entity.js';
import { pointWithdrawn } from './meeting.problems.js';
import { MinutesPoint } from './minutes-point.entity.js';
import { MinutesSourcesService } from './minutes-sources.service.js';
import type {
  CommitmentOfPointDto,
  DemandOfPointDto,
  FollowUpOfPointDto,
  StatementOfPointDto,
} from './point-outcome.dto.js';

/** A point, as its editor saw it. */
export type SeenPoint = Pick<MinutesPoint, 'id' | 'revision'>;

/** Columns of a point that name what it became, with what that is called. */
const OUTCOMES = {
  statementId: { act: 'became_statement', id: 'pernyataan', en: 'statement' },
  commitmentId: { act: 'became_commitment', id: 'komitmen', en: 'commitment' },
  demandId: { act: 'became_demand', id: 'tuntutan', en: 'demand' },
  followUpId: { act: 'became_follow_up', id: 'tindak lanjut', en: 'follow-up' },
} as const;
type Outcome = keyof typeof OUTCOMES;

/** Where a point stands: what its outcomes take from the meeting. */
interface Setting {
  event: Event;
  /** Null where the point is nobody's. */
  speaker: Attendance | null;
}

/**
 * What points of the minutes become: statements, commitments, demands and follow-ups. A point becomes each once, also
 * after the minutes are locked: what it says stays as it is. Each act gives the point as it is then; it may have made
 * the source of the minutes, which changes the meeting.
 */
@Injectable()
export class PointOutcomesService extends RecordsService<MinutesPoint> {
  protected readonly entity = MinutesPoint;

  constructor(
    private readonly sources: MinutesSourcesService,
    private readonly statements: StatementsService,
    private readonly commitments: CommitmentsService,
    private readonly demands: DemandsService,
    private readonly followUps: FollowUpsService,
  ) {
    super();
  }

  /** @throws NotFound, Stale, Conflict if it is one already, Problem */
  async becomeStatement(tx: Tx, seen: SeenPoint, input: StatementOfPointDto): Promise<MinutesPoint> {
    const sourceId = await this.sources.ofPoint(tx, seen.id);
    return this.become(tx, 'statementId', seen, async (point) => {
      const { id } = await this.state(tx, point, sourceId, input);
      return { statementId: id };
    });
  }

  /** Makes a commitment and, where the point is no statement yet, the one that founds it. @throws NotFound, Stale, Conflict if it is one already, Problem */
  async becomeCommitment(
    tx: Tx,
    seen: SeenPoint,
    { statement: said, ...input }: CommitmentOfPointDto,
  ): Promise<MinutesPoint> {
    const sourceId = await this.sources.ofPoint(tx, seen.id);
    return this.become(tx, 'commitmentId', seen, async (point) => {
      if (said && point.statementId) throw became('statementId');
      const statementId =
        point.statementId ??
        (await this.state(tx, point, sourceId, said ?? { kind: 'pledge', ...classificationIn(input) })).id;
      const commitment = await this.commitments.create(tx, {
        ...input,
        ...withinPoint(point, input),
        statementId,
      });
      return { statementId, commitmentId: commitment.id };
    });
  }

  /** @throws NotFound, Stale, Conflict if it is one already, Problem */
  async becomeDemand(
    tx: Tx,
    seen: SeenPoint,
    { title, raisedByIds, ...input }: DemandOfPointDto,
  ): Promise<MinutesPoint> {
    const sourceId = await this.sources.ofPoint(tx, seen.id);
    return this.become(tx, 'demandId', seen, async (point) => {
      const { event, speaker } = await this.setting(tx, point);
      const demand = await this.demands.create(tx, {
        ...input,
        ...withinPoint(point, input),
        title: title ?? textOf(point, 'title', 500),
        raisedByIds: raisedByIds?.length ? raisedByIds : [await this.organizationOf(tx, speaker)],
        raisedOn: event.heldOn,
        eventId: event.id,
        sourceId,
      });
      return { demandId: demand.id };
    });
  }

  /** @throws NotFound, Stale, Conflict if it is one already, Problem */
  becomeFollowUp(
    tx: Tx,
    seen: SeenPoint,
    { action, method = 'other', commitmentId = null, ...input }: FollowUpOfPointDto,
  ): Promise<MinutesPoint> {
    return this.become(tx, 'followUpId', seen, async (point) => {
      const { event } = await this.setting(tx, point);
      const followUp = await this.followUps.plan(tx, commitmentId, {
        ...input,
        ...withinPoint(point, input),
        action: action ?? textOf(point, 'action', 2000),
        method,
        eventId: event.id,
      });
      return { followUpId: followUp.id };
    });
  }

  private become(
    tx: Tx,
    outcome: Outcome,
    { id, revision }: SeenPoint,
    make: (point: MinutesPoint) => Promise<Partial<Pick<MinutesPoint, Outcome>>>,
  ): Promise<MinutesPoint> {
    return this.change(tx, OUTCOMES[outcome].act, id, revision, null, async (point) => {
      if (point.withdrawnAt) throw pointWithdrawn();
      if (point[outcome]) throw became(outcome);
      Object.assign(point, await make(point));
    });
  }

  private async state(
    tx: Tx,
    point: MinutesPoint,
    sourceId: string,
    { gist, postId, ...input }: StatementOfPointDto,
  ): Promise<Statement> {
    const { event, speaker } = await this.setting(tx, point);
    return this.statements.create(tx, {
      ...input,
      ...withinPoint(point, input),
      gist: gist ?? textOf(point, 'gist', 2000),
      speakerId: speaker?.personId ?? null,
      postId: postId ?? (await this.postOf(tx, speaker)),
      saidOn: event.heldOn,
      eventId: event.id,
      sourceId,
    });
  }

  private async setting(tx: Tx, { meetingId, speakerId }: MinutesPoint): Promise<Setting> {
    const { eventId } = await tx.repo(Meeting).findOneByOrFail({ id: meetingId });
    const event = await tx.repo(Event).findOneByOrFail({ id: eventId });
    const speaker = speakerId ? await tx.repo(Attendance).findOneByOrFail({ id: speakerId }) : null;
    return { event, speaker };
  }

  private async postOf(tx: Tx, speaker: Attendance | null): Promise<string | null> {
    if (!speaker?.tenureId) return speaker?.postId ?? null;
    return (await tx.repo(Tenure).findOneByOrFail({ id: speaker.tenureId })).postId;
  }

  /** @throws Invalid if the speaker came for none */
  private async organizationOf(tx: Tx, speaker: Attendance | null): Promise<string> {
    const named = speaker?.onBehalfOfId ?? speaker?.organizationId;
    if (named) return named;
    const postId = await this.postOf(tx, speaker);
    if (postId === null) throw demandOfNobody();
    return (await tx.repo(Post).findOneByOrFail({ id: postId })).organizationId;
  }
}

/** What becomes of a point is for no more eyes than the point. @throws Conflict */
function withinPoint(point: MinutesPoint, input: GivenNew): GivenNew {
  const given = classificationIn(input);
  if (point.visibility === 'public') return given;
  const { partyIds, ...usual } = asOpenAs(point);
  const isForParties = (given.visibility ?? point.visibility) === 'parties';
  const wanted = { ...usual, ...(isForParties && { partyIds }), ...given };
  if (!isWithin({ ...PUBLIC, ...wanted }, point)) throw moreVisible();
  return wanted;
}

/** The text of a point where it fits a field; a shorter one has to be given where it does not. @throws Invalid */
function textOf({ text }: MinutesPoint, field: 'gist' | 'title' | 'action', longest: number): string {
  const isOnOneLine = field !== 'title' || !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(text);
  if (text.length <= longest && isOnOneLine) return text;
  const missing = { id: `ringkas butir ini sendiri (${field})`, en: `put the point more briefly (${field})` };
  throw new Invalid(
    'point-too-long',
    {
      id: `Butir ini terlalu panjang untuk diambil alih apa adanya; isi ${field} dengan kata-kata Anda.`,
      en: `The point is too long to take over as it is; give ${field} in your own words.`,
    },
    { [field]: [missing] },
  );
}

const became = (outcome: Outcome) =>
  new Conflict('point-became', {
    id: `Butir ini sudah menjadi ${OUTCOMES[outcome].id}; perbaiki catatan itu.`,
    en: `This point became a ${OUTCOMES[outcome].en} already; correct that record.`,
  });

function demandOfNobody(): Invalid {
  const text = { id: 'sebutkan organisasi yang menuntut', en: 'name the organizations that demand it' };
  return new Invalid(
    'demand-of-nobody',
    {
      id: 'Pembicara butir ini tidak hadir untuk organisasi mana pun; isi raisedByIds.',
      en: 'The speaker of this point came for no organization; give raisedByIds.',
    },
    { raisedByIds: [text] },
  );
}
