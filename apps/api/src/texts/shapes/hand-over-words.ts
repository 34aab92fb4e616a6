// What the hand-over desk says in each language.

export interface HandOverWords {
  /** That are checked while nobody has set others. */
  readonly papers: Readonly<Record<'identity' | 'invoice' | 'certificate', string>>;
}
