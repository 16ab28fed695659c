import { Injectable } from '@nestjs/common';
import { Site } from '../auth/site.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import { CommitmentsReader } from '../commitments/commitments.reader.js';
import type { FollowUpDto } from '../commitments/follow-up.dto.js';
import { FollowUpsReader } from '../commitments/follow-ups.reader.js';
import type { KnownActor } from '../common/actor.js';
import { today } from '../common/day.js';
import { Invalid } from '../common/problem.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { OrganizationsReader } from '../organizations/organizations.reader.js';
import { DOORS } from '../web/doors.js';
import { letterFor } from './letter.compose.js';
import type { Letter } from './letter.content.js';

/** Fills in the letters of follow-ups from what is on record. */
@Injectable()
export class LettersReader {
  constructor(
    private readonly followUps: FollowUpsReader,
    private readonly commitments: CommitmentsReader,
    private readonly organizations: OrganizationsReader,
    private readonly site: Site,
  ) {}

  /** @throws NotFound, Invalid where the follow-up is no letter */
  async read(actor: KnownActor, id: string): Promise<Letter> {
    const followUp = JSON.parse((await this.followUps.item(actor, id)).body) as FollowUpDto;
    if (followUp.method !== 'letter') throw new NotALetter();
    const { commitmentId } = followUp;
    const office = followUp.assigneePost?.organization ?? followUp.assigneeOrganization;
    const [commitment, organization] = await Promise.all([
      commitmentId === null ? null : this.commitments.item(actor, commitmentId),
      office && this.organizations.item(actor, office.id),
    ]);
    const head = organization && (JSON.parse(organization.body) as OrganizationDto);
    return letterFor({
      followUp,
      commitment: commitment && (JSON.parse(commitment.body) as CommitmentDto),
      letterhead: head && (head.letterhead ?? head.name),
      address: this.site.address(
        commitmentId === null ? DOORS.commitments.path.id : `${DOORS.commitments.path.id}/${commitmentId}`,
      ),
      day: today(),
    });
  }
}

class NotALetter extends Invalid {
  constructor() {
    super('not-a-letter', {
      id: 'Tindak lanjut ini tidak dilakukan dengan surat.',
      en: 'This follow-up is not done by letter.',
    });
  }
}
