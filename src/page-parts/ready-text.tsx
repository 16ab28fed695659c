import type { Language, Text } from '../common/language.js';

const WORDS = {
  whatsApp: { id: 'Bagikan lewat WhatsApp', en: 'Share by WhatsApp' },
  text: { id: 'Teks siap salin', en: 'Text ready to copy' },
} satisfies Record<string, Text>;

/** A text to be copied or sent on. */
export const ReadyText = ({ text, language }: { text: string; language: Language }) => (
  <>
    <p>
      <a
        class="button button-lesser"
        href={`https://wa.me/?text=${encodeURIComponent(text)}`}
        rel="noreferrer"
      >
        {WORDS.whatsApp[language]}
      </a>
    </p>
    <label class="ready-text">
      {WORDS.text[language]}
      <textarea readOnly rows={2 * text.split('\n').length}>
        {text}
      </textarea>
    </label>
  </>
);
