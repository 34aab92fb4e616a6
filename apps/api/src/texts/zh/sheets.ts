// The words of spreadsheets of plates, in Chinese.
import type { SheetWords } from '../shapes/sheet-words';

export const sheets: SheetWords = {
  plates: '号牌',
  regions: '证件所在地',
  headings: {
    plate: { name: '号牌', also: ['号牌号码', '车牌', '车牌号', '车牌号码', '号码'] },
    colour: { name: '颜色', also: ['号牌颜色', '牌照颜色'] },
    personalised: { name: '个性化', also: ['个性化号牌', '是否个性化'] },
    region: { name: '证件所在地', also: ['所在地', '地区', '区域', '区县', '县市区', '所属地区'] },
    startPrice: { name: '起价（元）', also: ['起始价', '起价', '起拍价', '起拍底价', '底价', '竞买起价'] },
    vin: { name: '车架号', also: ['车辆识别代号', 'vin码'] },
    holder: { name: '买方', also: ['姓名', '所有人'] },
    document: { name: '证件号或机构代码', also: ['证件号', '身份证号'] },
    paidAt: { name: '支付时间', also: [] },
    result: { name: '登记结果', also: ['结果'] },
    note: { name: '回执号或原因', also: ['回执号', '原因', '备注'] },
    price: { name: '标卖价（元）', also: ['价格', '售价', '标价', '定价', '一口价', '标卖价'] },
  },
  colours: {
    blue: ['蓝', '蓝色', '蓝牌'],
    yellow: ['黄', '黄色', '黄牌'],
    green: ['绿', '绿色', '绿牌'],
  },
  accepted: ['已登记', '登记', '成功', '通过', '是'],
  refused: ['拒绝', '不予登记', '失败', '未通过', '否'],
  yes: ['是'],
  no: ['否'],
  example: '示例',
};
