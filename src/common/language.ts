/** Languages of the texts people read; Bahasa Indonesia is the first and the fallback. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type Text = Readonly<Record<Language, string>>;

/** The language an Accept-Language header asks for: the first of ours by weight, else Bahasa Indonesia. */
export function languageOf(acceptLanguage: string | undefined): Language {
  const wishes = (acceptLanguage ?? '')
    .slice(0, 200)
    .split(',')
    .map((wish) => {
      const [tag = '', ...parameters] = wish.trim().toLowerCase().split(';');
      const weight = Number(
        parameters
          .find((parameter) => parameter.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { language: LANGUAGES.find((known) => known === tag.split('-')[0]), weight };
    })
    .filter((wish) => wish.language && wish.weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return wishes[0]?.language ?? 'id';
}
