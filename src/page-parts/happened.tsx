import { IsOptional } from 'class-validator';
import { Line } from '../common/fields.js';
import type { Text } from '../common/language.js';
import type { Visit } from '../web/visit.js';

/** What just happened, shown once on the page after it. */
export class HappenedQuery {
  @IsOptional() @Line(40) kabar?: string;
}

interface HappenedProps {
  visit: Visit;
  happened: string | undefined;
  /** What pages say; the address names it, so that only these texts can be shown. */
  texts: Readonly<Record<string, Text>>;
}

/** Says what just happened. */
export function Happened({ visit, happened, texts }: HappenedProps) {
  const text = happened !== undefined && Object.hasOwn(texts, happened) ? texts[happened] : undefined;
  return text ? (
    <p class="news" role="status">
      {text[visit.language]}
    </p>
  ) : null;
}

/** An address that says what just happened. @param path the Indonesian one */
export const afterwards = (visit: Visit, path: string, happened: string): string =>
  `${visit.at(path)}?kabar=${happened}`;
