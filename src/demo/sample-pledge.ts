import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import type { KnownActor } from '../common/actor.js';
import { addDays, type Day, today, weekdayOf } from '../common/day.js';
import { AssessmentsService } from '../commitments/assessments.service.js';
import { Commitment } from '../commitments/commitment.entity.js';
import { CommitmentsService } from '../commitments/commitments.service.js';
import { FollowUpsService } from '../commitments/follow-ups.service.js';
import { NoticesService } from '../commitments/notices.service.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { EventsService } from '../events/events.service.js';
import type { DraftVersion } from '../milestones/draft-version.entity.js';
import { DraftVersionsService } from '../milestones/draft-versions.service.js';
import { MilestoneSet } from '../milestones/milestone-set.entity.js';
import { Milestone } from '../milestones/milestone.entity.js';
import { MilestonesService } from '../milestones/milestones.service.js';
import { OrganizationsService } from '../organizations/organizations.service.js';
import { PersonsService } from '../people/persons.service.js';
import { PostsService } from '../people/posts.service.js';
import { TenuresService } from '../people/tenures.service.js';
import type { NewSourceDto } from '../sources/source.dto.js';
import { SourcesService } from '../sources/sources.service.js';
import { DemandsService } from '../statements/demands.service.js';
import { StatementsService } from '../statements/statements.service.js';
import { verifyWaiting } from './verify-waiting.js';

const TITLE = 'Peraturan Bupati Contoh tentang Pelatihan Kerja akan diterbitkan';
/** How long ago it was said. */
const WEEKS = 30;

/**
 * One invented pledge with what can become of one: steps, drafts, a letter nobody answered, a notice before a verdict.
 * Every record of it is called Contoh, and all its days lie in the weeks before it is loaded.
 */
@Injectable()
export class SamplePledge {
  constructor(
    private readonly work: UnitOfWork,
    private readonly sources: SourcesService,
    private readonly organizations: OrganizationsService,
    private readonly persons: PersonsService,
    private readonly posts: PostsService,
    private readonly tenures: TenuresService,
    private readonly events: EventsService,
    private readonly demands: DemandsService,
    private readonly statements: StatementsService,
    private readonly commitments: CommitmentsService,
    private readonly milestones: MilestonesService,
    private readonly drafts: DraftVersionsService,
    private readonly followUps: FollowUpsService,
    private readonly notices: NoticesService,
    private readonly assessments: AssessmentsService,
  ) {}

  /**
   * Records the pledge as one account and verifies it as another. Safe to repeat: it records only where nobody but the
   * two has recorded anything yet, and goes on where an earlier start was cut off.
   */
  async load(recorder: KnownActor, verifier: KnownActor): Promise<void> {
    const days = await this.work.run(recorder, daysOf);
    await this.work.run(recorder, async (tx) => {
      const [others] = await tx.query(
        sql`SELECT 1 FROM history_entry WHERE actor_id NOT IN (${recorder.id}, ${verifier.id}) LIMIT 1`,
      );
      if (!others && !(await pledgeIn(tx, recorder))) await this.promise(tx, days);
    });
    await verifyWaiting(this.work, this.commitments, recorder, verifier);
    await this.work.run(recorder, async (tx) => {
      const pledge = await pledgeIn(tx, recorder);
      if (pledge && !(await tx.repo(Milestone).existsBy({ commitmentId: pledge.id })))
        await this.followUp(tx, pledge, days);
    });
  }

