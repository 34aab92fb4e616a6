// Builders for specs of messages that were given up.
import { randomUUID } from 'node:crypto';
import type { MysqlPool } from '../../../platform/database';
import type { PersonalData } from '../../../platform/personal-data';
import { insertRow } from '../../../testing';
import type { Channel } from '../outbox/message';

export interface DeadLetter {
  readonly channel?: Channel;
  readonly body?: string;
  /** In place of a body that was sealed here. */
  readonly sealed?: string | null;
  readonly failure?: string;
  readonly validMs?: number | null;
  readonly token?: string;
}

/** Given up a moment ago; returns its id. */
export function aDeadLetter(
  pool: MysqlPool,
  personalData: PersonalData,
  { channel = 'sms', body = '{}', failure = 'isv.SMS_TEMPLATE_ILLEGAL', ...given }: DeadLetter = {},
): Promise<number> {
  const { token = randomUUID(), validMs = null, sealed = personalData.seal(body) } = given;
  const nowMs = Date.now();
  return insertRow(pool, 'outbox', {
    ...{ token, channel, state: 'dead', recipient: '7', body: sealed, last_failure: failure },
    ...{ attempts: 1, is_doubtful: true, due_at_ms: 0 },
    valid_until_ms: validMs === null ? null : nowMs + validMs,
    ...{ created_at_ms: nowMs - 5_000, settled_at_ms: nowMs - 1_000 },
  });
}
