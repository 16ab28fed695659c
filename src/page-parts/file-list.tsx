import { LOCALES, shortInstant } from '../common/dates.js';
import type { Language, Text } from '../common/language.js';
import type { AttachmentOfSource } from '../sources/attachment.dto.js';

const WORDS = {
  save: { id: 'Simpan berkas', en: 'Save the file' },
  withdrawn: { id: 'Berkas ditarik pada', en: 'The file was withdrawn on' },
} satisfies Record<string, Text>;

/** The files of a source, each with what it is and the way to it. */
export const FileList = ({ files, language }: { files: AttachmentOfSource[]; language: Language }) => (
  <ul class="cards">
    {files.map((file) => (
      <li key={file.id} class="card">
        <h3>{file.name}</h3>
        {file.caption && <p lang="id">{file.caption}</p>}
        <p class="soft">
          {file.mediaType}, {sizeText(file.byteCount, language)}, SHA-256 <code>{file.sha256}</code>
        </p>
        {file.withdrawnAt === null ? (
          <p>
            <a class="button button-lesser" href={`/api/v1/attachments/${file.id}/content`} download>
              {WORDS.save[language]}
              <span class="unseen-text">: {file.name}</span>
            </a>
          </p>
        ) : (
          <p>
            {WORDS.withdrawn[language]} {shortInstant(file.withdrawnAt, language)}
          </p>
        )}
      </li>
    ))}
  </ul>
);

const KIB = 1024;

/** A size in KB or MB. */
function sizeText(byteCount: number, language: Language): string {
  const [size, unit] = byteCount < KIB * KIB ? [byteCount / KIB, 'KB'] : [byteCount / KIB / KIB, 'MB'];
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(size)} ${unit}`;
}
