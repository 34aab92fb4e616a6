// What the mail says that carries heads of the record of acts and of the journals out of the site.

export interface KeptHeadsWords {
  readonly subject: string;
  /** Above the line itself. */
  readonly lead: string;
}
