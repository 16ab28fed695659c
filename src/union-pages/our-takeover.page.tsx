import type { Text } from '../common/language.js';
import type { CommitmentDto } from '../commitments/commitment.dto.js';
import type { Heir } from '../commitments/heirs.reader.js';
import { StanceFields } from '../page-parts/stance-fields.js';
import { TakeoverList } from '../page-parts/takeover-list.js';
import { Form } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';
import { BackToOurs } from './back.js';
import { ourCommitmentPath, ourTakeoverPath } from './paths.js';
import { SourceFields } from './source-fields.js';

const WORDS = {
  title: { id: 'Sikap pejabat baru', en: 'Stance of the new holder' },
  lead: {
    id: 'Janji tetap pada jabatannya. Pejabat yang berjanji sudah diganti: nyatakan apakah penggantinya mengambil alih, mengubah, atau tidak mengambil alih janji ini.',
    en: 'A pledge stays with its post. Who made it has been succeeded: say whether the new holder adopts, alters or disowns it.',
  },
  dated: {
    id: 'Dimuat apa adanya atas nama kantor Anda, dengan tanggal hari ini. Bila sikapnya berubah, pernyataan baru ditambahkan.',
    en: 'It is shown as put, in the name of your office, dated today. A change of mind is a new statement beside it.',
  },
  source: { id: 'Dokumennya, bila ada', en: 'The document, if any' },
  sourceHint: {
    id: 'Surat pernyataan sebagai berkas atau tautan. Terbuka bagi siapa pun yang membaca komitmen ini.',
    en: 'The letter that says so, as a file or a link. It is open to whoever reads this pledge.',
  },
  save: { id: 'Simpan sikapnya', en: 'Save the stance' },
  before: { id: 'Yang sudah dinyatakan', en: 'What was said before' },
} satisfies Record<string, Text>;

interface OurTakeoverPage {
  commitment: CommitmentDto;
  heirs: Heir[];
  failed: Failed;
}

export function ourTakeoverPage(visit: Visit, { commitment, heirs, failed }: OurTakeoverPage): string {
  const { language } = visit;
  const { id, title, takeovers } = commitment;
  const path = ourTakeoverPath(id);
  return visit.show(
    { path, title: WORDS.title[language], section: 'union' },
    <>
      <h1>{WORDS.title[language]}</h1>
      <p class="lead">
        <a href={visit.at(ourCommitmentPath(id))}>{title}</a>
      </p>
      <p>{WORDS.lead[language]}</p>
      <p class="soft">{WORDS.dated[language]}</p>
      <div class="narrow">
        <Form visit={visit} action={path} submit={WORDS.save[language]} failed={failed} hasFile>
          <StanceFields heirs={heirs} language={language} failed={failed} />
          <h2>{WORDS.source[language]}</h2>
          <p class="hint">{WORDS.sourceHint[language]}</p>
          <SourceFields visit={visit} failed={failed} />
        </Form>
      </div>
      {takeovers.length > 0 && (
        <section>
          <h2>{WORDS.before[language]}</h2>
          <TakeoverList takeovers={takeovers} language={language} />
        </section>
      )}
      <BackToOurs visit={visit} />
    </>,
  );
}
