import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { Conflict, type FieldErrors, Invalid, Problem } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { ATTENDANCE_REFERENCES, AttendancesService } from '../events/attendances.service.js';
import { Policy } from '../policy/policy.js';
import { classificationIn } from '../records/classifications.js';
import type { AgendaItem } from './agenda-item.entity.js';
import { AgendaItemsService } from './agenda-items.service.js';
import type { LoggedAgendaItemDto, LoggedPointDto, MeetingLogDto } from './meeting-log.dto.js';
import { MeetingLife } from './meeting-life.service.js';
import { Meeting } from './meeting.entity.js';
import { wasAbsent } from './meeting.problems.js';
import { MeetingsService } from './meetings.service.js';
import type { MinutesPoint } from './minutes-point.entity.js';
import { MinutesPointsService, votesDoNotAddUp } from './minutes-points.service.js';
import { PointOutcomesService } from './point-outcomes.service.js';

/** The table each field of a log refers to. */
const REFERENCES = {
  officeId: 'organization',
  hostIds: 'organization',
  partyIds: 'organization',
  raisedById: 'organization',
  raisedByIds: 'organization',
  receiverIds: 'organization',
  responsibleUnitId: 'organization',
  assigneeOrganizationId: 'organization',
  ...ATTENDANCE_REFERENCES,
  addressedToId: 'post',
  relayedFromId: 'post',
  authorityHolderId: 'post',
  picPostId: 'post',
  assigneePostId: 'post',
  tenureId: 'tenure',
  venueId: 'venue',
  bookingId: 'booking',
  demandId: 'demand',
  repeatsId: 'demand',
  commitmentId: 'commitment',
};

/** Logs a whole meeting as it was held, in one transaction. */
@Injectable()
export class MeetingLogsService {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly life: MeetingLife,
    private readonly attendances: AttendancesService,
    private readonly agenda: AgendaItemsService,
    private readonly points: MinutesPointsService,
    private readonly outcomes: PointOutcomesService,
    private readonly policy: Policy,
  ) {}

  /**
   * The meeting of this log: made now, or the one that was made when it was sent before.
   * @throws Conflict if another meeting was sent under its logId; Problem that names the field by its path
   */
  async log(tx: Tx, input: MeetingLogDto): Promise<Meeting> {
    const { logId } = input;
    const logDigest = createHash('sha256').update(JSON.stringify(input)).digest('hex');
    await tx.query(sql`SELECT pg_advisory_xact_lock(hashtextextended(${`log ${logId}`}, 0))`);
    const before = await tx.repo(Meeting).findOneBy({ logId });
    if (before?.logDigest === logDigest) return before;
    if (before) throw loggedOtherwise();
    await this.policy.requireKnown(tx, input, REFERENCES);
    return this.make(tx, input, logDigest);
  }

  private async make(
    tx: Tx,
    {
      attendances = [],
      agenda = [],
      points = [],
      isClosed = false,
      openedAt = null,
      closedAt = null,
      ...input
    }: MeetingLogDto,
    logDigest: string,
  ): Promise<Meeting> {
    const attendanceOf = places('attendances', attendances);
    const itemOf = places('agenda', agenda);
    checkKeys(points, { speaker: attendanceOf, agendaItem: itemOf });
    checkVotes(points);
    const { id, revision, eventId } = await this.meetings.logged(tx, { ...input, logDigest });
    const meeting = await this.life.open(tx, id, revision, { openedAt });
    // The agenda first: what the parties wait for comes onto it by itself with them, unless it is there already.
    const items = await under('agenda', () => this.agenda.logAll(tx, id, agenda));
    const came = await under('attendances', () => this.attendances.createAll(tx, eventId, attendances));
    const absent = points.flatMap(({ speaker }, n) =>
      speaker && came[attendanceOf.get(speaker)!]?.presence === 'absent' ? [n] : [],
    );
    if (absent.length > 0) throw wasAbsent(`points.${absent[0]}.speaker`);
    const noted = await under('points', () =>
      this.points.logAll(
        tx,
        id,
        points.map(({ kind, text, speaker, agendaItem, votes, votesCast, ...point }) => ({
          kind,
          text,
          votes,
          votesCast,
          ...classificationIn(point),
          speakerId: speaker ? came[attendanceOf.get(speaker)!]?.id : null,
          agendaItemId: agendaItem ? items[itemOf.get(agendaItem)!]?.id : null,
        })),
      ),
    );
    await this.become(tx, points, noted);
    await this.decide(tx, agenda, items);
    return isClosed ? this.close(tx, id, closedAt) : meeting;
  }

  /** Sets the outcomes that were sent with the agenda. */
  private async decide(
    tx: Tx,
    agenda: readonly LoggedAgendaItemDto[],
    items: readonly AgendaItem[],
  ): Promise<void> {
    for (const [n, { outcome, deferredTo, outcomeNote }] of agenda.entries()) {
      if (!outcome) continue;
      const { id, revision } = items[n];
      await under(`agenda.${n}`, () =>
        this.agenda.decide(tx, id, revision, { outcome, deferredTo, note: outcomeNote }),
      );
    }
  }

  /** Making sources of the minutes changes the meeting, so it is closed as it is by now. */
  private async close(tx: Tx, id: string, closedAt: string | null): Promise<Meeting> {
    const { revision } = await tx.lock(Meeting, id);
    return this.life.close(tx, id, revision, { closedAt });
  }

  /** Makes of each point what it becomes, in order: a demand before the words that answer it. */
  private async become(tx: Tx, points: readonly LoggedPointDto[], noted: readonly MinutesPoint[]) {
    const demandOf = new Map<string, string>();
    for (const [n, input] of points.entries()) {
      let point = noted[n];
      const { key, answers, demand, statement, commitment, followUp } = input;
      const demandId = answers ? demandOf.get(answers) : undefined;
      if (answers && !demandId) throw unknownKey(`points.${n}.answers`);
      const answering = <T extends object>(said: T) => (demandId ? { ...said, demandId } : said);
      if (demand) {
        point = await under(`points.${n}.demand`, () => this.outcomes.becomeDemand(tx, point, demand));
        if (key && point.demandId) demandOf.set(key, point.demandId);
      }
      if (statement)
        point = await under(`points.${n}.statement`, () =>
          this.outcomes.becomeStatement(tx, point, answering(statement)),
        );
      if (commitment)
        point = await under(`points.${n}.commitment`, () =>
          this.outcomes.becomeCommitment(tx, point, {
            ...commitment,
            ...(!statement && { statement: answering(commitment.statement ?? { kind: 'pledge' as const }) }),
          }),
        );
      if (followUp)
        await under(`points.${n}.followUp`, () => this.outcomes.becomeFollowUp(tx, point, followUp));
    }
  }
}

