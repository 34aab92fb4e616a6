// Which picture stands where in the help text, and what is written under it.
import type { InEachLanguage } from '@haopai/rules';

export interface Figure {
  /** Of the picture that a scene takes. */
  readonly name: string;
  /** The guide's slug. */
  readonly guide: string;
  /** After which of its parts, counted from 1; 0 is what stands before the first heading. */
  readonly part: number;
  readonly caption: InEachLanguage<string>;
}

/** Two pictures of phones that follow on each other stand side by side. */
export const PHONE_PREFIX = 'phone-';

const figure = (name: string, guide: string, part: number, zh: string, en: string): Figure => ({
  name,
  guide,
  part,
  caption: { zh, en },
});

export const FIGURES: readonly Figure[] = [
  figure(
    'home',
    'start-here',
    0,
    '首页，右边是正在进行的竞买',
    'The home page; on the right the auction under way',
  ),
  figure('auctions', 'start-here', 1, '正在进行和即将开始的竞买', 'Auctions under way and to come'),
  figure('guides', 'start-here', 1, '在办理指南里搜索', 'A search in the guides'),
  figure(
    'register-agreement',
    'register-as-a-person',
    1,
    '阅读用户协议，分别勾选两项同意',
    'The user agreement, with a box for each of the two consents',
  ),
  figure('register-kind', 'register-as-a-person', 1, '选择个人还是单位', 'Person or organisation'),
  figure(
    'register-person',
    'register-as-a-person',
    1,
    '填写姓名和身份证号，边填边核对',
    'Name and identity number, checked while typing',
  ),
  figure(
    'register-mobile',
    'register-as-a-person',
    2,
    '填入手机收到的验证码',
    'The code from the text message',
  ),
  figure(
    'register-review',
    'register-as-a-person',
    2,
    '提交以前核对一遍',
    'All answers once more before they are sent',
  ),
  figure(
    'register-organisation',
    'register-as-an-organisation',
    1,
    '填写单位和法定代表人',
    'The organisation and its legal representative',
  ),
  figure('log-in-by-password', 'log-in', 1, '用密码登录', 'Log-in with a password'),
  figure('log-in-by-sms', 'log-in', 2, '用短信验证码登录', 'Log-in with a text message code'),
  figure(
    'recover-mobile',
    'recover-a-password',
    1,
    '填写注册时的手机号码',
    'The mobile number of the account',
  ),
  figure('recover-password', 'recover-a-password', 1, '填入验证码和新密码', 'The code and a new password'),
  figure('account', 'account-and-sessions', 0, '个人中心', 'The personal centre'),
  figure(
    'sessions',
    'account-and-sessions',
    4,
    '登录设备，可以逐个结束',
    'All log-ins, each of which can be ended',
  ),
  figure('notices', 'account-and-sessions', 5, '站内通知', 'Notices'),
  figure('export', 'personal-data', 0, '下载自己的资料', 'A copy of one’s own data'),
  figure(
    'room',
    'bidding-room',
    1,
    '我的竞买：竞价号、验证码和进入的按钮',
    'Your auctions: paddle, code, and the way in',
  ),
  figure(
    'board',
    'bidding-room',
    3,
    '竞买大厅的看板，出过价的号牌写明领先还是被超过',
    'The board; plates you have bid for say whether you lead',
  ),
  figure(
    'lot-waiting',
    'clock-and-amounts',
    1,
    '开始以后等待首次出价，倒计时 5 分钟',
    'The five minutes that wait for a first bid',
  ),
  figure(
    'bid-chosen',
    'place-a-bid',
    1,
    '选好一档，出价框和按钮都写明金额',
    'A step is chosen; box and button name the amount',
  ),
  figure('bid-entry', 'place-a-bid', 1, '选择这块号牌用于哪辆车', 'For which car the plate is'),
  figure('bid-leading', 'place-a-bid', 2, '出价已记录，现在领先', 'The bid is recorded and leads'),
  figure('bid-outbid', 'place-a-bid', 4, '已被超过', 'Outbid'),
  figure('phone-board', 'place-a-bid', 5, '手机上的看板', 'The board on a phone'),
  figure('phone-bid', 'place-a-bid', 5, '在手机上出价', 'A bid on a phone'),
  figure('offline', 'bad-connection', 1, '连接中断时不能出价', 'While offline the button is off'),
  figure('record', 'public-record', 1, '一块号牌的完整记录', 'The whole record of a plate'),
  figure(
    'record-check',
    'public-record',
    3,
    '在本机核对过：没有改动',
    'Checked on this device: nothing was changed',
  ),
  figure('result', 'results-and-payment', 1, '一期竞买的公示', 'The results of an auction'),
];
