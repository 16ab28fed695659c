import { Injectable } from '@nestjs/common';
import sql from 'sql-template-tag';
import { isKeeper } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import type { Text } from '../common/language.js';
import { Conflict, Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { Policy } from '../policy/policy.js';
import { RecordsService } from '../records/records.service.js';
import { CommitmentsService } from './commitments.service.js';
import { inheritance } from './heirs.js';
import type { NewTakeoverDto } from './takeover.dto.js';
import { Takeover } from './takeover.entity.js';

/** What new holders of a post say of the commitments they came into. */
@Injectable()
export class TakeoversService extends RecordsService<Takeover> {
  protected readonly entity = Takeover;
  protected override readonly refusals = {
    takeover_once_a_day: () =>
      new Conflict('taken-over', {
        id: 'Pejabat ini sudah menyatakan sikapnya pada hari itu.',
        en: 'This holder has said how they stand to it on that day already.',
      }),
    takeover_altered_to_something: () =>
      new Invalid(
        'altered-to-what',
        {
          id: 'Sebutkan menjadi apa janjinya bila diubah, dan hanya bila diubah.',
          en: 'Say what the promise becomes where it is altered, and only there.',
        },
        {
          alteredTo: [
            {
              id: 'diisi bila janjinya diubah, dan hanya bila diubah',
              en: 'for an altered promise, and only there',
            },
          ],
        },
      ),
    takeover_sourced: () =>
      new Invalid(
        'source-needed',
        { id: 'Sebutkan sumber pernyataannya.', en: 'Name the source of what was said.' },
        { sourceId: [{ id: 'wajib diisi', en: 'is required' }] },
      ),
  };

  constructor(
    private readonly commitments: CommitmentsService,
    private readonly policy: Policy,
  ) {
    super();
  }

  /**
   * Enters how whoever came into the post stands to a commitment: the office with its source, the maker's office by its
   * own login, dated today.
   * @throws NotFound, Invalid for a tenure that did not inherit it, Forbidden, Conflict
   */
  async take(tx: Tx, commitmentId: string, input: NewTakeoverDto): Promise<Takeover> {
    const { tenureId, takenOn = today(), sourceId = null, alteredTo = null, ...fields } = input;
    const isByParty = !isKeeper(tx.actor);
    const tenure = await tx.repo(Tenure).findOneBy({ id: tenureId });
    const post = tenure && (await tx.repo(Post).findOneBy({ id: tenure.postId }));
    if (!tenure || !post) throw new UnknownReference('tenureId');
    const { organizationId } = post;
    this.policy.check(tx.actor, 'takeover', 'recorded', {
      organizationId,
      isByParty,
      recordedById: tx.actor.id,
    });
    if (isByParty && sourceId !== null && !(await this.policy.isSeen(tx, 'source', [sourceId])))
      throw new UnknownReference('sourceId');
    await this.commitments.requireVerified(tx, commitmentId);
    if (!(await isHeir(tx, tenureId, commitmentId, today()))) throw notInherited();
    // Whoever enters its own word says it now: an earlier day would make a late one look like one in time.
    if (isByParty && takenOn !== today()) throw outOfTenure(MUST_BE_TODAY);
    const isHeldOn = takenOn >= (tenure.startedOn ?? takenOn) && takenOn <= (tenure.endedOn ?? takenOn);
    if (takenOn > today() || !isHeldOn || !(await isHeir(tx, tenureId, commitmentId, takenOn)))
      throw outOfTenure(MUST_BE_HELD);
    const takeover = await this.add(tx, 'recorded', {
      ...fields,
      commitmentId,
      tenureId,
      organizationId,
      takenOn,
      sourceId,
      alteredTo,
      isByParty,
    });
    await this.commitments.bring(tx, 'taken_over', commitmentId, takeover, takenOn);
    return takeover;
  }
}

/** Whether a tenure inherited a commitment by a day. */
async function isHeir(tx: Tx, tenureId: string, commitmentId: string, day: Day): Promise<boolean> {
  const which = sql`heir.id = ${tenureId} AND made.commitment_id = ${commitmentId}`;
  const inherited = await tx.query(sql`SELECT i.tenure_id FROM ${inheritance(day, which)} i`);
  return inherited.length > 0;
}

const notInherited = () =>
  new Invalid('not-inherited', {
    id: 'Komitmen ini tidak dibuat dari jabatan itu oleh pejabat sebelumnya.',
    en: 'This commitment was not made from that post by a holder before.',
  });

const MUST_BE_TODAY: Text = { id: 'harus hari ini', en: 'must be today' };
const MUST_BE_HELD: Text = {
  id: 'harus dalam masa jabatannya, setelah yang berjanji berhenti, sampai hari ini',
  en: 'must lie in the tenure, after who promised has left, up to today',
};

const outOfTenure = (text: Text) =>
  new Invalid(
    'taken-out-of-time',
    {
      id: 'Tanggalnya di luar masa jabatan pejabat baru, atau belum tiba.',
      en: 'The day is outside the tenure of the new holder, or in the future.',
    },
    { takenOn: [text] },
  );
