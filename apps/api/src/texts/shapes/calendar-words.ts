// What an auction says in a calendar.

export interface CalendarWords {
  readonly summary: (auction: string) => string;
  /** Before the name of a drill. */
  readonly drill: string;
  /** Null while the deposits are not paid. */
  readonly description: (paddle: number | null) => string;
}
