import type { Text } from '../common/language.js';
import { MEDIA_TYPES, TAKEN } from '../files/media-types.js';
import { FileInput } from '../web/form.js';
import type { Failed } from '../web/submission.js';
import type { Visit } from '../web/visit.js';

const WORDS = {
  file: { id: 'Berkas', en: 'File' },
  hint: {
    id: `${TAKEN}, sampai 20 MB. Tempat dan perangkat di dalam foto dihapus.`,
    en: `${TAKEN}, up to 20 MB. Place and device inside photographs are removed.`,
  },
  again: {
    id: 'Pilih lagi berkasnya: isian lain masih ada, tetapi peramban tidak menyimpan berkas.',
    en: 'Choose the file again: the other fields are kept, but browsers do not keep files.',
  },
} satisfies Record<string, Text>;

const ENDINGS = MEDIA_TYPES.flatMap(({ extensions }) => extensions.map((ending) => `.${ending}`)).join(',');

interface FileFieldProps {
  visit: Visit;
  failed: Failed;
  isNeeded?: boolean;
}

/** The file of a form. It stands last in it, so that the fields before it are read even where the file is refused. */
export const FileField = ({ visit: { language }, failed, isNeeded = false }: FileFieldProps) => (
  <FileInput
    name="file"
    label={WORDS.file[language]}
    hint={'file' in failed.typed ? WORDS.again[language] : WORDS.hint[language]}
    accept={ENDINGS}
    required={isNeeded}
    failed={failed}
  />
);
