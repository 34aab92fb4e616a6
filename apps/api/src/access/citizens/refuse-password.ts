// What is said of a new password that a rule refuses, wherever one is set.
import type { RefusalCode, Refused } from '@haopai/rules';
import { RefusalError } from '../../platform/errors';

export function refusePassword({
  code,
  data,
}: Refused<Extract<RefusalCode, `PASSWORD.${string}`>>): RefusalError<'ACCOUNT.INVALID'> {
  return new RefusalError('ACCOUNT.INVALID', { fields: [{ path: 'newPassword', code, data }] });
}
