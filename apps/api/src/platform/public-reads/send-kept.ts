// Gives an answer that is there as bytes: as the reader takes it, or not at all to who has it; HEAD hears of it what GET would.
import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from 'node:http';
import { requestIdOf } from '../logging';
import { type EncodedAnswer, encodingFor, isNamed, type KeptAnswer } from './kept-answer';

const OK = 200;
const NOT_MODIFIED = 304;

/** A kernel copies so much in microseconds: whole files for hundreds at once would hold up everybody else for seconds. */
const PIECE_BYTES = 32 * 1024;
const PIECES_A_TURN = 16;

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
    if (isKnown || request.method === 'HEAD') response.end();
    else giveInPieces(response, bytes);
    return status;
  };
  const encoded = answer.in(encodingFor(request.headers['accept-encoding']));
  return encoded instanceof Promise ? encoded.then(send) : send(encoded);
}

/** What is small goes at once. Of the rest a few pieces a turn of the loop, whoever they are for, and none before the one before it has gone. */
function giveInPieces(response: ServerResponse, bytes: Buffer): void {
  if (bytes.length <= PIECE_BYTES) {
    response.end(bytes);
    return;
  }
  let at = 0;
  const next = (): void => {
    if (response.destroyed) return;
    const piece = bytes.subarray(at, (at += PIECE_BYTES));
    if (at >= bytes.length) response.end(piece);
    else if (response.write(piece)) inTurn(next);
    else response.once('drain', () => inTurn(next));
  };
  inTurn(next);
}

const waiting: (() => void)[] = [];

function inTurn(next: () => void): void {
  if (waiting.push(next) === 1) setImmediate(giveSome);
}

function giveSome(): void {
  const turn = waiting.slice(0, PIECES_A_TURN);
  for (const next of turn) next();
  waiting.splice(0, turn.length);
  if (waiting.length > 0) setImmediate(giveSome);
}
