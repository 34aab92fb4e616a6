// The words of the reports’ workbook, in English.
import type { ReportsWords } from '../shapes/reports-words';

export const reports: ReportsWords = {
  file: 'Reports',
  sheets: { sales: 'Sales', prices: 'Prices', turnouts: 'Turnout', defaults: 'Defaults' },
  columns: {
    ...{ month: 'Month', region: 'Region', way: 'Way', sales: 'Sales', sum: 'Sum (CNY)' },
    ...{ from: 'Price from (CNY)', below: 'Below (CNY)', auctionSales: 'Auctions' },
    ...{ listingSales: 'Fixed price', auction: 'Auction', endedAt: 'Ended', lots: 'Lots' },
    ...{ enrolments: 'Paid enrolments', bidders: 'Bidders', bids: 'Bids', won: 'Won', due: 'Due' },
    ...{ unsold: 'Unsold', withdrawn: 'Withdrawn', unsoldRate: 'Unsold rate' },
    ...{ start: 'Start prices (CNY)', hammer: 'Hammer prices (CNY)', premium: 'Above start' },
    ...{ defaulted: 'Defaulted', defaultedSum: 'Defaulted hammer prices (CNY)', rate: 'Default rate' },
  },
  ways: { auction: 'Auction', listing: 'Fixed price' },
};
