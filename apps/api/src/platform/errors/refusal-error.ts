// An expected refusal inside the api: a code and its data. Use cases return it; guards and middleware throw it.
import type { ErrorCode, ErrorData, Refusal } from '@haopai/contracts';

export class RefusalError<Code extends ErrorCode = ErrorCode> extends Error implements Refusal<Code> {
  constructor(
    readonly code: Code,
    readonly data: ErrorData[Code],
  ) {
    super(code);
    this.name = 'RefusalError';
  }
}
