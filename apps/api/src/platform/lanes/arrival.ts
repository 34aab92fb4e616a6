// Waits for what a request brings: whoever sends it slowly holds no place at the door meanwhile.
import type { IncomingMessage } from 'node:http';
import { JSON_BODY_MAX_BYTES } from '../errors';

/** What a connection keeps of a body before anybody reads: more than any body that is read within a place at the door. */
export const ARRIVING_MAX_BYTES = 2 * JSON_BODY_MAX_BYTES;

/** The memory that its body takes before it is read; 0 for a body that is not waited for. */
export function arrivingBytes(request: IncomingMessage): number {
  if (request.complete) return 0;
  const { 'transfer-encoding': encoding, 'content-length': length } = request.headers;
  // RFC 9112, 6.3.
  if (encoding !== undefined) return ARRIVING_MAX_BYTES;
  // Who sends a long one is asked who they are first: it is read outside of the place, or refused unread.
  return hasLongBody(request) ? 0 : Number(length ?? 0);
}

/** Longer than any that is read before it is known whose it is. */
export function hasLongBody({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > JSON_BODY_MAX_BYTES;
}

/** Resolves when the body is there, or as much of it as the connection keeps; or when its sender is gone. Nothing of it is taken. */
export async function arrivalOf(request: IncomingMessage): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (): void => {
      const isThere = request.complete || request.readableLength >= request.readableHighWaterMark;
      if (!isThere && !request.destroyed) return;
      request.off('readable', look).off('close', look);
      resolve();
    };
    request.on('readable', look).on('close', look);
    look();
  });
  // Until then the stream believes that somebody listens, and gives its body to nobody else.
  await new Promise(setImmediate);
}
