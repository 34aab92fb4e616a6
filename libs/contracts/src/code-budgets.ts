// How many codes the site sends in a day, for each purpose apart: what strangers use up of one is left of the others.
import type { SmsCodePurpose } from './accounts';

/** `confirm` goes to the number of whoever is logged in: nobody asks for it by a number. */
export type CodePurpose = SmsCodePurpose | 'confirm';

/** From this share of a day's budget on it is said aloud. */
export const BUDGET_LOW_SHARE = 0.8;

/** Of `GET /admin/messages/code-budgets`: today, by Beijing's day. */
export interface CodeBudgetView {
  readonly purpose: CodePurpose;
  readonly sent: number;
  readonly perDay: number;
  /** When the next day's begins. */
  readonly againAtMs: number;
}
