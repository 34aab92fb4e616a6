// A refusal as the wire's acknowledgement `{ ok: false, code, data }`.
import type { Answer } from '@haopai/contracts';
import type { RefusalError } from '../../platform/errors';

export function refusedAnswer({ code, data }: RefusalError): Answer<never> {
  return { ok: false, code, data };
}
