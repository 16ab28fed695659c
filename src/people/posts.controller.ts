import { Controller } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { recordRoutes } from '../records/record.routes.js';
import { CorrectPostDto, NewPostDto, PostDto, PostsQuery } from './post.dto.js';
import { PostsReader } from './posts.reader.js';
import { PostsService } from './posts.service.js';

const routes = recordRoutes({
  noun: 'post',
  path: 'posts',
  table: 'post',
  New: NewPostDto,
  Correction: CorrectPostDto,
  Query: PostsQuery,
  Answer: PostDto,
});

@ApiTags('posts')
@Controller('api/v1/posts')
export class PostsController extends routes {
  constructor(
    protected readonly records: PostsService,
    protected readonly reader: PostsReader,
  ) {
    super();
  }
}