  /** Who was there, what was asked for and what was said. */
  private async promise(tx: Tx, days: Days): Promise<void> {
    const government = 'government_body' as const;
    const office = await this.organizations.create(tx, {
      name: 'Pemerintah Kabupaten Contoh',
      kind: government,
    });
    const unit = await this.organizations.create(tx, { name: 'Dinas Contoh Tenaga Kerja', kind: government });
    const union = await this.organizations.create(tx, {
      name: 'Serikat Pekerja Contoh Bersama',
      kind: 'union',
    });
    const post = async (organizationId: string, title: string, titleEn: string) =>
      (await this.posts.create(tx, { organizationId, title, titleEn })).id;
    const regent = await post(office.id, 'Bupati Contoh', 'Sample regent');
    const deputy = await post(office.id, 'Wakil Bupati Contoh', 'Sample deputy regent');
    const pic = await post(unit.id, 'Kepala Bidang Pelatihan Contoh', 'Sample head of training');
    const speaker = await this.persons.create(tx, {
      name: 'Tono Contoh',
      frontTitles: 'dr.',
      visibility: 'public',
    });
    const inCharge = await this.persons.create(tx, {
      name: 'Siti Contoh',
      backTitles: 'M.H.',
      visibility: 'public',
    });
    const minutes = await this.source(tx, {
      kind: 'signed_minutes',
      title: 'Notula Audiensi Contoh tentang pelatihan kerja',
      publishedOn: days.said,
    });
    for (const [personId, postId] of [
      [speaker.id, deputy],
      [inCharge.id, pic],
    ] as const)
      await this.tenures.create(tx, { personId, postId, basis: 'definitive', sourceId: minutes.id });
    const event = await this.events.create(tx, {
      name: 'Audiensi Contoh tentang pelatihan kerja',
      kind: 'audience',
      heldOn: days.said,
      place: 'Ruang Rapat Contoh',
      hostIds: [office.id],
      sourceIds: [minutes.id],
      summary:
        'Data contoh: semua nama, kata, dan dokumen di dalamnya rekaan, untuk memperlihatkan bagaimana sebuah janji ditindaklanjuti.',
    });
    const here = { eventId: event.id, sourceId: minutes.id };
    const demand = await this.demands.create(tx, {
      ...here,
      title: 'Perbup Contoh tentang pelatihan kerja',
      raisedOn: days.said,
      raisedByIds: [union.id],
      addressedToId: deputy,
    });
    const statement = await this.statements.create(tx, {
      ...here,
      kind: 'reply',
      words: 'Perbup contoh itu kami terbitkan dalam waktu dekat',
      gist: 'Perbup Contoh tentang pelatihan kerja akan terbit dalam waktu dekat.',
      saidOn: days.said,
      speakerId: speaker.id,
      postId: deputy,
      demandId: demand.id,
    });
    await this.commitments.create(tx, {
      statementId: statement.id,
      title: TITLE,
      titleEn: 'The sample regent’s regulation on job training will be issued',
      firmness: 'explicit',
      topicKeys: ['training', 'regulation'],
      receiverIds: [union.id],
      measure: 'Peraturan contoh diundangkan dalam Berita Daerah.',
      authorityHolderId: regent,
      authorityNote: 'Peraturan Bupati ditandatangani Bupati, bukan Wakil Bupati.',
      responsibleUnitId: unit.id,
      picPostId: pic,
      duePhrase: 'dalam waktu dekat',
    });
  }

  /** What became of it so far. */
  private async followUp(tx: Tx, pledge: Commitment, days: Days): Promise<void> {
    await this.takeSteps(tx, pledge, days);
    await this.writeLetters(tx, pledge, days);
    await this.hear(tx, pledge, days);
  }

