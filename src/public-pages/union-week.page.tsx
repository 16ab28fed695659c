import type { Day } from '../common/day.js';
import type { Text } from '../common/language.js';
import type { OrganizationDto } from '../organizations/organization.dto.js';
import { unionPath, weekPath } from '../page-parts/paths.js';
import { ReadyText } from '../page-parts/ready-text.js';
import { type Week, weekSummary } from '../page-parts/summary.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  title: { id: 'Sepekan', en: 'The week of' },
  lead: {
    id: 'Apa yang berubah pada janji kepada serikat ini, apa yang jatuh tempo, dan apa yang diam: siap disalin atau diteruskan. Isinya hanya yang terbuka untuk umum.',
    en: 'What changed on the pledges to this union, what is due and what is silent: ready to be copied or sent on. It holds only what everybody may see.',
  },
  back: { id: 'Halaman serikat ini', en: 'The page of this union' },
} satisfies Record<string, Text>;

interface UnionWeek {
  union: OrganizationDto;
  day: Day;
  week: Week;
  /** The list of its pledges, with its host. */
  link: string;
}

export function unionWeekPage(visit: Visit, { union, day, week, link }: UnionWeek): string {
  const { language } = visit;
  const title = `${WORDS.title[language]} ${union.acronym ?? union.name}`;
  const text = weekSummary({ name: union.acronym ?? union.name, day, week, link, language });
  return visit.publish(
    { title, description: WORDS.lead[language], paths: weekPath(union.id), section: 'unions' },
    <>
      <h1>{title}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      <ReadyText text={text} language={language} />
      <p>
        <a href={unionPath(union.id)[language]}>{WORDS.back[language]}</a>
      </p>
    </>,
  );
}
