// Waits for what a request brings: whoever sends it slowly holds no place at the door meanwhile.
import type { IncomingMessage } from 'node:http';

/**
 * Resolves when the body is there, or as much of it as Node keeps before anybody reads: more than any body that is read for strangers. Or when its
 * sender is gone. Nothing of it is taken.
 */
export async function arrivalOf(request: IncomingMessage): Promise<void> {
  if (!hasBody(request)) return;
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

/** RFC 9112, 6.3. */
function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}
