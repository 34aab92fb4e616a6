// The languages of the manual, each a book of its own.
export const LANGUAGES = ['zh', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Words in each of them. */
export type Both<Words = string> = Readonly<Record<Language, Words>>;
