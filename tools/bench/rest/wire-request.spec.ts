// The bench's own HTTP client: what it sends, and how it cuts what comes into answers.
import { AnswerReader, requestText } from './wire-request';

const answer = (status: number, body: string, more = ''): string =>
  `HTTP/1.1 ${status} Some\r\n${more}Content-Length: ${body.length}\r\n\r\n${body}`;

describe('an answer', () => {
  it('is whole when its bytes are all there, however they come', () => {
    const text = answer(200, '{"lots":[]}', 'ETag: "1"\r\n') + answer(404, '') + answer(429, 'no');
    for (const size of [1, 2, 7, 16]) {
      const reader = new AnswerReader();
      const statuses: number[] = [];
      // One request at a time: a chunk never holds the end of one answer and the beginning of the next.
      for (const one of text.split(/(?=HTTP)/)) {
        for (let at = 0; at < one.length; at += size) {
          const status = reader.read(Buffer.from(one.slice(at, at + size)));
          if (status !== null) statuses.push(status);
        }
      }
      expect(statuses).toEqual([200, 404, 429]);
    }
  });

  it('that does not say how long it is, or is longer, is a fault of the bench', () => {
    expect(() => new AnswerReader().read(Buffer.from('HTTP/1.1 200 OK\r\n\r\n'))).toThrow('how long');
    expect(() => new AnswerReader().read(Buffer.from(`${answer(200, 'ab')}c`))).toThrow('more came');
  });
});

describe('a request', () => {
  it('asks as a browser does, with its session, or posts JSON', () => {
    expect(requestText({ port: 80, path: '/me', cookie: 'sid=1', body: null })).toBe(
      'GET /me HTTP/1.1\r\nHost: 127.0.0.1:80\r\nAccept-Encoding: gzip, deflate, br\r\nCookie: sid=1\r\n\r\n',
    );
    const posted = requestText({ port: 80, path: '/x', cookie: null, body: { name: '号' } });
    expect(posted).toContain('Content-Length: 14\r\n\r\n{"name":"号"}');
    expect(posted).toContain('Origin: http://127.0.0.1:80');
  });
});
