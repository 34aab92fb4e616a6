// Auctions and lots as everybody sees them.
export { AuctionDto, AuctionNoteDto, AuctionStopDto, LotDto, PlateDto } from './auctions-answers.dto';
export { AuctionsModule } from './auctions.module';
export { BiddingTimesStore, DRILL_APART_MS, PUBLICATION_TURN } from './bidding-times.store';
export type { BiddingTime } from './bidding-times.store';
export { FindAuctions } from './find-auctions';
export { FindLots } from './find-lots';
export { ReadBoard, type WholeBoard } from './read-board';
export { untouchedFigures } from './lot';
export type { Lot } from './lot';
