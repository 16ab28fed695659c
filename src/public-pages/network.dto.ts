import { OmitType } from '@nestjs/swagger';
import { CommitmentsQuery } from '../commitments/commitment.dto.js';

/** What narrows the network: what narrows the list of pledges. It has an order and an end of its own. */
export class NetworkQuery extends OmitType(CommitmentsQuery, ['limit', 'cursor', 'sort', 'record']) {}
