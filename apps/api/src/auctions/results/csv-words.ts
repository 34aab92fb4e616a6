// The words of the results' CSV in both languages.
import type { LotResult } from '@haopai/contracts';
import type { InEachLanguage } from '@haopai/rules';

export interface CsvWords {
  /** Of the file, before the auction's title. */
  readonly name: string;
  readonly columns: Readonly<Record<CsvColumn, string>>;
  readonly outcomes: Readonly<Record<LotResult['outcome'], string>>;
  /** Instead of a region. */
  readonly personalised: string;
  /** Before the file's name, and behind each outcome of a drill. */
  readonly drill: string;
}

export type CsvColumn =
  | 'lotNo'
  | 'plate'
  | 'region'
  | 'outcome'
  | 'startPrice'
  | 'hammerPrice'
  | 'paddleNo'
  | 'bidCount'
  | 'endedAt'
  | 'reason'
  | 'lastHash';

export const CSV_WORDS: InEachLanguage<CsvWords> = {
  zh: {
    name: '竞买公示',
    columns: {
      lotNo: '标的号',
      plate: '号牌',
      region: '证件所在地',
      outcome: '结果',
      startPrice: '起价（元）',
      hammerPrice: '成交价（元）',
      paddleNo: '竞得人竞价号',
      bidCount: '出价次数',
      endedAt: '结束时间（北京时间）',
      reason: '撤下原因',
      lastHash: '记录校验值（SHA-256）',
    },
    outcomes: { sold: '成交', unsold: '流拍', withdrawn: '已撤下', defaulted: '违约' },
    personalised: '个性化，不限地区',
    drill: '演练，不算数',
  },
  en: {
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
  },
};
