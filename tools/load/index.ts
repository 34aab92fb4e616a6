// What storms and chaos share: the sale of a load test, bidders that keep a history, and the check of histories against the journal.
export { Bidder } from '../../load-tests/bidding/bidder.ts';
export type { BidLine } from '../../load-tests/bidding/bid-line.ts';
export { between, type Chance, pick, seededChance } from '../../load-tests/bidding/chance.ts';
export type { BidAnswer, BidTry } from '../../load-tests/bidding/history.ts';
export { RestLine } from '../../load-tests/bidding/rest-line.ts';
export { type LoadLot, type LoadSale, type Seat, seatOf } from '../../load-tests/bidding/sale.ts';
export { SocketLine } from '../../load-tests/bidding/socket-line.ts';
export { amountFor } from '../../load-tests/scenarios/habit.ts';
export { sleep, type Surroundings } from '../../load-tests/surroundings.ts';
export { checkHistories, CLOCK_SLACK_MS } from './check-histories';
export { countKinds, type HistoryFinding, type HistoryVerdict, type Kind, KINDS } from './finding';
export { openPool } from './fresh-database';
export { type JournalOfSale, readJournalOfSale } from './journal-of-sale';
export { comeInAgain, prepareLoadSale } from './load-sale';
export { nodeSurroundings } from './node-surroundings';
export { openPrivateSite, type PrivateSite } from './private-site';
