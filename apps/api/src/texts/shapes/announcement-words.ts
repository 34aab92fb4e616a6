// What the announcement of an auction says.

export interface AnnouncementWords {
  readonly title: string;
  readonly fileName: string;
  readonly labels: Readonly<Record<AnnouncementLabel, string>>;
  readonly auction: (title: string) => string;
  readonly allTogether: string;
  readonly seconds: (count: number) => string;
  readonly days: (count: number) => string;
  /** So many times the deposit. */
  readonly limit: (factor: number) => string;
  readonly period: (from: string, until: string) => string;
  /** Between the plates of the list, each with its start price. */
  readonly plate: (plate: string, price: string) => string;
  readonly notes: readonly string[];
  /** Before what was said since the publication. */
  readonly amended: string;
}

export type AnnouncementLabel =
  | 'auction'
  | 'publishedAt'
  | 'enrolment'
  | 'startsAt'
  | 'stagger'
  | 'lots'
  | 'deposit'
  | 'sharesMax'
  | 'ladder'
  | 'firstBid'
  | 'countdown'
  | 'limit'
  | 'payment'
  | 'pickUp'
  | 'conditions'
  | 'attachment'
  | 'plates';
