import { Module } from '@nestjs/common';
import { CandidatesReader } from './candidates.reader.js';
import { CorrectionsReader } from './corrections.reader.js';
import { FoundReader } from './found.reader.js';
import { KeptSearches } from './kept-searches.js';
import { NamesReader } from './names.reader.js';
import { SearchPages } from './search-page.controller.js';
import { SearchController } from './search.controller.js';
import { Searches } from './searches.js';
import { Stems } from './stems.js';
import { SynonymsPages } from './synonyms-page.controller.js';
import { SynonymsController } from './synonyms.controller.js';
import { SynonymsReader } from './synonyms.reader.js';
import { SynonymsService } from './synonyms.service.js';

/** One search over the whole record, and the words that mean the same in it. */
@Module({
  controllers: [SearchController, SearchPages, SynonymsController, SynonymsPages],
  providers: [
    CandidatesReader,
    CorrectionsReader,
    FoundReader,
    KeptSearches,
    NamesReader,
    Searches,
    Stems,
    SynonymsReader,
    SynonymsService,
  ],
  exports: [Searches, SynonymsService],
})
export class SearchModule {}
