// What only the pages show on which one bids, or looks back at bids: apart from the rest, so that it is no part of the first load.
export { LadderButtons, type LadderStep } from '../live/ladder';
export { PriceCurve } from '../live/price-curve';
export { StateStrip } from '../live/state-strip';
export { CountdownRing } from '../countdown/countdown-ring';
export { BidRecord, type RecordRow } from '../live/bid-record';
