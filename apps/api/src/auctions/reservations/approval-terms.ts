// How far the terms of an approval may go. The one place of these numbers; what is usual is a setting.
import { yuanToFen } from '@haopai/rules';

export const MONEY_FEN_MAX = yuanToFen(100_000_000);
export const PAY_DAYS_MAX = 60;

/** As the citizen reads it, and as the column holds it. */
export const REJECTION_REASON_MAX = 200;
