// The words of spreadsheets of plates, in Chinese.
import type { SheetWords } from '../shapes/sheet-words';

export const sheets: SheetWords = {
  plates: '号牌',
  regions: '证件所在地',
  headings: {
    plate: { name: '号牌', also: ['号牌号码', '车牌', '车牌号'] },
    colour: { name: '颜色', also: ['号牌颜色'] },
    personalised: { name: '个性化', also: ['个性化号牌'] },
    region: { name: '证件所在地', also: ['所在地', '地区', '区域'] },
    startPrice: { name: '起价（元）', also: ['起始价', '起价'] },
    price: { name: '标卖价（元）', also: ['价格', '售价'] },
  },
  colours: {
    blue: ['蓝', '蓝色', '蓝牌'],
    yellow: ['黄', '黄色', '黄牌'],
    green: ['绿', '绿色', '绿牌'],
  },
  yes: ['是'],
  no: ['否'],
  example: '示例',
};