  private async takeSteps(tx: Tx, { id, receiverIds: [unionId] }: Commitment, days: Days): Promise<void> {
    const set = await tx.repo(MilestoneSet).findOneByOrFail({ key: 'perbup' });
    const { revision } = await this.now(tx, id);
    const steps = await this.milestones.use(tx, id, revision, set.id);
    const step = (key: string) => tx.repo(Milestone).findOneByOrFail({ commitmentId: id, stepKey: key });
    const meet = async (key: string, metOn: Day, source: Pick<NewSourceDto, 'kind' | 'title'>) => {
      const { id: stepId, revision: seen } = await step(key);
      const { id: sourceId } = await this.source(tx, { ...source, publishedOn: metOn });
      const evidence = [{ sourceId, shows: `${source.title}, bertanggal hari itu.` }];
      await this.milestones.meet(tx, stepId, seen, { metOn, evidence });
      return sourceId;
    };
    const draft = async (number: number, datedOn: Day, sourceId: string, key: string) =>
      this.drafts.enter(tx, id, {
        number,
        title: 'Raperbup Contoh tentang pelatihan kerja',
        datedOn,
        sourceId,
        milestoneId: (await step(key)).id,
      });

    await meet('perencanaan', days.requested, { kind: 'letter', title: 'Surat Permohonan Contoh' });
    const first = await meet('penyusunan', days.drafted, { kind: 'other', title: 'Raperbup Contoh versi 1' });
    await this.remarkOn(tx, await draft(1, days.drafted, first, 'penyusunan'), unionId, days);
    await meet('pelibatan', days.consulted, {
      kind: 'signed_minutes',
      title: 'Notula Contoh pembahasan bersama serikat dan pengusaha',
    });
    const second = await meet('pembahasan', days.redrafted, {
      kind: 'other',
      title: 'Raperbup Contoh versi 2',
    });
    const { id: draftId, revision: seen } = await draft(2, days.redrafted, second, 'pembahasan');
    await this.drafts.remark(tx, draftId, seen, {
      side: 'union',
      organizationId: unionId,
      clause: 'Pasal 7',
      words: 'Uang saku contoh belum disebut besarnya.',
    });
    const harmonized = await step('harmonisasi');
    await this.milestones.sendBack(tx, harmonized.id, harmonized.revision, {
      sentBackOn: days.sentBack,
      reason: 'Kantor wilayah contoh meminta Pasal 7 diselaraskan dengan aturan di atasnya.',
    });
    const back = await step('harmonisasi');
    await this.milestones.schedule(tx, back.id, back.revision, { plannedOn: days.next });
    const optional = steps.find(({ stepKey }) => stepKey === 'fasilitasi');
    if (optional)
      await this.milestones.leaveOut(
        tx,
        optional.id,
        optional.revision,
        'Tidak diperlukan untuk contoh ini.',
      );
  }

  /** Two sides on the first version, and what became of what they said. */
  private async remarkOn(tx: Tx, { id, revision }: DraftVersion, unionId: string, days: Days): Promise<void> {
    const employers = await this.organizations.create(tx, {
      name: 'Himpunan Pengusaha Contoh',
      kind: 'employers_association',
    });
    const union = await this.drafts.remark(tx, id, revision, {
      side: 'union',
      organizationId: unionId,
      clause: 'Pasal 4',
      words: 'Pelatihan contoh perlu perjanjian tertulis dengan pesertanya.',
    });
    const both = await this.drafts.remark(tx, id, union.revision, {
      side: 'employer',
      organizationId: employers.id,
      clause: 'Pasal 7',
      words: 'Uang saku contoh sebaiknya tidak diatur.',
    });
    const taken = await this.drafts.answer(tx, id, both.revision, {
      number: 1,
      answer: 'taken_in',
      answeredOn: days.redrafted,
    });
    await this.drafts.answer(tx, id, taken.revision, {
      number: 2,
      answer: 'declined',
      reason: 'Uang saku peserta diwajibkan aturan di atasnya.',
      answeredOn: days.redrafted,
    });
  }

  private async writeLetters(tx: Tx, { id, picPostId }: Commitment, days: Days): Promise<void> {
    const letter = await this.followUps.plan(tx, id, {
      action: 'Menyurati dinas contoh: kapan perbaikan Pasal 7 selesai?',
      method: 'letter',
      assigneePostId: picPostId,
      dueOn: days.written,
    });
    const sent = await this.followUps.send(tx, letter.id, letter.revision, { sentOn: days.written });
    await this.followUps.close(tx, sent.id, sent.revision, {
      outcome: 'silence',
      outcomeOn: days.silent,
      note: 'Waktu menjawab lewat tanpa jawaban.',
    });
    await this.followUps.plan(tx, id, {
      action: 'Menanyakan hasil perbaikan Pasal 7 lewat telepon',
      method: 'call',
      assigneePostId: picPostId,
      dueOn: days.next,
    });
  }

