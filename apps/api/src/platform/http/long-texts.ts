// Articles and agreements are longer than any other JSON: only under their own addresses so much is read.
import { json, type RequestHandler } from 'express';
import { RefusalError } from '../errors';

const LONG_TEXT = /^\/api\/v1\/admin\/(?:articles|agreements)(?:\/|$)/;
/** Two languages of the longest text, three bytes a character. */
const LONG_TEXT_MAX_BYTES = 384 * 1024;

const TOO_LARGE = new RefusalError('REQUEST.TOO_LARGE', { maxBytes: LONG_TEXT_MAX_BYTES });

/** Stands before the reader of all other JSON, which then leaves the body alone. */
export function createLongTextReader(): RequestHandler {
  const read = json({ limit: LONG_TEXT_MAX_BYTES });
  return (request, response, next) => {
    if (!LONG_TEXT.test(request.path)) next();
    else read(request, response, (error?: unknown) => next(isTooLarge(error) ? TOO_LARGE : error));
  };
}

function isTooLarge(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'status' in error && error.status === 413;
}
