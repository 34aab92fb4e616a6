// The words of text messages, in Chinese.
import type { SmsWords } from '../shapes/sms-words';

export const sms: SmsWords = {
  registerCode: ({ code }) => `注册验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。`,
  loginCode: ({ code }) => `登录验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。`,
  recoverCode: ({ code }) => `找回密码验证码 ${code}，5 分钟内有效。不是本人操作，可以不理会。`,
  changeMobileCode: ({ code }) => `更换手机验证码 ${code}，5 分钟内有效。不是本人操作，可以不理会。`,
  confirmCode: ({ code }) =>
    `本人确认验证码 ${code}，5 分钟内有效。工作人员不会索要验证码；不是本人操作，请立即修改密码。`,
  mobileHasAccount: () =>
    '此号码已有账户，不能再用于另一个账户。请直接登录或找回密码；不是本人操作，可以不理会。',
  passwordChanged: () => '账户密码已修改。不是本人操作，请立即找回密码。',
  mobileChanged: () => '账户手机已更换，此号码不再使用。不是本人操作，请立即联系我们。',
  passkeyAdded: () =>
    '账户已添加通行密钥，可以用它登录。不是本人操作，请立即找回密码，所有通行密钥随之失效。',
  passkeyRemoved: () => '账户已移除一把通行密钥，不能再用它登录。不是本人操作，请立即找回密码。',
  enrolled: ({ auction, paddle, accessCode, startsAt }) =>
    `${auction}报名成功。竞价号 ${paddle}，验证码 ${accessCode}，${startsAt}开始。请勿把验证码告诉他人。`,
  auctionSoon: ({ auction, paddle, startsAt }) =>
    `${auction}将在 ${startsAt}开始，竞价号 ${paddle}。验证码见报名短信或我的竞买。`,
  auctionCancelled: ({ auction }) => `${auction}已取消，保证金自动退回原支付账户，不用申请。原因见网站公告。`,
  auctionPostponed: ({ auction, startsAt }) =>
    `${auction}延期到 ${startsAt}开始，报名继续有效。不想参加的，在此以前到我的竞买退出，保证金退回。`,
  auctionSuspended: ({ auction, goesOnAt }) =>
    `${auction}中止，${goesOnAt}恢复，报名和已有的出价继续有效，剩余时间保留。原因见网站公告。`,
  lotWon: ({ plate, hammer, balance, dueAt }) =>
    `竞得 ${plate}，成交价 ${hammer}，余款 ${balance}。请在 ${dueAt}前到订单管理支付，逾期保证金不予退还。`,
  lotCovered: ({ plate, hammer }) =>
    `竞得 ${plate}，成交价 ${hammer}，保证金已付清，多余部分退还。领取办法见我的竞买。`,
  balanceSoon: ({ plate, balance, dueAt }) =>
    `${plate} 的余款 ${balance} 请在 ${dueAt}前到订单管理支付，逾期保证金不予退还。`,
  balanceExtended: ({ plate, balance, dueAt }) =>
    `${plate} 的余款 ${balance} 支付期限延长到 ${dueAt}为止，逾期保证金不予退还。`,
  balancePaid: ({ plate, readyAt }) => `${plate} 余款已付清，${readyAt}起可以领取。所需材料见我的竞买。`,
  depositsRefunded: ({ auction, amount }) => `${auction}没有竞得的保证金 ${amount} 正在退回原支付账户。`,
  depositForfeited: ({ plate, amount }) => `${plate} 余款逾期没有支付，记为违约，保证金 ${amount} 不予退还。`,
  winDisqualified: ({ plate, amount }) =>
    `竞买资格已被取消，${plate} 的竞得无效，保证金 ${amount} 不予退还。原因见我的竞买。`,
  nextBidderOffered: ({ plate, amount, dueAt }) =>
    `${plate} 的竞得人违约。您可以按本人最后出价 ${amount} 购买，${dueAt}前到订单管理支付有效，也可以不买。`,
  reservationApproved: ({ plate, deposit, dueAt }) =>
    `预约 ${plate} 审核通过。请在 ${dueAt}前到订单管理支付保证金 ${deposit}，逾期预约失效。`,
  reservationRejected: ({ plate }) => `预约 ${plate} 审核没有通过，原因见历史预约。`,
  reservationInAuction: ({ plate, auction, paddle, accessCode }) =>
    `预约的 ${plate} 已进入${auction}，并已报名：竞价号 ${paddle}，验证码 ${accessCode}。请勿把验证码告诉他人。`,
  watchStart: ({ auction, plate, startsAt }) => `${auction}将在 ${startsAt}开始，关注的号牌：${plate}。`,
  decisionWaits: ({ what, name }) => `${name} 申请${what}，要第二个人确认。请马上登录后台，在“审批”里决定。`,
  workWaits: ({ what, count }) => `后台有 ${count} 类事情等得太久或即将到期：${what}。请登录后台处理。`,
  outbid: ({ plate, price }) => `${plate} 的出价被超过，当前价 ${price}。`,
};
