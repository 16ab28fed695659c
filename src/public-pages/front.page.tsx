import type { Text } from '../common/language.js';
import type { CommitmentCard } from '../commitments/commitment.dto.js';
import { CommitmentCardItem } from '../page-parts/commitment-card.js';
import { PUBLIC_PATHS } from '../page-parts/paths.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  heading: {
    id: 'Ikrar pejabat kepada pekerja, dicatat sampai jelas hasilnya',
    en: 'Pledges to workers, on record until their outcome is known',
  },
  lead: {
    id: 'Catatan publik tentang siapa menjanjikan apa kepada serikat pekerja/serikat buruh di Kabupaten Bekasi: kata-katanya, kesempatannya, sumbernya, dan kelanjutannya.',
    en: 'The public record of who promised what to the unions of Kabupaten Bekasi: the words, the occasion, the source, and what followed.',
  },
  more: { id: 'Ikrar sebelumnya', en: 'Earlier pledges' },
  none: { id: 'Belum ada komitmen yang terverifikasi.', en: 'There is no verified commitment yet.' },
} satisfies Record<string, Text>;

interface Front {
  items: CommitmentCard[];
  next: string | null;
}

export function frontPage(visit: Visit, { items, next }: Front): string {
  const { language } = visit;
  return visit.publish(
    { title: 'Ikrar', description: WORDS.lead[language], paths: PUBLIC_PATHS.front },
    <>
      <h1>{WORDS.heading[language]}</h1>
      <p class="lead">{WORDS.lead[language]}</p>
      {items.length === 0 && <p>{WORDS.none[language]}</p>}
      <ul class="pledges">
        {items.map((item) => (
          <CommitmentCardItem key={item.id} item={item} language={language} />
        ))}
      </ul>
      {next && (
        <p class="more">
          <a href={`${PUBLIC_PATHS.front[language]}?cursor=${next}`}>{WORDS.more[language]}</a>
        </p>
      )}
    </>,
  );
}
