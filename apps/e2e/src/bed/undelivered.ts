// Messages that have not left: one that was given up and can be sent again, one that is too old, and one that waits.
import { randomUUID } from 'node:crypto';
import { parseDataKeys, TextSeal } from '@haopai/sealed-data';
import { databaseNowMs } from '../../../../tools/seed';
import { TEST_KEYS } from '../../../../tools/services';
import type { SaleSite } from './sale-site';

const HOUR_MS = 3_600_000;
/** Nobody's of those that the demo gives out. */
export const UNREACHED_MOBILE = '13900001234';
const TEXT = { mobile: UNREACHED_MOBILE, template: 'passwordChanged', params: {}, language: 'zh' };

/** Returns the number of the first. */
export async function leaveMessages({ db }: SaleSite): Promise<number> {
  const keys = parseDataKeys(TEST_KEYS.dataKeys);
  if (keys === null) throw new Error('the keys of personal data are not usable');
  const body = new TextSeal(keys).seal(JSON.stringify(TEXT));
  const nowMs = await databaseNowMs(db);
  const add = async (
    state: string,
    failure: string,
    dueAtMs: number,
    validUntilMs: number,
  ): Promise<number> => {
    const [result] = await db.query(
      `INSERT INTO outbox (token, channel, state, recipient, body, due_at_ms, valid_until_ms, attempts, is_doubtful,
         last_failure, created_at_ms, settled_at_ms) VALUES (?, 'sms', ?, '-', ?, ?, ?, 1, 1, ?, ?, ?)`,
      [
        ...[randomUUID(), state, body, dueAtMs, validUntilMs, failure],
        ...[nowMs - HOUR_MS, state === 'waiting' ? null : nowMs - HOUR_MS],
      ],
    );
    return 'insertId' in result ? result.insertId : 0;
  };
  const deadId = await add('dead', 'isv.SMS_TEMPLATE_ILLEGAL', 0, nowMs + 9 * HOUR_MS);
  await add('dead', 'NUMBER.DAY_LIMIT', 0, nowMs - 1);
  await add('waiting', 'isv.AMOUNT_NOT_ENOUGH', nowMs + 9 * HOUR_MS, nowMs + 10 * HOUR_MS);
  return deadId;
}
