import { Injectable } from '@nestjs/common';
import { Conflict } from '../common/problem.js';
import { RecordsService } from '../records/records.service.js';
import type { NewPostDto } from './post.dto.js';
import { Post } from './post.entity.js';

@Injectable()
export class PostsService extends RecordsService<Post, NewPostDto> {
  protected readonly entity = Post;
  protected override readonly refusals = {
    post_title_taken: () =>
      new Conflict('post-title-taken', {
        id: 'Organisasi ini sudah memiliki jabatan bernama itu.',
        en: 'This organization has a post of that title already.',
      }),
  };
}
