// How names, money and times are written in a text message.

export interface ValueWords {
  /** Before every text. */
  readonly sign: string;
  /** `amount` is yuan, grouped. */
  readonly money: (amount: string) => string;
  /** With what stands between it and the word that follows. */
  readonly time: (time: string) => string;
  /** One that is called by its year and number, such as 2026年第2期. */
  readonly auction: (year: string, no: string) => string;
  /** The first of `count`, two or more. */
  readonly plates: (first: string, count: number) => string;
}
