import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Id, LeftOut, Line } from '../common/fields.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { FollowsService } from '../commitments/follows.service.js';
import { TopicsReader } from '../commitments/topics.reader.js';
import { type Tx, UnitOfWork } from '../database/unit-of-work.js';
import { FOLLOWS_PATH } from '../page-parts/follow-form.js';
import { afterwards, HappenedQuery } from '../page-parts/happened.js';
import { listed } from '../page-parts/listed.js';
import { localPath } from '../web/local-path.js';
import { Page, PageForm } from '../web/page-routes.js';
import { type Failed, submit } from '../web/submission.js';
import { Visit, Visited } from '../web/visit.js';
import { followsPage, type TopicChoice } from './follows.page.js';

const MOST_TOPICS = 100;

class FollowForm {
  /** Where to go on: the page the button stands on. */
  @LeftOut() @Line(500) ke?: string;
}

class FollowTopicForm {
  @Id() topik: string;
}

/** What an account follows, whichever it is. */
@ApiExcludeController()
@Controller()
export class FollowsPages {
  constructor(
    private readonly work: UnitOfWork,
    private readonly follows: FollowsService,
    private readonly reader: FollowsReader,
    private readonly topics: TopicsReader,
  ) {}

  @Page(FOLLOWS_PATH, 'accounts')
  async show(@Visited() visit: Visit, @Query() { kabar }: HappenedQuery): Promise<string> {
    return this.page(visit, { happened: kabar });
  }

  @PageForm(FOLLOWS_PATH, 'accounts')
  followTopic(@Visited() visit: Visit): Promise<string | undefined> {
    return submit(visit, FollowTopicForm, {
      done: async ({ topik }) => {
        await this.work.run(visit.actor, (tx) => this.follows.follow(tx, topik));
        return visit.go(afterwards(visit, FOLLOWS_PATH, 'followed'));
      },
      again: (failed) => this.page(visit, { failed }),
    });
  }

  @PageForm(`${FOLLOWS_PATH}/:id`, 'accounts')
  follow(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.doing(visit, 'followed', (tx) => this.follows.follow(tx, id));
  }

  @PageForm(`${FOLLOWS_PATH}/:id/baca`, 'accounts')
  look(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.doing(visit, 'read', (tx) => this.follows.look(tx, id));
  }

  @PageForm(`${FOLLOWS_PATH}/:id/lepas`, 'accounts')
  leave(@Visited() visit: Visit, @Param('id', UuidPipe) id: string): Promise<string | undefined> {
    return this.doing(visit, 'left', (tx) => this.follows.leave(tx, id));
  }

  private doing(visit: Visit, happened: string, act: (tx: Tx) => Promise<void>): Promise<string | undefined> {
    return submit(visit, FollowForm, {
      done: async ({ ke }) => {
        await this.work.run(visit.actor, act);
        const back = localPath(ke);
        return visit.go(back ?? `${visit.at(FOLLOWS_PATH)}?kabar=${happened}`);
      },
      again: (failed) => this.page(visit, { failed }),
    });
  }

  private async page(visit: Visit, more: { happened?: string; failed?: Failed }): Promise<string> {
    const [follows, topics] = await Promise.all([
      this.reader.list(visit.actor),
      listed<TopicChoice>(this.topics.page(visit.actor, { limit: MOST_TOPICS })),
    ]);
    const isFollowed = new Set(follows.map(({ id }) => id));
    return followsPage(visit, {
      follows,
      topics: topics.items.filter(({ id }) => !isFollowed.has(id)),
      ...more,
    });
  }
}
