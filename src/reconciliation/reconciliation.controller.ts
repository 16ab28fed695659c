import {
  applyDecorators,
  Controller,
  Get,
  Headers,
  Header,
  HttpCode,
  Param,
  Post,
  Query,
  Req,
  Res,
  UseInterceptors,
} from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
  ApiExtraModels,
  ApiOperation,
  ApiResponse,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AllowNobodyKnown } from '../auth/allow.decorator.js';
import { Problems } from '../common/answers.js';
import { languageOf, type Text } from '../common/language.js';
import { NotFound } from '../common/problem.js';
import { Limited, TakesForm } from '../common/route-traits.js';
import { UuidPipe } from '../common/uuid.pipe.js';
import { officialPath, organizationPath, postPath } from '../page-parts/paths.js';
import { NoIndex } from '../people/no-index.js';
import { ApiId } from '../records/api.js';
import { ForOtherSites } from './for-other-sites.js';
import { Reconciliation } from './reconciliation.js';
import {
  BatchDto,
  BatchQuery,
  CandidatesDto,
  ManifestDto,
  SuggestedPropertiesDto,
  SuggestedEntitiesDto,
  SuggestQuery,
} from './reconciliation.dto.js';
import type { Noun } from './types.js';

const PAGES: Record<Noun, (id: string) => Text> = {
  organization: organizationPath,
  person: officialPath,
  post: postPath,
};

const ANSWER = {
  type: 'object' as const,
  additionalProperties: { $ref: getSchemaPath(CandidatesDto) },
};

/** What everybody is answered alike, whoever they are and whatever site sends it. */
const Open = (summary: string) =>
  applyDecorators(
    AllowNobodyKnown(),
    Header('vary', 'Accept-Language'),
    ApiOperation({ summary }),
    Problems(400, 404, 415, 429, 503),
  );

/** Looks names up for OpenRefine and its like. Reconciliation Service API 0.2. */
@ApiTags('reconciliation')
@ApiExtraModels(ManifestDto, CandidatesDto)
@UseInterceptors(ForOtherSites, NoIndex)
@Controller('api/v1/reconcile')
export class ReconciliationController {
  constructor(private readonly service: Reconciliation) {}

  @Get()
  @Limited('search')
  @Open('The manifest of the reconciliation service; with `queries`, the candidates of a batch of names')
  @ApiResponse({
    status: 200,
    description: 'The manifest, or candidates by the keys of the batch.',
    schema: { oneOf: [{ $ref: getSchemaPath(ManifestDto) }, ANSWER] },
  })
  answer(
    @Query() { queries }: BatchQuery,
    @Headers('accept-language') language: string | undefined,
  ): Promise<Record<string, CandidatesDto>> | ManifestDto {
    return queries === undefined
      ? this.service.manifest(languageOf(language))
      : this.service.batch(queries, languageOf(language));
  }

  @Post()
  @HttpCode(200)
  @Limited('search')
  @TakesForm()
  @Open('Which records a batch of names means')
  @ApiBody({ type: BatchDto })
  @ApiConsumes('application/x-www-form-urlencoded')
  @ApiResponse({ status: 200, description: 'Candidates by the keys of the batch.', schema: ANSWER })
  async batch(
    @Req() { form }: FastifyRequest,
    @Headers('accept-language') language: string | undefined,
  ): Promise<Record<string, CandidatesDto>> {
    return this.service.batch(await this.service.batchIn(form?.fields ?? {}), languageOf(language));
  }

  @Get('suggest/entity')
  @Limited('search')
  @Open('Records that begin with some letters')
  @ApiResponse({ status: 200, description: 'At most 25.', type: SuggestedEntitiesDto })
  entities(
    @Query() query: SuggestQuery,
    @Headers('accept-language') language: string | undefined,
  ): Promise<SuggestedEntitiesDto> {
    return this.service.entities(query, languageOf(language));
  }

  @Get('suggest/property')
  @Open('What candidates can be asked to have')
  @ApiResponse({ status: 200, description: 'All that fit.', type: SuggestedPropertiesDto })
  properties(
    @Query() { prefix }: SuggestQuery,
    @Headers('accept-language') language: string | undefined,
  ): SuggestedPropertiesDto {
    return this.service.properties(prefix, languageOf(language));
  }

  @Get('suggest/type')
  @Open('What a name can be of')
  @ApiResponse({ status: 200, description: 'All that fit.', type: SuggestedPropertiesDto })
  types(
    @Query() { prefix }: SuggestQuery,
    @Headers('accept-language') language: string | undefined,
  ): SuggestedPropertiesDto {
    return this.service.types(prefix, languageOf(language));
  }

  @Get('view/:id')
  @Open('Leads to the page of an organization, a person or a post')
  @ApiId()
  @ApiResponse({ status: 303, description: 'Its page, in the language that is asked for.' })
  async view(
    @Param('id', UuidPipe) id: string,
    @Headers('accept-language') language: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const noun = await this.service.nounOf(id);
    if (noun === null) throw new NotFound();
    await reply.code(303).header('location', PAGES[noun](id)[languageOf(language)]).send();
  }
}
