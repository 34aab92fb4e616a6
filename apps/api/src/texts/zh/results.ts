// The words of the results’ CSV, in Chinese.
import type { ResultsWords } from '../shapes/results-words';

export const results: ResultsWords = {
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
};
