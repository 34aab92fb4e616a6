// Calls of payment providers: they come from no page, so without an Origin, and are read as the text that was signed.
import { type Request, type RequestHandler, text } from 'express';

export const NOTICE_PATH = '/api/v1/payments/notifications';
/** For signatures that stand beside the body. */
export const NOTICE_SIGNATURE_HEADER = 'X-Payment-Signature';
const NOTICE_MAX_BYTES = 16 * 1024;

export function isProviderCall({ method, path }: Request): boolean {
  return method === 'POST' && path.startsWith(`${NOTICE_PATH}/`);
}

/** Stands before the reader of JSON, which then leaves the body alone. */
export function createProviderCallReader(): RequestHandler {
  const read = text({ type: () => true, limit: NOTICE_MAX_BYTES, inflate: false });
  return (request, response, next) => {
    if (isProviderCall(request)) read(request, response, next);
    else next();
  };
}