/** Where each key of a list stands. @throws Invalid if one stands twice */
function places(list: string, parts: readonly { key?: string | null }[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const [n, { key }] of parts.entries()) {
    if (!key) continue;
    if (found.has(key)) throw keyRepeated(`${list}.${n}.key`);
    found.set(key, n);
  }
  return found;
}

/** @throws Invalid naming each point whose speaker or item is nowhere in the call */
function checkKeys(
  points: readonly LoggedPointDto[],
  known: Record<'speaker' | 'agendaItem', Map<string, number>>,
): void {
  places('points', points);
  const unknown = points.flatMap((point, n) =>
    (['speaker', 'agendaItem'] as const)
      .filter((field) => point[field] && !known[field].has(point[field]))
      .map((field) => `points.${n}.${field}`),
  );
  if (unknown.length > 0) throw unknownKey(...unknown);
}

/** The database refuses votes that do not add up too, but does not say whose. @throws Invalid */
function checkVotes(points: readonly LoggedPointDto[]): void {
  for (const [n, { votes, votesCast }] of points.entries()) {
    if (!votes || typeof votesCast !== 'number') continue;
    const sum = votes.reduce((total, { count }) => total + count, 0);
    if (sum !== votesCast) throw votesDoNotAddUp(`points.${n}.votesCast`);
  }
}

/** Gives the fields of a problem the path of the part it arose in; one without fields names the part. */
async function under<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    const errors: FieldErrors = error.errors
      ? Object.fromEntries(Object.entries(error.errors).map(([field, texts]) => [`${path}.${field}`, texts]))
      : { [path]: [error.detail] };
    throw new Problem(error.kind, error.code, error.detail, errors, error.headers);
  }
}

function unknownKey(...paths: string[]): Invalid {
  const text = {
    id: 'kunci ini tidak ada dalam kiriman yang sama',
    en: 'this key stands nowhere in the same call',
  };
  return new Invalid(
    'unknown-key',
    {
      id: 'Ada butir yang merujuk kunci yang tidak ada.',
      en: 'A point refers to a key that is not there.',
    },
    Object.fromEntries(paths.map((path) => [path, [text]])),
  );
}

function keyRepeated(path: string): Invalid {
  const text = { id: 'kunci ini sudah dipakai', en: 'this key is taken' };
  return new Invalid(
    'key-repeated',
    { id: 'Setiap kunci hanya sekali.', en: 'Each key stands for one thing only.' },
    { [path]: [text] },
  );
}

const loggedOtherwise = () =>
  new Conflict('logged-otherwise', {
    id: 'Rapat dengan logId ini sudah tercatat dengan isi lain; baca rapat itu lalu perbaiki di sana. Kiriman ini tidak mengubah apa pun.',
    en: 'A meeting with this logId is on record with other content; read it and correct it there. This call changed nothing.',
  });
