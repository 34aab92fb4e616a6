// The words of the reports’ workbook, in Chinese.
import type { ReportsWords } from '../shapes/reports-words';

export const reports: ReportsWords = {
  file: '统计报表',
  sheets: { sales: '成交', prices: '价格分布', turnouts: '参与情况', defaults: '违约' },
  columns: {
    ...{ month: '月份', region: '证件所在地', way: '方式', sales: '成交数', sum: '金额（元）' },
    ...{ from: '价格从（元）', below: '到，不含（元）', auctionSales: '竞买', listingSales: '标卖' },
    ...{ auction: '竞买期', endedAt: '结束时间', lots: '标的', enrolments: '已付报名' },
    ...{ bidders: '出价人', bids: '出价次数', won: '竞得', due: '待付', defaulted: '违约' },
    ...{ unsold: '流拍', withdrawn: '撤下', unsoldRate: '流拍率', start: '起价合计（元）' },
    ...{ hammer: '成交价合计（元）', premium: '溢价率' },
    ...{ defaultedSum: '违约成交价（元）', rate: '违约率' },
  },
  ways: { auction: '竞买', listing: '标卖' },
};
