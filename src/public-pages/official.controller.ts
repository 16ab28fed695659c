import { Controller, Param, Query } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { UuidPipe } from '../common/uuid.pipe.js';
import { FollowsReader } from '../commitments/follows.reader.js';
import { PEOPLE, POSTS } from '../facets/people.facets.js';
import { listed } from '../page-parts/listed.js';
import { officialPath, postPath, PUBLIC_PATHS } from '../page-parts/paths.js';
import { type PersonDto, PersonsQuery } from '../people/person.dto.js';
import { PersonsReader } from '../people/persons.reader.js';
import { type PostDto, PostsQuery } from '../people/post.dto.js';
import { PostsReader } from '../people/posts.reader.js';
import { ItemQuery } from '../records/record.dto.js';
import { Page } from '../web/page-routes.js';
import { Visit, Visited } from '../web/visit.js';
import { ListFilters } from './list-filters.js';
import { moveTo } from './moved.js';
import { officialPage } from './official.page.js';
import { OfficialFiles } from './official.reader.js';
import { officialsPage, postsPage } from './officials.page.js';
import { paged } from './paging.js';
import { postPage } from './post.page.js';

/** People in public posts, and the posts. */
@ApiExcludeController()
@Controller()
export class OfficialPages {
  constructor(
    private readonly persons: PersonsReader,
    private readonly posts: PostsReader,
    private readonly files: OfficialFiles,
    private readonly filters: ListFilters,
    private readonly follows: FollowsReader,
  ) {}

  @Page(PUBLIC_PATHS.officials, 'everybody')
  async people(@Visited() visit: Visit, @Query() query: PersonsQuery): Promise<string> {
    const [list, filters] = await Promise.all([
      listed<PersonDto>(this.persons.page(visit.reader, paged(visit, query))),
      this.filters.of(visit, PEOPLE, query),
    ]);
    return officialsPage(visit, { list, filters });
  }

  @Page(PUBLIC_PATHS.posts, 'everybody')
  async asPosts(@Visited() visit: Visit, @Query() query: PostsQuery): Promise<string> {
    const [list, filters] = await Promise.all([
      listed<PostDto>(this.posts.page(visit.reader, paged(visit, query))),
      this.filters.of(visit, POSTS, query),
    ]);
    return postsPage(visit, { list, filters });
  }

  @Page(officialPath(':id'), 'everybody')
  async person(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string | undefined> {
    const file = await this.files.person(visit.reader, id, asOf);
    const { mergedInto } = file.record;
    if (mergedInto) return moveTo(visit, officialPath(mergedInto.id));
    const follow = visit.viewer && (await this.follows.find(visit.actor, id));
    return officialPage(visit, file, { asOf, follow });
  }

  @Page(postPath(':id'), 'everybody')
  async post(
    @Visited() visit: Visit,
    @Param('id', UuidPipe) id: string,
    @Query() { as_of: asOf }: ItemQuery,
  ): Promise<string> {
    return postPage(visit, await this.files.post(visit.reader, id, asOf), asOf);
  }
}
