import { Injectable } from '@nestjs/common';
import { Conflict, Invalid } from '../common/problem.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { FollowUpsService } from '../commitments/follow-ups.service.js';
import type { Tx } from '../database/unit-of-work.js';
import { Attendance } from '../events/attendance.entity.js';
import { Event } from '../events/event.entity.js';
import { type Classification, isWithin } from '../policy/visibility.js';
import { moreVisible } from '../records/changes.js';
import type { GivenClassification } from '../records/classifications.js';
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
  statementId: { id: 'pernyataan', en: 'statement' },
  commitmentId: { id: 'komitmen', en: 'commitment' },
  demandId: { id: 'tuntutan', en: 'demand' },
  followUpId: { id: 'tindak lanjut', en: 'follow-up' },
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
    const sourceId = await this.sources.of(tx, seen.id);
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
    const sourceId = await this.sources.of(tx, seen.id);
    return this.become(tx, 'commitmentId', seen, async (point) => {
      if (said && point.statementId) throw became('statementId');
      const statementId =
        point.statementId ??
        (await this.state(tx, point, sourceId, said ?? { ...classificationIn(input), kind: 'pledge' })).id;
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
    const sourceId = await this.sources.of(tx, seen.id);
    return this.become(tx, 'demandId', seen, async (point) => {
      const { event, speaker } = await this.setting(tx, point);
      const demand = await this.demands.create(tx, {
        ...input,
        ...withinPoint(point, input),
        title: title ?? textOf(point, 'title', 500),
        raisedByIds: raisedByIds?.length ? raisedByIds : [organizationOf(speaker)],
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
    return this.change(tx, ACTS[outcome], id, revision, null, async (point) => {
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
      postId: postId ?? speaker?.postId ?? null,
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
}
