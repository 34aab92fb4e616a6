// The words of the reports' workbook in both languages.
import type { SaleWay } from '@haopai/contracts';
import type { InEachLanguage } from '@haopai/rules';

type Sheet = 'sales' | 'prices' | 'turnouts' | 'defaults';
export type ReportColumn =
  | 'month'
  | 'region'
  | 'way'
  | 'sales'
  | 'sum'
  | 'from'
  | 'below'
  | 'auctionSales'
  | 'listingSales'
  | 'auction'
  | 'endedAt'
  | 'lots'
  | 'enrolments'
  | 'bidders'
  | 'bids'
  | 'won'
  | 'due'
  | 'defaulted'
  | 'defaultedSum'
  | 'rate';

export interface ReportsWords {
  readonly file: string;
  readonly sheets: Readonly<Record<Sheet, string>>;
  readonly columns: Readonly<Record<ReportColumn, string>>;
  readonly ways: Readonly<Record<SaleWay, string>>;
}

export const REPORTS_WORDS: InEachLanguage<ReportsWords> = {
  zh: {
    file: '统计报表',
    sheets: { sales: '成交', prices: '价格分布', turnouts: '参与情况', defaults: '违约' },
    columns: {
      ...{ month: '月份', region: '证件所在地', way: '方式', sales: '成交数', sum: '金额（元）' },
      ...{ from: '价格从（元）', below: '到，不含（元）', auctionSales: '竞买', listingSales: '标卖' },
      ...{ auction: '竞买期', endedAt: '结束时间', lots: '标的', enrolments: '已付报名' },
      ...{ bidders: '出价人', bids: '出价次数', won: '竞得', due: '待付', defaulted: '违约' },
      ...{ defaultedSum: '违约成交价（元）', rate: '违约率' },
    },
    ways: { auction: '竞买', listing: '标卖' },
  },
  en: {
    file: 'Reports',
    sheets: { sales: 'Sales', prices: 'Prices', turnouts: 'Turnout', defaults: 'Defaults' },
    columns: {
      ...{ month: 'Month', region: 'Region', way: 'Way', sales: 'Sales', sum: 'Sum (CNY)' },
      ...{ from: 'Price from (CNY)', below: 'Below (CNY)', auctionSales: 'Auctions' },
      ...{ listingSales: 'Fixed price', auction: 'Auction', endedAt: 'Ended', lots: 'Lots' },
      ...{ enrolments: 'Paid enrolments', bidders: 'Bidders', bids: 'Bids', won: 'Won', due: 'Due' },
      ...{ defaulted: 'Defaulted', defaultedSum: 'Defaulted hammer prices (CNY)', rate: 'Default rate' },
    },
    ways: { auction: 'Auction', listing: 'Fixed price' },
  },
};
