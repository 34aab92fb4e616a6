// Gives an answer that is there as bytes: as the reader takes it, or not at all to who has it; HEAD hears of it what GET would.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { requestIdOf } from '../logging';
import { type EncodedAnswer, encodingFor, isNamed, type KeptAnswer } from './kept-answer';

const OK = 200;
const NOT_MODIFIED = 304;

/** Its status; a promise while it is being compressed. */
export function sendKept(
  request: IncomingMessage,
  response: ServerResponse,
  answer: KeptAnswer,
  own: OutgoingHttpHeaders,
): number | Promise<number> {
  const send = ({ encoding, bytes, etag }: EncodedAnswer): number => {
    const isKnown = isNamed(etag, request.headers['if-none-match']);
    const status = isKnown ? NOT_MODIFIED : OK;
    response.writeHead(status, {
      ...answer.headers,
      ...own,
      ...(encoding === 'identity' ? {} : { 'content-encoding': encoding }),
      ...(isKnown ? {} : { 'content-length': bytes.length }),
      vary: 'accept-encoding',
      etag,
      'x-request-id': requestIdOf(request),
    });
    response.end(isKnown || request.method === 'HEAD' ? undefined : bytes);
    return status;
  };
  const encoded = answer.in(encodingFor(request.headers['accept-encoding']));
  return encoded instanceof Promise ? encoded.then(send) : send(encoded);
}
