// The site's rules that staff change while it runs: the one table of their names and bounds.

export interface SettingBounds {
  readonly unit:
    'seconds' | 'minutes' | 'days' | 'count' | 'times' | 'percent' | 'shares' | 'yuan' | 'megabytes' | 'date';
  readonly min: number;
  readonly max: number;
}

/** Six months, the longest ones: networks’ logs are kept at least so long (Cybersecurity Law, article 21). */
export const LOG_DAYS_MIN = 184;

export const SETTINGS = {
  /** How long an unpaid order of the fixed-price sale holds its plate. Orders that are made already keep their time. */
  'listings.heldMinutes': { unit: 'minutes', min: 1, max: 1_440 },
  /** Orders of the fixed-price sale that one citizen may have waiting. */
  'listings.openOrdersMax': { unit: 'count', min: 1, max: 100 },
  /** How long an enrolment that is not paid holds its cars. Those that are made already keep their time. */
  'enrolments.heldMinutes': { unit: 'minutes', min: 5, max: 10_080 },
  /** Holds of plates and cars that one citizen may let go unpaid within a day; from then on it is waited after each. */
  'orders.unpaidMax': { unit: 'times', min: 1, max: 100 },
  /** For so long after the first of these, twice as long after each further one; 0 for not at all. */
  'orders.pauseMinutes': { unit: 'minutes', min: 0, max: 1_440 },
  /** Reservations that one citizen may have open. */
  'reservations.openMax': { unit: 'count', min: 1, max: 20 },
  /** What an approval of a reservation asks for unless the clerk says otherwise. */
  'reservations.depositYuan': { unit: 'yuan', min: 1, max: 100_000_000 },
  'reservations.startPriceYuan': { unit: 'yuan', min: 1, max: 100_000_000 },
  'reservations.payDays': { unit: 'days', min: 1, max: 60 },
  /** Within which the staff mean to decide: told to whoever reserves. */
  'reservations.reviewDays': { unit: 'days', min: 1, max: 60 },
  /** Terms of an auction that is newly drafted: each draft may have others. */
  'auctions.depositYuan': { unit: 'yuan', min: 1, max: 100_000_000 },
  'auctions.sharesMax': { unit: 'shares', min: 1, max: 10 },
  'auctions.paymentDays': { unit: 'days', min: 1, max: 60 },
  'auctions.firstBidSeconds': { unit: 'seconds', min: 5, max: 86_400 },
  'auctions.countdownSeconds': { unit: 'seconds', min: 5, max: 3_600 },
  /** The smallest step of the ladder, whose others are two to five of it. */
  'auctions.ladderStepYuan': { unit: 'yuan', min: 1, max: 1_000_000 },
  'auctions.staggerSeconds': { unit: 'seconds', min: 0, max: 600 },
  /** How long before its start a sale is published at least; with less a second reason is written down. */
  'auctions.noticeDays': { unit: 'days', min: 0, max: 60 },
  /** Files that belong to one auction, and how large each may be: docker/nginx lets ten megabytes through. */
  'auctions.attachmentsMax': { unit: 'count', min: 0, max: 20 },
  'auctions.attachmentMegabytes': { unit: 'megabytes', min: 1, max: 10 },
  /** For how long the plate of a lot whose winner did not pay is offered to the next bidder; 0: it is not. */
  'auctions.nextBidderDays': { unit: 'days', min: 0, max: 60 },
  /** When many are cut off at once the lots that run get that time back: of so many paddles in a room at least… */
  'cutOffs.paddlesMin': { unit: 'count', min: 2, max: 100_000 },
  /** …so many in a hundred… */
  'cutOffs.percentMin': { unit: 'percent', min: 5, max: 100 },
  /** …went within this time… */
  'cutOffs.withinSeconds': { unit: 'seconds', min: 1, max: 30 },
  /** …and are still away so long afterwards. */
  'cutOffs.awaySeconds': { unit: 'seconds', min: 1, max: 30 },
  /** How long whoever let a balance lapse enrols in nothing. Bans that were placed already keep their time. */
  'citizens.banDays': { unit: 'days', min: 0, max: 1_825 },
  /** Within which the office answers a claim: told to the citizen. Claims that are made already keep their time. */
  'claims.answerDays': { unit: 'days', min: 1, max: 60 },
  /** Within which a citizen replies whom the office has asked. */
  'claims.replyDays': { unit: 'days', min: 1, max: 60 },
  /** Accounts that were registered before this day, as 20261201, are asked for no proof of who they are; 0: all are asked, at their next deposit. */
  'citizens.askedSinceDate': { unit: 'date', min: 0, max: 21_001_231 },
  /** How long answered and closed claims are kept before they are erased. */
  'claims.keptDays': { unit: 'days', min: LOG_DAYS_MIN, max: 3_650 },
  /** How long before the start bidders are reminded. */
  'reminders.bidderMinutes': { unit: 'minutes', min: 5, max: 1_440 },
  /** How long before the start watchers are reminded. */
  'reminders.watcherMinutes': { unit: 'minutes', min: 5, max: 1_440 },
  /** Codes that the site sends in a day at most, for each purpose apart. */
  'codes.registerPerDay': { unit: 'count', min: 10, max: 1_000_000 },
  'codes.loginPerDay': { unit: 'count', min: 10, max: 1_000_000 },
  'codes.recoverPerDay': { unit: 'count', min: 10, max: 1_000_000 },
  'codes.changeMobilePerDay': { unit: 'count', min: 10, max: 1_000_000 },
  'codes.confirmPerDay': { unit: 'count', min: 10, max: 1_000_000 },
  /** Work that a stranger's device does before a log-in or a text, in thousands of hashes at most; up to four times as much in a rush of texts. */
  'strangers.proofWork': { unit: 'count', min: 1, max: 800 },
  /** How old the site's logs become before they are erased. */
  'logs.keptDays': { unit: 'days', min: LOG_DAYS_MIN, max: 3_650 },
} as const satisfies Readonly<Record<string, SettingBounds>>;

export type SettingName = keyof typeof SETTINGS;
/** Pure, as those of roles and approvals are: a page that knows no settings does not carry them. */
export const SETTING_NAMES = /* @__PURE__ */ Object.keys(SETTINGS) as readonly SettingName[];

export interface SettingView extends SettingBounds {
  readonly name: SettingName;
  readonly value: number;
  /** What counts while nobody has set anything. */
  readonly defaultValue: number;
  /** 0 while nobody has. */
  readonly version: number;
}

/** Without a value the default counts again. */
export interface ChangeSettingBody {
  readonly version: number;
  readonly value?: number;
  readonly reason: string;
}

export interface SettingChange {
  readonly version: number;
  /** Null: the default counted again. */
  readonly value: number | null;
  readonly changedAtMs: number;
  readonly staffName: string;
  readonly reason: string;
}
