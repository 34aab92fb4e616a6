// Every text message of the site, in both languages: its parameters, its words and how long it is worth sending.
import { type Language, LANGUAGES } from '@haopai/rules';

/** What each template is filled with. */
export interface SmsParams {
  registerCode: { readonly code: string };
  loginCode: { readonly code: string };
  recoverCode: { readonly code: string };
  changeMobileCode: { readonly code: string };
  /** In place of a code, to a number that cannot be used for another account. */
  mobileHasAccount: Record<string, never>;
  passwordChanged: Record<string, never>;
  /** To the former number. */
  mobileChanged: Record<string, never>;
  /** Of auctions, lots and reservations: every word is ready to be read, see values-in-text.ts. */
  enrolled: {
    readonly auction: string;
    readonly paddle: string;
    readonly accessCode: string;
    readonly startsAt: string;
  };
  auctionSoon: { readonly auction: string; readonly paddle: string; readonly startsAt: string };
  lotWon: {
    readonly plate: string;
    readonly hammer: string;
    readonly balance: string;
    readonly dueAt: string;
  };
  lotCovered: { readonly plate: string; readonly hammer: string };
  balanceSoon: { readonly plate: string; readonly balance: string; readonly dueAt: string };
  balanceExtended: { readonly plate: string; readonly balance: string; readonly dueAt: string };
  balancePaid: { readonly plate: string; readonly readyAt: string };
  depositsRefunded: { readonly auction: string; readonly amount: string };
  depositForfeited: { readonly plate: string; readonly amount: string };
  winDisqualified: { readonly plate: string; readonly amount: string };
  reservationApproved: { readonly plate: string; readonly deposit: string; readonly dueAt: string };
  reservationRejected: { readonly plate: string };
  reservationInAuction: {
    readonly plate: string;
    readonly auction: string;
    readonly paddle: string;
    readonly accessCode: string;
  };
  watchStart: { readonly auction: string; readonly plate: string; readonly startsAt: string };
  outbid: { readonly plate: string; readonly price: string };
}

export type SmsTemplate = keyof SmsParams;

export interface TemplateText<Template extends SmsTemplate> {
  /** Not sent any more when it has waited for longer. */
  readonly validMs: number;
  readonly zh: (params: SmsParams[Template]) => string;
  readonly en: (params: SmsParams[Template]) => string;
}

const MINUTE_MS = 60_000;
/** How long a code opens anything (docs/domain.md, "Accounts"): a later text would only confuse. */
const CODE_VALID_MS = 5 * MINUTE_MS;
const NEWS_VALID_MS = 24 * 60 * MINUTE_MS;
/** What asks for money within days is still worth a text after two of them. */
const DEMAND_VALID_MS = 2 * NEWS_VALID_MS;
/** After the start nobody needs to be told of it. */
const SOON_VALID_MS = 20 * MINUTE_MS;
/** After that the due time may have come. */
const BALANCE_SOON_VALID_MS = 6 * 60 * MINUTE_MS;
/** By then the price has moved on, or the lot has ended. */
const OUTBID_VALID_MS = MINUTE_MS;

