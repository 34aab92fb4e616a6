// An answer that is made for everybody, and one that its handler breaks off.
import { Readable } from 'node:stream';
import { makeAnswer } from './make-answer';

describe('an answer that is made', () => {
  it('is what its handler gave', async () => {
    const made = await makeAnswer(
      (request, response) => {
        response.writeHead(404, { 'X-Asked': request.url });
        response.write('no ');
        response.end('such lot');
      },
      '/api/v1/lots/7',
      {},
      '203.0.113.7',
    );
    expect([made.status, made.headers['x-asked'], made.bytes.toString()]).toEqual([
      404,
      '/api/v1/lots/7',
      'no such lot',
    ]);
  });

  it('takes a file of any length, which a handler sends in pieces', async () => {
    const bytes = Buffer.alloc(2_000_000, 'a file');
    const made = await makeAnswer(
      (_, response) => void Readable.from(piecesOf(bytes)).pipe(response),
      '/api/docs/swagger-ui-bundle.js',
      {},
      '203.0.113.7',
    );
    expect(made.bytes.equals(bytes)).toBe(true);
  });

  it('is not waited for when its handler cuts the connection', async () => {
    const making = makeAnswer(
      (_, response) => {
        response.write('half');
        response.destroy();
      },
      '/api/v1/lots/7',
      {},
      '203.0.113.7',
    );
    await expect(making).rejects.toThrow('broken off');
  });
});

const PIECE_BYTES = 64 * 1024;

function piecesOf(bytes: Buffer): readonly Buffer[] {
  const count = Math.ceil(bytes.length / PIECE_BYTES);
  return Array.from({ length: count }, (_, nth) =>
    bytes.subarray(nth * PIECE_BYTES, (nth + 1) * PIECE_BYTES),
  );
}
