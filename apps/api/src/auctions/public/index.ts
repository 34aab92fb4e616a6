// Auctions and lots as everybody sees them.
export { AuctionDto, AuctionNoteDto, LotDto, PlateDto } from './auctions-answers.dto';
export { AuctionsModule } from './auctions.module';
export { FindAuctions } from './find-auctions';
export { FindLots } from './find-lots';
export { ReadBoard } from './read-board';
export { untouchedFigures } from './lot';
export type { Lot } from './lot';
