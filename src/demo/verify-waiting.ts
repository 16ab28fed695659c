import type { KnownActor } from '../common/actor.js';
import { Commitment } from '../commitments/commitment.entity.js';
import type { CommitmentsService } from '../commitments/commitments.service.js';
import type { UnitOfWork } from '../database/unit-of-work.js';

/** Verifies as one account what another recorded and nobody has verified yet. */
export function verifyWaiting(
  work: UnitOfWork,
  commitments: CommitmentsService,
  recorder: KnownActor,
  verifier: KnownActor,
): Promise<void> {
  return work.run(verifier, async (tx) => {
    const waiting = await tx
      .repo(Commitment)
      .findBy({ recordState: 'awaiting_verification', recordedById: recorder.id });
    for (const { id, revision } of waiting) await commitments.act(tx, 'verified', id, revision, null);
  });
}
