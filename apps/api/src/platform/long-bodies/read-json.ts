// Reads the JSON of requests before their session is asked for, as short as it is; that of long texts is left for later.
import { json, type RequestHandler } from 'express';
import { JSON_BODY_MAX_BYTES } from '../errors';

/** Under their own addresses alone: articles and agreements (long-texts.ts). */
const LONG_TEXT = /^\/api\/v1\/admin\/(?:articles|agreements)(?:\/|$)/;

/** What is compressed is refused: no page sends it, and nobody knows how long it takes to come. */
export function createJsonReader(): RequestHandler {
  const read = json({ limit: JSON_BODY_MAX_BYTES, inflate: false });
  return (request, response, next) => {
    if (LONG_TEXT.test(request.path)) next();
    else read(request, response, next);
  };
}
