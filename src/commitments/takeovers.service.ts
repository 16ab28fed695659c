import { Injectable } from '@nestjs/common';
import { isKeeper } from '../common/actor.js';
import { type Day, today } from '../common/day.js';
import { Conflict, Invalid, UnknownReference } from '../common/problem.js';
import type { Tx } from '../database/unit-of-work.js';
import { Post } from '../people/post.entity.js';
import { Tenure } from '../people/tenure.entity.js';
import { Policy } from '../policy/policy.js';
import { RecordsService } from '../records/records.service.js';
import { CommitmentsService } from './commitments.service.js';
import type { Commitment } from './commitment.entity.js';
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
          id: 'Isi alteredTo bila janjinya diubah, dan hanya bila diubah.',
          en: 'Say alteredTo where the promise is altered, and only there.',
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
    const commitment = await this.commitments.requireVerified(tx, commitmentId);
    requireHeir(commitment, tenure);
    // Whoever enters its own word says it now: an earlier day would make a late one look like one in time.
    if (isByParty && takenOn !== today()) throw outOfTenure(today());
    const first = tenure.startedOn ?? commitment.statedOn;
    if (takenOn < first || takenOn > (tenure.endedOn ?? today()) || takenOn > today())
      throw outOfTenure(first);
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

/** @throws Invalid unless the promise was made from this post, by another and before */
function requireHeir({ makers, statedOn }: Commitment, { id, postId, startedOn }: Tenure): void {
  const isHeir =
    (startedOn === null || startedOn > statedOn) &&
    makers.some((maker) => maker.postId === postId && maker.tenureId !== id);
  if (!isHeir)
    throw new Invalid('not-inherited', {
      id: 'Komitmen ini tidak dibuat dari jabatan itu oleh pejabat sebelumnya.',
      en: 'This commitment was not made from that post by a holder before.',
    });
}

function outOfTenure(first: Day): Invalid {
  const text =
    first === today()
      ? { id: 'harus hari ini', en: 'must be today' }
      : { id: `harus dari ${first}, dalam masa jabatannya`, en: `must be from ${first}, within the tenure` };
  return new Invalid(
    'taken-out-of-time',
    {
      id: 'Tanggalnya di luar masa jabatan pejabat baru, atau belum tiba.',
      en: 'The day is outside the tenure of the new holder, or in the future.',
    },
    { takenOn: [text] },
  );
}
