// The site's vocabulary: one word for each thing a reader meets, and the words that would be a second one.

export interface OneWord {
  /** What is said. */
  readonly say: string;
  /** What would be a second word for the same thing, or a word that needs an explanation. */
  readonly never: RegExp;
}

export const CHINESE: readonly OneWord[] = [
  { say: '起价', never: /起拍价|起始价|起叫价|底价/g },
  { say: '竞买大厅', never: /竞拍大厅|竞价大厅|竞价厅|竞买厅|拍卖大厅|竞买室/g },
  { say: '账户', never: /账号|帐号|帐户/g },
  { say: '自动出价', never: /代理出价|(?<!由系统)代为出价|委托出价/g },
  { say: '最高价', never: /最高出价|出价上限|封顶价/g },
  { say: '手机号', never: /手机号码|电话号码/g },
  { say: '号牌', never: /车牌(?!照)|牌照/g },
  { say: '保证金', never: /押金|定金|订金/g },
  { say: '余款', never: /尾款/g },
  { say: '当前价', never: /(?<!出)现价|目前价/g },
  { say: '成交价', never: /落槌价|中标价/g },
  { say: '竞得', never: /中标|拍得/g },
  { say: '公告', never: /公示栏|通告/g },
  { say: '登录', never: /登陆|登入/g },
];

/** Words of the trade: staff know them, a citizen would need an explanation. */
export const OF_THE_TRADE: readonly OneWord[] = [
  { say: '号牌', never: /标的/g },
  { say: '几份保证金', never: /份额/g },
];

/** What staff work with, and a citizen meets elsewhere, by another name, or not at all. */
export const OFFICE_CHINESE: readonly OneWord[] = [
  { say: '操作记录', never: /审计日志|操作日志|审计记录/g },
  { say: '职责', never: /角色|岗位/g },
  { say: '工作人员', never: /员工|职员|雇员/g },
  { say: '拍卖师', never: /竞买师|主持人/g },
  { say: '控制室', never: /中控|控制台/g },
  { say: '竞买期', never: /拍卖会|竞买会|场次/g },
  { say: '标的', never: /拍品|拍卖品|标的物/g },
  { say: '撤下', never: /撤拍/g },
  { say: '竞买人', never: /竞拍人|竞拍者|投标人|竞投/g },
  { say: '竞得人', never: /买受人|得主/g },
  { say: '竞价号', never: /竞买号|号码牌/g },
  { say: '退回', never: /退还|返还|退费/g },
  { say: '对账', never: /对帐|清算/g },
  { say: '动态码', never: /动态口令|动态密码/g },
  { say: '草稿', never: /草案/g },
  // A provider approves templates; what the office writes are the words.
  { say: '短信文字', never: /短信模板(?!或签名)/g },
  { say: '没有载入', never: /加载/g },
  { say: '不通过', never: /驳回/g },
  { say: '一块号牌', never: /副号牌/g },
];

export const ENGLISH: readonly OneWord[] = [
  { say: 'start price', never: /\b(?:starting|opening|reserve) price/gi },
  { say: 'maximum bid', never: /\b(?:proxy bid|ceiling|bid limit|maximum price)/gi },
  { say: 'account', never: /\buser account|\blogin name/gi },
  { say: 'log in', never: /\bsign(?:ed|ing)?[ -](?:in|out)\b/gi },
  { say: 'mobile number', never: /\b(?:phone|cell|telephone) number/gi },
  { say: 'plate', never: /\blicen[cs]e plate|\bregistration plate/gi },
  { say: 'hammer price', never: /\b(?:final|sold|winning) price/gi },
  { say: 'register', never: /\bsign(?:ed|ing)? up\b/gi },
];

export const OFFICE_ENGLISH: readonly OneWord[] = [
  { say: 'record of acts', never: /\baudit (?:log|trail)|\bactivity log/gi },
  { say: 'right', never: /\bpermissions?\b/gi },
  { say: 'staff', never: /\bemployees?\b|\bpersonnel\b/gi },
  { say: 'control room', never: /\bcontrol (?:panel|desk)|\bdashboard/gi },
  { say: 'lot', never: /\bitems? (?:for|on) (?:sale|auction)/gi },
  { say: 'paddle', never: /\bbidding number/gi },
  { say: 'room', never: /\b(?:bidding|auction) hall/gi },
  { say: 'refund', never: /\breimburse\w*/gi },
  { say: 'code', never: /\b(?:one-time|verification) (?:code|password)|\bOTP\b/g },
];

/** Each second word in `text`, with the word to say instead. What stands in {{double braces}} is a name, no word. */
export function findSecondWords(text: string, vocabulary: readonly OneWord[]): readonly string[] {
  const words = text.replaceAll(/\{\{\w+\}\}/g, '');
  return vocabulary.flatMap(({ say, never }) =>
    [...words.matchAll(never)].map(([found]) => `${found}: say ${say}`),
  );
}
