import { Injectable } from '@nestjs/common';
import { In, IsNull, MoreThanOrEqual, Not } from 'typeorm';
import { isKeeper } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { Conflict, Invalid, Problem, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Policy } from '../policy/policy.js';
import { isWithin } from '../policy/visibility.js';
import { asOpenAs } from '../records/classifications.js';
import { RecordsService } from '../records/records.service.js';
import { WorkingDays } from '../working-days/working-days.js';
import { Assessment } from './assessment.entity.js';
import type { Commitment } from './commitment.entity.js';
import { CommitmentsService } from './commitments.service.js';
import { FINAL_STATES, type Fulfilment, FULFILMENT_LABELS, isOpen, REPLY_DAYS } from './fulfilment.js';
import { type Coming, type Hearing, hearingOf, lastOf, type Unheard } from './hearing.js';
import type { NewNoticeDto, NoticeReplyDto } from './notice.dto.js';
import { Notice, type NoticeKind } from './notice.entity.js';

/** Verdicts that receivers are asked to confirm. */
const TO_CONFIRM: readonly Fulfilment[] = ['fulfilled', 'partly_fulfilled'];

/** Tells and asks the parties to a commitment, and keeps what they reply. */
@Injectable()
export class NoticesService extends RecordsService<Notice> {
  protected readonly entity = Notice;
  protected override readonly refusals = {
    notice_once: () =>
      new Conflict('notice-given', {
        id: 'Kantor ini sudah diberi tahu pada hari itu.',
        en: 'This office was told on that day already.',
      }),
  };

  constructor(
    private readonly commitments: CommitmentsService,
    private readonly days: WorkingDays,
    private readonly policy: Policy,
  ) {
    super();
  }

  /**
   * Tells the office of a maker of a coming negative verdict, while the state is open: a final one is corrected first.
   * @throws NotFound, Invalid, also where the calendar of a year is missing; Problem for one that did not promise
   */
  async give(
    tx: Tx,
    commitmentId: string,
    { addresseeId, words, sentOn = today(), replyDays = REPLY_DAYS, ...classification }: NewNoticeDto,
  ): Promise<Notice> {
    const commitment = await this.commitments.requireVerified(tx, commitmentId);
    if (!isOpen(commitment.fulfilment)) throw verdictGiven();
    if (!commitment.makers.some(({ organizationId }) => organizationId === addresseeId)) throw notTheMaker();
    if (sentOn < commitment.statedOn || sentOn > today()) throw outOfTime('sentOn', commitment.statedOn);
    return this.add(tx, 'given', {
      ...classification,
      commitmentId,
      ...(await this.window(tx, 'before_verdict', sentOn, replyDays)),
      addresseeId,
      finding: 'not_fulfilled',
      words,
    });
  }

  /**
   * Takes in what the addressee replied: by its own login, dated today, or as the office was told, with its source. It is
   * taken after the last day and after the verdict as well, and shows as late; the verdict stands on what was heard before
   * it. The addressee's own word takes the place of what the office noted.
   * @throws NotFound, Stale, Invalid
   */
  async reply(
    tx: Tx,
    id: string,
    seen: number,
    { words, repliedOn = today(), sourceId = null }: NoticeReplyDto,
  ): Promise<Notice> {
    if (sourceId !== null && !(await this.policy.isSeen(tx, 'source', [sourceId])))
      throw new UnknownReference('sourceId');
    const isByParty = !isKeeper(tx.actor);
    if (!isByParty && sourceId === null) throw toldWithoutSource();
    const notice = await this.change(tx, 'replied', id, seen, null, (row) => {
      const isNoted = row.reply !== null && !row.isByParty;
      if (!isByParty || !isNoted) requireWaiting(row);
      if (row.kind === 'confirmation') throw answeredInLane();
      // Whoever replies itself replies now: an earlier day would make a late reply look like one in time.
      const first = isByParty ? today() : row.sentOn;
      if (repliedOn < first || repliedOn > today()) throw outOfTime('repliedOn', first);
      Object.assign(row, { reply: words, repliedOn, replySourceId: sourceId, isByParty });
    });
    await this.commitments.bring(tx, 'answered', notice.commitmentId, notice, repliedOn);
    return notice;
  }

  /** Takes it back. @throws NotFound, Stale, Invalid */
  withdraw(tx: Tx, id: string, seen: number, reason: string): Promise<Notice> {
    return this.change(tx, 'withdrawn', id, seen, reason, (row) => {
      requireWaiting(row);
      Object.assign(row, { withdrawnOn: today(), withdrawnReason: reason });
    });
  }

  /** How the offices that promised were heard before a verdict, or why one was not. */
  async hearing(
    tx: Tx,
    commitment: Commitment,
    verdict: Pick<Coming, 'day' | 'dueOn'>,
  ): Promise<Hearing | Unheard> {
    const notices = await tx.repo(Notice).findBy({ commitmentId: commitment.id });
    const decided = await tx.repo(Assessment).findBy({
      commitmentId: commitment.id,
      lane: 'desk',
      state: 'in_force',
      finding: In([...FINAL_STATES]),
    });
    return hearingOf(
      notices.map((notice) => ({ ...notice, isOpen: isWithin(commitment, notice) })),
      commitment.makers.map(({ organizationId }) => organizationId),
      { ...verdict, before: lastOf(decided) },
    );
  }

