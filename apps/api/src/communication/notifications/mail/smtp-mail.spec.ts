// Mails over SMTP against a real socket that speaks as servers do: taken, refused for now and for good, cut off, not there.
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import type { OutgoingMail } from './mail-sender';
import { SmtpMail } from './smtp-mail';

type Answers = Readonly<Partial<Record<'MAIL' | 'RCPT' | 'DATA' | 'END', string | null>>>;

const MAIL: OutgoingMail = {
  token: '0b9e4a5c-1111-4222-8333-944455556666',
  template: 'workWaits',
  to: 'wang@example.cn',
  subject: '余款即将到期',
  text: '第一行\n第二行',
};

describe('a mail over SMTP', () => {
  let server: Server | null = null;
  let said = '';

  /** Null cuts the line in place of an answer. */
  const serve = async (answers: Answers = {}): Promise<string> => {
    said = '';
    const opened = createServer((socket) => talk(socket, answers));
    server = opened;
    await new Promise<void>((resolve) => opened.listen(0, '127.0.0.1', resolve));
    return `smtp://127.0.0.1:${(opened.address() as AddressInfo).port}`;
  };
  function talk(socket: Socket, answers: Answers): void {
    let isText = false;
    const answer = (words: string | null | undefined, usual: string): void => {
      if (words === null) socket.destroy();
      else socket.write(`${words ?? usual}\r\n`);
    };
    socket.on('error', () => undefined);
    socket.write('220 here\r\n');
    socket.on('data', (chunk) => {
      said += chunk.toString();
      if (isText) {
        if (!said.endsWith('\r\n.\r\n')) return;
        isText = false;
        return answer(answers.END, '250 taken');
      }
      const [verb = ''] = chunk
        .toString()
        .trim()
        .split(/[ :\r]/, 1);
      if (verb === 'EHLO') return answer(undefined, '250 here');
      if (verb === 'DATA') {
        isText = answers.DATA === undefined;
        return answer(answers.DATA, '354 go on');
      }
      if (verb === 'MAIL' || verb === 'RCPT') return answer(answers[verb], '250 good');
      if (verb === 'QUIT') return socket.end('221 bye\r\n');
      return answer(undefined, '250 good');
    });
  }
  afterEach(() => {
    server?.close();
    server = null;
  });
  const send = (url: string) => new SmtpMail({ url, from: '号牌网 <no-reply@example.cn>' }).send(MAIL);

  it('is handed over with its words, and the same Message-ID for every attempt', async () => {
    const url = await serve();
    expect(await send(url)).toEqual({ kind: 'accepted', ref: null });
    expect(said).toContain('RCPT TO:<wang@example.cn>');
    expect(said).toContain(`Message-ID: <${MAIL.token}@example.cn>`);
    expect(said).toContain('Auto-Submitted: auto-generated');
  });

  it.each([
    ['refused for good', { RCPT: '550 nobody' }, { kind: 'refused', code: 'SMTP.550' }],
    ['refused for now', { RCPT: '451 later' }, { kind: 'later', code: 'SMTP.451' }],
    ['refused for now when all was said', { END: '452 full' }, { kind: 'later', code: 'SMTP.452' }],
  ] as const)('is %s as the server says', async (_, answers, outcome) => {
    expect(await send(await serve(answers))).toEqual(outcome);
  });

  it.each([
    ['before it was said', { MAIL: null }],
    ['when all was said', { END: null }],
  ] as const)('is in doubt when the line was cut %s', async (_, answers) => {
    expect(await send(await serve(answers))).toMatchObject({ kind: 'unknown' });
  });

  it('is in doubt while no server is there, and so tried again', async () => {
    const url = await serve();
    await new Promise((resolve) => server?.close(resolve));
    expect(await send(url)).toMatchObject({ kind: 'unknown' });
  });
});
