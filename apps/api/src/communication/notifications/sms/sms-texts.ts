// Every text message of the site: how long it is worth sending, and what its template is called at a provider. The words are in `texts`.
import { type Language, LANGUAGES } from '@haopai/rules';
import type { SmsTemplate } from '../../../texts';

export type { SmsParams, SmsTemplate } from '../../../texts';

interface SendingRule {
  /** Not sent any more when it has waited for longer. */
  readonly validMs: number;
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
/** Longer than that it may have gone on. */
const SUSPENDED_VALID_MS = 60 * MINUTE_MS;
/** Whoever hears of it later finds it decided, or sees it in the office. */
const DECISION_VALID_MS = 60 * MINUTE_MS;
/** By then the price has moved on, or the lot has ended. */
const OUTBID_VALID_MS = MINUTE_MS;

export const SMS_TEMPLATES: Readonly<Record<SmsTemplate, SendingRule>> = {
  registerCode: { validMs: CODE_VALID_MS },
  loginCode: { validMs: CODE_VALID_MS },
  recoverCode: { validMs: CODE_VALID_MS },
  changeMobileCode: { validMs: CODE_VALID_MS },
  confirmCode: { validMs: CODE_VALID_MS },
  mobileHasAccount: { validMs: CODE_VALID_MS },
  passwordChanged: { validMs: NEWS_VALID_MS },
  mobileChanged: { validMs: NEWS_VALID_MS },
  passkeyAdded: { validMs: NEWS_VALID_MS },
  passkeyRemoved: { validMs: NEWS_VALID_MS },
  enrolled: { validMs: NEWS_VALID_MS },
  auctionSoon: { validMs: SOON_VALID_MS },
  auctionCancelled: { validMs: DEMAND_VALID_MS },
  auctionPostponed: { validMs: NEWS_VALID_MS },
  auctionSuspended: { validMs: SUSPENDED_VALID_MS },
  lotWon: { validMs: DEMAND_VALID_MS },
  lotCovered: { validMs: NEWS_VALID_MS },
  balanceSoon: { validMs: BALANCE_SOON_VALID_MS },
  balanceExtended: { validMs: NEWS_VALID_MS },
  balancePaid: { validMs: NEWS_VALID_MS },
  depositsRefunded: { validMs: NEWS_VALID_MS },
  depositForfeited: { validMs: NEWS_VALID_MS },
  winDisqualified: { validMs: NEWS_VALID_MS },
  nextBidderOffered: { validMs: DEMAND_VALID_MS },
  reservationApproved: { validMs: DEMAND_VALID_MS },
  reservationRejected: { validMs: NEWS_VALID_MS },
  reservationInAuction: { validMs: NEWS_VALID_MS },
  watchStart: { validMs: SOON_VALID_MS },
  outbid: { validMs: OUTBID_VALID_MS },
  workWaits: { validMs: NEWS_VALID_MS },
  decisionWaits: { validMs: DECISION_VALID_MS },
};

/** Under which name a provider's own code of a template is configured. */
export function templateCodeName(template: SmsTemplate, language: Language): string {
  return `${template}.${language}`;
}

/** Of every template in every language. */
export const TEMPLATE_CODE_NAMES: readonly string[] = Object.keys(SMS_TEMPLATES).flatMap((template) =>
  LANGUAGES.map((language) => `${template}.${language}`),
);
