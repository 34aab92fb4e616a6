// An answer as it goes over the line, compressed where the server sends it so.
import { get } from 'node:http';

export interface RawAnswer {
  readonly body: Buffer;
  /** Empty for none. */
  readonly encoding: string;
}

/** As a browser asks. Rejects on any status but 200. */
export function readRaw(url: string): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const asked = get(url, { headers: { 'Accept-Encoding': 'gzip, deflate, br' } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        if (response.statusCode !== 200) reject(new Error(`${url} answers ${response.statusCode}`));
        else resolve({ body: Buffer.concat(chunks), encoding: response.headers['content-encoding'] ?? '' });
      });
    });
    asked.once('error', reject);
  });
}
