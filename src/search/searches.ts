import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../common/actor.js';
import { Cursors } from '../common/cursors.js';
import { wordsOf } from '../common/websearch.js';
import {
  commitmentPath,
  eventPath,
  meetingPath,
  officialPath,
  organizationPath,
  postPath,
  sourcePath,
  unionPath,
} from '../page-parts/paths.js';
import type { Text } from '../common/language.js';
import { pastMomentOf } from '../records/as-of.js';
import { type Asked, askedFor } from './asked.js';
import { BOUND, type Candidates, CandidatesReader } from './candidates.reader.js';
import { CorrectionsReader } from './corrections.reader.js';
import { type Found, FoundReader, type PageKind } from './found.reader.js';
import { KeptSearches } from './kept-searches.js';
import { lexemesIn, type Meaning, meaningOf, namesIn } from './meaning.js';
import { type NameFound, NamesReader, type Understood } from './names.reader.js';
import { type Marks, marked, snippetOf } from './pieces.js';
import type { Correction, FoundDto, SearchDto, SearchQuery } from './search.dto.js';
import { SEARCH_KINDS } from './search-kinds.js';
import { Stems } from './stems.js';

/** What was found, before the texts are marked. */
interface Answer {
  asked: Asked;
  understood: Understood;
  candidates: Candidates;
  found: Found[];
}

/** Searches the record: understands what was asked, ranks what may be meant, and reads it as whoever asks sees it. */
@Injectable()
export class Searches {
  constructor(
    private readonly names: NamesReader,
    private readonly candidates: CandidatesReader,
    private readonly records: FoundReader,
    private readonly corrections: CorrectionsReader,
    private readonly stems: Stems,
    private readonly cursors: Cursors,
    private readonly kept: KeptSearches,
  ) {}

  /** @throws NotUnderstood, Malformed if the cursor is of another search */
  search(actor: Actor, query: SearchQuery): Promise<SearchDto> {
    return actor.kind === 'known'
      ? this.find(actor, query)
      : this.kept.kept(JSON.stringify(query), () => this.find(actor, query));
  }

  private async find(actor: Actor, query: SearchQuery): Promise<SearchDto> {
    const asked = askedFor(query.q);
    const first = await this.answer(actor, query, asked, []);
    if (first.found.length > 0 || query.cursor !== undefined) return this.shown(actor, query, first, []);
    const moment = pastMomentOf(query.as_of);
    const [alike, corrections] = await Promise.all([
      this.names.alike(actor, namesIn(asked), moment),
      this.corrections.find(actor, asked.tokens),
    ]);
    if (alike.length === 0 && corrections.length === 0) return this.shown(actor, query, first, []);
    const again = askedFor(corrected(query.q, corrections));
    return this.shown(actor, query, await this.answer(actor, query, again, alike), corrections);
  }

  private async answer(
    actor: Actor,
    query: SearchQuery,
    asked: Asked,
    alike: readonly NameFound[],
  ): Promise<Answer> {
    const moment = pastMomentOf(query.as_of);
    const understood = await this.names.understand(actor, { ...asked, names: namesIn(asked), moment });
    const place = {
      limit: query.limit,
      after: query.cursor === undefined ? null : this.cursors.read(orderOf(query), query.cursor),
    };
    const { since, until, key } = asked;
    const find = (meaning: Meaning, at: typeof place) =>
      this.candidates.find(
        actor,
        { ...meaning, key, since, until, moment, documents: understood.documents },
        at,
      );
    const [candidates, all] = await Promise.all([
      find(meaningOf(asked, understood, alike, query.kind), place),
      query.kind ? find(meaningOf(asked, understood, alike, undefined), { limit: 0, after: null }) : null,
    ]);
    const found = await this.records.read(actor, candidates.top.slice(0, query.limit), moment);
    return { asked, understood, found, candidates: { ...candidates, counts: (all ?? candidates).counts } };
  }

  private async shown(
    actor: Actor,
    query: SearchQuery,
    { asked, understood, candidates, found }: Answer,
    corrections: Correction[],
  ): Promise<SearchDto> {
    const [lookAlikes] = await Promise.all([
      this.names.lookAlikes(actor, acronymsIn(asked, understood), pastMomentOf(query.as_of)),
      this.stems.learn(found.flatMap(({ title, texts }) => [title, ...texts])),
    ]);
    const marks: Marks = {
      stems: lexemesIn(understood.wanted ?? understood.query),
      stemOf: (word) => this.stems.of(word),
    };
    const { top, counts, isBounded } = candidates;
    const last = top.length > query.limit ? top[query.limit - 1] : undefined;
    return {
      items: distinct(found).map((each) => foundOf(each, marks)),
      next: last ? this.cursors.write(orderOf(query), last) : null,
      isBounded,
      bound: BOUND,
      counts: SEARCH_KINDS.flatMap((kind) => (counts[kind] ? [{ kind, count: counts[kind] }] : [])),
      synonyms: understood.synonyms,
      corrections,
      lookAlikes,
    };
  }
}

/** Words of the search that are an organization's acronym. */
const acronymsIn = ({ tokens }: Asked, { names }: Understood): string[] =>
  tokens.filter((token, n) =>
    names.some(
      (name) => name.n === n + 1 && name.kind === 'organization' && name.fit === 1 && token.length <= 8,
    ),
  );

/** A cursor belongs to one search. */
function orderOf({ q, kind, as_of: asOf }: SearchQuery): string {
  const digest = createHash('sha256').update(JSON.stringify([q, kind, asOf]));
  return `search.${digest.digest('base64url').slice(0, 12)}`;
}

/** Records of one person that were merged are one. */
const distinct = (found: readonly Found[]): Found[] =>
  found.filter(({ id }, n) => found.findIndex((other) => other.id === id) === n);

/** What was typed with the words that stand nowhere put right. */
function corrected(typed: string, corrections: readonly Correction[]): string {
  const words = new Map(corrections.map(({ from, to }) => [from, to]));
  return typed.replaceAll(/[\p{L}\p{N}]+(?!:)/gu, (word) => words.get(wordsOf(word)[0] ?? word) ?? word);
}

function foundOf({ kind, id, title, about, texts, day, fulfilment, page }: Found, marks: Marks): FoundDto {
  return {
    kind,
    id,
    title: marked(title, marks),
    page: page && PAGES[page.kind](page.id),
    about: about || null,
    snippet: snippetOf(texts, marks),
    day,
    fulfilment,
  };
}

const PAGES: Record<PageKind, (id: string) => Text> = {
  commitment: commitmentPath,
  union: unionPath,
  organization: organizationPath,
  person: officialPath,
  post: postPath,
  event: eventPath,
  meeting: meetingPath,
  source: sourcePath,
};
