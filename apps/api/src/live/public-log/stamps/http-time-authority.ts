// TimeAuthority over HTTP (RFC 3161, section 3.4): any of those who offer it, by its address.
import type { TimeAuthority } from './time-authority';

const ANSWER_MAX_MS = 20_000;
/** A token with its certificates is 3 to 8 kB. */
const ANSWER_BYTES_MAX = 64 * 1024;

export class HttpTimeAuthority implements TimeAuthority {
  constructor(private readonly url: string) {}

  async answer(request: Uint8Array): Promise<Uint8Array> {
    const response = await fetch(this.url, {
      method: 'POST',
      body: new Uint8Array(request),
      headers: { 'content-type': 'application/timestamp-query', accept: 'application/timestamp-reply' },
      redirect: 'error',
      signal: AbortSignal.timeout(ANSWER_MAX_MS),
    });
    if (!response.ok || response.body === null)
      throw new Error(`the time authority answers ${response.status}`);
    const chunks: Uint8Array[] = [];
    let length = 0;
    for await (const chunk of response.body as AsyncIterable<Uint8Array>) {
      length += chunk.length;
      if (length > ANSWER_BYTES_MAX) throw new Error('the time authority says too much');
      chunks.push(chunk);
    }
    return new Uint8Array(Buffer.concat(chunks));
  }
}
