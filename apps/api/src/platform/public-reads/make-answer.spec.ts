// An answer that is made for everybody, and one that its handler breaks off.
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
