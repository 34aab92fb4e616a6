// All that an announcement is made of: an auction's terms, its plates, and what was said since.
import type { AuctionConditionsView, AuctionNoteView, AuctionView, PlateView } from '@haopai/contracts';

export interface AnnouncementFacts {
  readonly auction: AuctionView;
  readonly terms: AnnouncedTerms;
  readonly lots: readonly AnnouncedLot[];
  readonly conditions: Pick<AuctionConditionsView, 'text' | 'attachments'>;
  /** The newest first. */
  readonly notes: readonly AuctionNoteView[];
  /** Empty where no office is known. */
  readonly office: string;
}

export interface AnnouncedTerms {
  readonly version: number;
  readonly publishedAtMs: number;
  readonly staggerMs: number;
  readonly pickUpText: string;
}

export interface AnnouncedLot {
  readonly number: PlateView['number'];
  readonly startPriceFen: number;
}
