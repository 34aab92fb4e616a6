// The site's rules that staff change while it runs: the one table of their names and bounds.

export interface SettingBounds {
  readonly unit: 'minutes' | 'count' | 'days';
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
  /** Reservations that one citizen may have open. */
  'reservations.openMax': { unit: 'count', min: 1, max: 20 },
  /** How long before the start bidders are reminded. */
  'reminders.bidderMinutes': { unit: 'minutes', min: 5, max: 1_440 },
  /** How long before the start watchers are reminded. */
  'reminders.watcherMinutes': { unit: 'minutes', min: 5, max: 1_440 },
  /** How old the site's logs become before they are erased. */
  'logs.keptDays': { unit: 'days', min: LOG_DAYS_MIN, max: 3_650 },
} as const satisfies Readonly<Record<string, SettingBounds>>;

export type SettingName = keyof typeof SETTINGS;
export const SETTING_NAMES = Object.keys(SETTINGS) as readonly SettingName[];

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
