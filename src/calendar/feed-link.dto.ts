import { ApiProperty } from '@nestjs/swagger';
import { IsOptional } from 'class-validator';
import { FEED_KINDS, type FeedKind } from '../auth/feed-token.entity.js';
import type { FeedRow } from '../auth/feed-tokens.js';
import { ShowsId, ShowsInstant, ShowsOneOf } from '../common/answers.js';
import { Id, LeftOut, Line, OneOf } from '../common/fields.js';

export class NewFeedLinkDto {
  /**
   * `organization`: meetings it holds or is on the list of; `venue`: what is held there; `office`: what it keeps the minutes
   * of; `days`: deadlines, events and meetings that concern an organization; `follows`: those of all you follow. For readers
   * of feeds, `changes`: what changed on an organization and its pledges; `news`: what you were told of what you follow.
   */
  @OneOf(FEED_KINDS) kind: FeedKind;
  /** The organization, venue or office; left out for `follows` and `news`. */
  @LeftOut() @Id() subjectId?: string;
}

export class FeedLinkDto {
  @ShowsId() id: string;
  @ShowsOneOf(FEED_KINDS) kind: string;
  /** Null for `follows` and `news`. */
  @ShowsId() subjectId: string | null;
  @ShowsInstant() createdAt: string;
  /** To the hour; null before the first use. */
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) lastUsedAt: string | null;
  /** When it ends, if nobody uses it until then: a year after the last use. */
  @ShowsInstant() endsAt: string;
  @ApiProperty({ type: 'string', format: 'date-time', nullable: true }) revokedAt: string | null;

  static of({ id, kind, subjectId, createdAt, lastUsedAt, endsAt, revokedAt }: FeedRow): FeedLinkDto {
    return {
      id,
      kind,
      subjectId,
      createdAt: createdAt.toISOString(),
      lastUsedAt: lastUsedAt?.toISOString() ?? null,
      endsAt: endsAt.toISOString(),
      revokedAt: revokedAt?.toISOString() ?? null,
    };
  }
}

export class MadeFeedLinkDto extends FeedLinkDto {
  /**
   * The link for a calendar program, or for a reader of feeds: there as Atom, and as JSON Feed with `.feed.json` in place of
   * `.atom`. It is shown only now; whoever has it reads this feed as you do.
   */
  url: string;
}

export class FeedLinksDto {
  @ApiProperty({ type: FeedLinkDto, isArray: true }) items: FeedLinkDto[];
}

/** What the page of the links shows. */
export class FeedLinksQuery {
  /** Words of the name of an organization or a room. */
  @IsOptional() @Line(200) q?: string;
  /** What just happened. */
  @IsOptional() @Line(40) kabar?: string;
}
