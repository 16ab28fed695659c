import { Controller, Query, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { PersonsQuery } from '../people/person.dto.js';
import { PersonsReader } from '../people/persons.reader.js';
import { PostsQuery } from '../people/post.dto.js';
import { PostsReader } from '../people/posts.reader.js';
import { TenuresQuery } from '../people/tenure.dto.js';
import { TenuresReader } from '../people/tenures.reader.js';
import { Exchange, Exchanged } from '../records/exchange.js';
import { AsCsv } from './list-file.js';
import { ListFiles } from './list-files.js';
import { PEOPLE, POSTS, TENURES } from './people.files.js';

type File = Promise<StreamableFile>;

/** The lists of people and posts as files. */
@ApiTags('exports')
@Controller('api/v1')
export class PeopleExportsController {
  constructor(
    private readonly files: ListFiles,
    private readonly personsReader: PersonsReader,
    private readonly postsReader: PostsReader,
    private readonly tenuresReader: TenuresReader,
  ) {}

  @AsCsv(PEOPLE)
  people(@Exchanged() { actor }: Exchange, @Query() query: PersonsQuery): File {
    return this.files.write(actor, this.personsReader, PEOPLE, query);
  }

  @AsCsv(POSTS)
  posts(@Exchanged() { actor }: Exchange, @Query() query: PostsQuery): File {
    return this.files.write(actor, this.postsReader, POSTS, query);
  }

  @AsCsv(TENURES)
  tenures(@Exchanged() { actor }: Exchange, @Query() query: TenuresQuery): File {
    return this.files.write(actor, this.tenuresReader, TENURES, query);
  }
}
