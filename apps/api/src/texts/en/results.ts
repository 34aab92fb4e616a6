// The words of the results’ CSV, in English.
import type { ResultsWords } from '../shapes/results-words';

export const results: ResultsWords = {
  name: 'Auction results',
  columns: {
    lotNo: 'Lot',
    plate: 'Plate',
    region: 'Region',
    outcome: 'Outcome',
    startPrice: 'Start price (CNY)',
    hammerPrice: 'Hammer price (CNY)',
    paddleNo: 'Winning paddle',
    bidCount: 'Bids',
    endedAt: 'Ended (Beijing time)',
    reason: 'Reason for withdrawal',
    lastHash: 'Check value of the record (SHA-256)',
  },
  outcomes: { sold: 'Sold', unsold: 'Unsold', withdrawn: 'Withdrawn', defaulted: 'Defaulted' },
  personalised: 'Personalised, every region',
  drill: 'Drill: does not count',
};
