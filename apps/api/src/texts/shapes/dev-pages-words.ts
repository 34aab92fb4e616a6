// What the pages under /dev say that show what would be on a phone.

interface DevPageWords {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
  readonly code: string;
}

export interface DevSmsWords extends DevPageWords {
  readonly all: string;
}

export type DevTotpWords = DevPageWords;

export interface DevMailWords {
  readonly title: string;
  readonly lead: string;
  readonly empty: string;
}