  private async hear(tx: Tx, { id, makers }: Commitment, days: Days): Promise<void> {
    const [maker] = makers;
    const notice = await this.notices.give(tx, id, {
      addresseeId: maker.organizationId,
      words:
        'Perbup contoh belum diundangkan dan tenggatnya lewat. Komitmen ini akan dinilai tidak terpenuhi; mohon jawaban.',
      sentOn: days.told,
    });
    const reply = await this.source(tx, {
      kind: 'letter',
      title: 'Surat jawaban Pemerintah Kabupaten Contoh',
      publishedOn: days.replied,
    });
    await this.notices.reply(tx, notice.id, notice.revision, {
      words:
        'Rancangan contoh dikembalikan dan sedang diperbaiki. Kami mohon waktu sampai Pasal 7 diselaraskan.',
      repliedOn: days.replied,
      sourceId: reply.id,
    });
    const { revision } = await this.now(tx, id);
    await this.assessments.assess(tx, id, revision, {
      lane: 'desk',
      finding: 'in_progress',
      assessedOn: days.found,
      note: 'Belum terbit, dan tenggatnya lewat; rancangan contoh masih berjalan menurut jawaban yang diterima.',
      evidence: [
        {
          sourceId: reply.id,
          grade: 'B',
          shows: 'Rancangan contoh dikembalikan dan diperbaiki.',
          actOn: days.replied,
        },
      ],
    });
  }

  private source(tx: Tx, fields: Pick<NewSourceDto, 'kind' | 'title' | 'publishedOn'>) {
    return this.sources.create(tx, {
      party: 'government',
      publisher: 'Pemerintah Kabupaten Contoh',
      ...fields,
    });
  }

  private now(tx: Tx, id: string): Promise<Commitment> {
    return tx.repo(Commitment).findOneByOrFail({ id });
  }
}

const pledgeIn = (tx: Tx, { id }: KnownActor): Promise<Commitment | null> =>
  tx.repo(Commitment).findOneBy({ title: TITLE, recordedById: id });

/** The days of the story, in its order; all but `next` are past, and none falls on a weekend. */
interface Days {
  said: Day;
  requested: Day;
  drafted: Day;
  consulted: Day;
  redrafted: Day;
  sentBack: Day;
  written: Day;
  silent: Day;
  told: Day;
  replied: Day;
  found: Day;
  /** Two weeks ahead. */
  next: Day;
}

/** Days up to today, or to the end of the first year after which none are known: clocks are counted by working days. */
async function daysOf(tx: Tx): Promise<Days> {
  const [{ year }] = await tx.query<{ year: number }>(sql`
    SELECT min(year) AS year FROM holiday_year y WHERE NOT EXISTS (SELECT FROM holiday_year n WHERE n.year = y.year + 1)`);
  const last = [today(), `${year}-12-31`].toSorted()[0];
  const monday = addDays(last, 1 - (weekdayOf(last) || 7));
  const weekday = (week: number, day: number) => addDays(monday, (week - WEEKS) * 7 + day);
  return {
    said: weekday(0, 0),
    requested: weekday(2, 1),
    drafted: weekday(6, 2),
    consulted: weekday(9, 3),
    redrafted: weekday(12, 0),
    sentBack: weekday(15, 1),
    written: weekday(18, 2),
    silent: weekday(21, 3),
    told: weekday(24, 0),
    replied: weekday(25, 2),
    found: weekday(28, 1),
    next: weekday(WEEKS + 2, 4),
  };
}
