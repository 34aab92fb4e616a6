// What is announced when a published auction is stopped: markdown, in which the reason stands as it was given.
import type { StopKind } from '@haopai/contracts';

export interface StoppedAuction {
  readonly auction: string;
  /** The same as markdown, with the way to its page. */
  readonly link: string;
  /** Of one lot that is withdrawn; else empty. */
  readonly plate: string;
  /** As it had been announced. */
  readonly startsAt: string;
  /** Of one that is postponed the new start, of one that is suspended when it goes on. */
  readonly until: string;
  readonly reason: string;
}

interface AnnouncementWords {
  readonly title: string;
  readonly summary: string;
  readonly markdown: string;
}

export type StopWords = Readonly<Record<StopKind, (stopped: StoppedAuction) => AnnouncementWords>>;