  /**
   * Asks every receiver whether it was fulfilled, where the verdict says so. What still waits about another verdict is
   * taken back.
   * @throws Invalid where the calendar of a year is missing
   */
  async askReceivers(tx: Tx, commitment: Commitment, finding: Fulfilment): Promise<void> {
    await this.takeBack(tx, commitment.id, finding);
    if (!TO_CONFIRM.includes(finding) || commitment.receiverIds.length === 0) return;
    const asked = await tx
      .repo(Notice)
      .findBy({ commitmentId: commitment.id, kind: 'confirmation', finding, sentOn: today() });
    const window = await this.window(tx, 'confirmation', today(), REPLY_DAYS);
    await this.addAll(
      tx,
      'given',
      commitment.receiverIds
        .filter((id) => !asked.some(({ addresseeId, withdrawnOn }) => addresseeId === id && !withdrawnOn))
        .map((addresseeId) => ({
          ...asOpenAs(commitment),
          ...window,
          commitmentId: commitment.id,
          addresseeId,
          finding,
          words: `Meja pencatat menilai komitmen ini “${FULFILMENT_LABELS[finding].id}”. Mohon dikonfirmasi atau dibantah dalam ${REPLY_DAYS} hari kerja; tanpa jawaban dicatat sebagai diam.`,
        })),
    );
  }

  /** Notes that an answer in the receivers' lane replies to what its author was asked, where all who see the request see the answer. */
  async answered(tx: Tx, answer: Assessment): Promise<void> {
    const { id, commitmentId, organizationId, assessedOn, isByParty } = answer;
    if (organizationId === null) return;
    const waiting = await tx.repo(Notice).find({
      where: { commitmentId, addresseeId: organizationId, kind: 'confirmation' },
      order: { id: 'ASC' },
    });
    for (const notice of waiting) {
      const { repliedOn, withdrawnOn, sentOn } = notice;
      if (repliedOn !== null || withdrawnOn !== null || sentOn > assessedOn) continue;
      if (!isWithin(notice, answer)) continue;
      await this.change(tx, 'replied', notice.id, notice.revision, null, (row) => {
        Object.assign(row, { repliedOn: assessedOn, answerId: id, isByParty });
      });
    }
  }

  /** Nobody is asked any longer, and nobody falls silent, about a verdict that is another now. */
  private async takeBack(tx: Tx, commitmentId: string, finding: Fulfilment): Promise<void> {
    const waiting = await tx.repo(Notice).find({
      where: {
        commitmentId,
        kind: 'confirmation',
        finding: Not(finding),
        repliedOn: IsNull(),
        withdrawnOn: IsNull(),
        replyUntilOn: MoreThanOrEqual(today()),
      },
      order: { id: 'ASC' },
    });
    for (const { id, revision } of waiting)
      await this.withdraw(tx, id, revision, `Penilaian kini “${FULFILMENT_LABELS[finding].id}”.`);
  }

  private async window(tx: Tx, kind: NoticeKind, sentOn: Day, replyDays: number) {
    return { kind, sentOn, replyDays, replyUntilOn: await this.days.after(tx, sentOn, replyDays) };
  }
}

function requireWaiting({ repliedOn, withdrawnOn }: Notice): void {
  if (repliedOn !== null || withdrawnOn !== null)
    throw new Invalid('notice-closed', {
      id: 'Pemberitahuan ini sudah dijawab atau ditarik.',
      en: 'This notice was replied to or withdrawn already.',
    });
}

function outOfTime(field: string, first: Day): Invalid {
  const text = { id: `harus dari ${first} sampai hari ini`, en: `must be from ${first} to today` };
  return new Invalid(
    'notice-out-of-time',
    { id: 'Tanggalnya di luar masa pemberitahuan.', en: 'The day is out of range.' },
    { [field]: [text] },
  );
}

const verdictGiven = () =>
  new Invalid('verdict-given', {
    id: 'Status komitmen ini sudah final; koreksi dulu ke status terbuka sebelum memberi tahu.',
    en: 'The state of this commitment is final; correct it to an open one before telling.',
  });

const notTheMaker = () =>
  new Problem('forbidden', 'not-a-party', {
    id: 'Hanya kantor yang berjanji yang diberi tahu sebelum putusan.',
    en: 'Only an office that promised is told before a verdict.',
  });

const toldWithoutSource = () =>
  new Invalid(
    'source-needed',
    {
      id: 'Jawaban yang dicatat kantor atas nama pemberi janji perlu sumbernya.',
      en: 'What who promised replied, as the office notes it, needs its source.',
    },
    { sourceId: [{ id: 'sebutkan surat atau rekamannya', en: 'name the letter or recording' }] },
  );

const answeredInLane = () =>
  new Invalid('answer-in-lane', {
    id: 'Permintaan konfirmasi dijawab di lajur penerima: konfirmasi atau bantahan.',
    en: 'A request to confirm is answered in the receivers’ lane: it confirms or disputes.',
  });
