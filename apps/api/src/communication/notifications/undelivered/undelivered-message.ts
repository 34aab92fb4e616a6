// One message that has not left, as staff see it: to whom and of what kind, never what it says.
import type { NoticeKind, SmsTextName, UndeliveredGroup, UndeliveredMessage } from '@haopai/contracts';
import { mask } from '../../../platform/personal-data';
import type { UndeliveredRow } from './undelivered.store';

export interface OpenedMessage {
  readonly row: UndeliveredRow;
  readonly group: UndeliveredGroup;
  /** Null for one that cannot be opened. */
  readonly body: string | null;
  readonly citizenId: number | null;
}

/** As far as it is told here, whichever channel's it is. */
interface Body {
  /** Of a text. */
  readonly template?: SmsTextName;
  readonly mobile?: string;
  /** Of a notice or push. */
  readonly kind?: NoticeKind;
}

export function undeliveredMessage({ row, group, body, citizenId }: OpenedMessage): UndeliveredMessage {
  const { id, channel, state, attempts, lastFailure, createdAtMs, settledAtMs, validUntilMs } = row;
  const { template, kind, mobile } = body === null ? {} : (JSON.parse(body) as Body);
  const isWaiting = state === 'waiting';
  return {
    ...{ id, channel, group, attempts, lastFailure, createdAtMs, validUntilMs, citizenId },
    kind: template ?? kind ?? null,
    maskedMobile: mask(mobile ?? null),
    nextTryAtMs: isWaiting ? row.dueAtMs : null,
    givenUpAtMs: isWaiting ? null : settledAtMs,
    isReadable: body !== null,
    isOfUse: row.isOfUse === 1,
  };
}
