// What the manual says that is in no guide.

export interface ManualWords {
  readonly site: string;
  readonly title: string;
  readonly subtitle: string;
  readonly edition: (date: string, edition: string) => string;
  readonly about: readonly string[];
  readonly contents: string;
  readonly partOpen: string;
  readonly partRules: string;
  readonly partRulesWords: string;
  readonly figure: (no: number) => string;
  /** How a guide says of itself that its page is not open. */
  readonly notOpenYet: string;
  /** What the picture of a search looks for in the guides. */
  readonly searched: string;
}