export const SMS_TEMPLATES: { readonly [Template in SmsTemplate]: TemplateText<Template> } = {
  registerCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `注册验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。`,
    en: ({ code }) => `${code} is the code to register, valid for 5 minutes. Staff never ask for it.`,
  },
  loginCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `登录验证码 ${code}，5 分钟内有效。工作人员不会索要验证码，请勿告诉他人。`,
    en: ({ code }) => `${code} is the code to log in, valid for 5 minutes. Staff never ask for it.`,
  },
  recoverCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `找回密码验证码 ${code}，5 分钟内有效。不是本人操作，可以不理会。`,
    en: ({ code }) =>
      `${code} is the code to set a new password, valid for 5 minutes. If it was not asked for, ignore it.`,
  },
  changeMobileCode: {
    validMs: CODE_VALID_MS,
    zh: ({ code }) => `更换手机验证码 ${code}，5 分钟内有效。不是本人操作，可以不理会。`,
    en: ({ code }) =>
      `${code} is the code to use this number, valid for 5 minutes. If it was not asked for, ignore it.`,
  },
  mobileHasAccount: {
    validMs: CODE_VALID_MS,
    zh: () => '此号码已有账户，不能再用于另一个账户。请直接登录或找回密码；不是本人操作，可以不理会。',
    en: () =>
      'This number has an account and cannot be used for another. Log in or recover the password. If this was not asked for, ignore it.',
  },
  passwordChanged: {
    validMs: NEWS_VALID_MS,
    zh: () => '账户密码已修改。不是本人操作，请立即找回密码。',
    en: () => 'The password of the account was changed. If that was not its owner, recover it now.',
  },
  mobileChanged: {
    validMs: NEWS_VALID_MS,
    zh: () => '账户手机已更换，此号码不再使用。不是本人操作，请立即联系我们。',
    en: () => 'The account now uses another number than this one. If that was not its owner, contact us now.',
  },
  enrolled: {
    validMs: NEWS_VALID_MS,
    zh: ({ auction, paddle, accessCode, startsAt }) =>
      `${auction}报名成功。竞价号 ${paddle}，验证码 ${accessCode}，${startsAt}开始。请勿把验证码告诉他人。`,
    en: ({ auction, paddle, accessCode, startsAt }) =>
      `Enrolled in ${auction}. Paddle ${paddle}, access code ${accessCode}, start ${startsAt}. Keep the code to yourself.`,
  },
  auctionSoon: {
    validMs: SOON_VALID_MS,
    zh: ({ auction, paddle, startsAt }) =>
      `${auction}将在 ${startsAt}开始，竞价号 ${paddle}。验证码见报名短信或我的竞买。`,
    en: ({ auction, paddle, startsAt }) =>
      `${auction} starts ${startsAt}, paddle ${paddle}. The access code is in the text on enrolment and under your auctions.`,
  },
  lotWon: {
    validMs: DEMAND_VALID_MS,
    zh: ({ plate, hammer, balance, dueAt }) =>
      `竞得 ${plate}，成交价 ${hammer}，余款 ${balance}。请在 ${dueAt}前到订单管理支付，逾期保证金不予退还。`,
    en: ({ plate, hammer, balance, dueAt }) =>
      `You won ${plate} for ${hammer}. Pay the balance of ${balance} under your orders by ${dueAt}, or the deposit is forfeited.`,
  },
  lotCovered: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate, hammer }) =>
      `竞得 ${plate}，成交价 ${hammer}，保证金已付清，多余部分退还。领取办法见我的竞买。`,
    en: ({ plate, hammer }) =>
      `You won ${plate} for ${hammer}. The deposit has paid for it and the rest goes back. See your auctions on picking it up.`,
  },
  balanceSoon: {
    validMs: BALANCE_SOON_VALID_MS,
    zh: ({ plate, balance, dueAt }) =>
      `${plate} 的余款 ${balance} 请在 ${dueAt}前到订单管理支付，逾期保证金不予退还。`,
    en: ({ plate, balance, dueAt }) =>
      `The balance of ${balance} for ${plate} is due by ${dueAt}. Pay it under your orders, or the deposit is forfeited.`,
  },
  balanceExtended: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate, balance, dueAt }) =>
      `${plate} 的余款 ${balance} 支付期限延长到 ${dueAt}为止，逾期保证金不予退还。`,
    en: ({ plate, balance, dueAt }) =>
      `There is more time for the balance of ${balance} for ${plate}: pay it by ${dueAt}, or the deposit is forfeited.`,
  },
  balancePaid: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate, readyAt }) => `${plate} 余款已付清，${readyAt}起可以领取。所需材料见我的竞买。`,
    en: ({ plate, readyAt }) =>
      `${plate} is paid in full and can be picked up from ${readyAt}. What to bring is under your auctions.`,
  },
  depositsRefunded: {
    validMs: NEWS_VALID_MS,
    zh: ({ auction, amount }) => `${auction}没有竞得的保证金 ${amount} 正在退回原支付账户。`,
    en: ({ auction, amount }) =>
      `${auction}: ${amount} of deposits that won nothing are on their way back to where they were paid from.`,
  },
  depositForfeited: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate, amount }) => `${plate} 余款逾期没有支付，记为违约，保证金 ${amount} 不予退还。`,
    en: ({ plate, amount }) =>
      `The balance of ${plate} was not paid in time. The deposit of ${amount} is forfeited.`,
  },
  winDisqualified: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate, amount }) =>
      `竞买资格已被取消，${plate} 的竞得无效，保证金 ${amount} 不予退还。原因见我的竞买。`,
    en: ({ plate, amount }) =>
      `Your paddle was disqualified, so your win of ${plate} does not stand and the deposit of ${amount} is forfeited. The reason is under your auctions.`,
  },
  reservationApproved: {
    validMs: DEMAND_VALID_MS,
    zh: ({ plate, deposit, dueAt }) =>
      `预约 ${plate} 审核通过。请在 ${dueAt}前到订单管理支付保证金 ${deposit}，逾期预约失效。`,
    en: ({ plate, deposit, dueAt }) =>
      `The reservation of ${plate} is approved. Pay the deposit of ${deposit} under your orders by ${dueAt}, or it lapses.`,
  },
  reservationRejected: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate }) => `预约 ${plate} 审核没有通过，原因见历史预约。`,
    en: ({ plate }) => `The reservation of ${plate} was rejected. The reason is under your reservations.`,
  },
  reservationInAuction: {
    validMs: NEWS_VALID_MS,
    zh: ({ plate, auction, paddle, accessCode }) =>
      `预约的 ${plate} 已进入${auction}，并已报名：竞价号 ${paddle}，验证码 ${accessCode}。请勿把验证码告诉他人。`,
    en: ({ plate, auction, paddle, accessCode }) =>
      `${plate} is in ${auction} and you are enrolled: paddle ${paddle}, access code ${accessCode}. Keep the code to yourself.`,
  },
  watchStart: {
    validMs: SOON_VALID_MS,
    zh: ({ auction, plate, startsAt }) => `${auction}将在 ${startsAt}开始，关注的号牌：${plate}。`,
    en: ({ auction, plate, startsAt }) => `${auction} starts ${startsAt}. Watched plates: ${plate}.`,
  },
  outbid: {
    validMs: OUTBID_VALID_MS,
    zh: ({ plate, price }) => `${plate} 的出价被超过，现价 ${price}。`,
    en: ({ plate, price }) => `Somebody bid more for ${plate}. The price is ${price} now.`,
  },
};

/** Under which name a provider's own code of a template is configured. */
export function templateCodeName(template: SmsTemplate, language: Language): string {
  return `${template}.${language}`;
}

/** Of every template in every language. */
export const TEMPLATE_CODE_NAMES: readonly string[] = Object.keys(SMS_TEMPLATES).flatMap((template) =>
  LANGUAGES.map((language) => `${template}.${language}`),
);
