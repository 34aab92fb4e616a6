// A line that can fail, in front of a server that says everything back.
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { DatabaseLine } from './database-line';

describe('a line that can fail', () => {
  let server: Server;
  let line: DatabaseLine;
  let client: Socket;
  const heardByServer: string[] = [];

  beforeEach(async () => {
    heardByServer.length = 0;
    server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk: Buffer) => {
        heardByServer.push(chunk.toString());
        socket.write(chunk);
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    line = await DatabaseLine.open(`mysql://somebody@127.0.0.1:${(server.address() as AddressInfo).port}`);
    client = connect(Number(new URL(line.url).port), '127.0.0.1');
    client.on('error', () => undefined);
    await once(client, 'connect');
  });

  afterEach(() => {
    client.destroy();
    line.close();
    server.close();
  });

  async function ask(text: string): Promise<number> {
    const askedAt = performance.now();
    client.write(text);
    const [answer] = (await once(client, 'data')) as [Buffer];
    expect(answer.toString()).toBe(text);
    return performance.now() - askedAt;
  }

  it('carries both ways, and takes its time when told to', async () => {
    await ask('quick');
    line.slow(() => 40);
    expect(await ask('slow')).toBeGreaterThanOrEqual(75);
    line.mend();
    await ask('quick again');
  });

  it('delivers after a stall what was sent in it, also from one who has hung up since', async () => {
    line.stall();
    client.write('a late bid');
    await sleep(30);
    client.end();
    await sleep(30);
    expect(heardByServer).toEqual([]);
    line.mend();
    await sleep(30);
    expect(heardByServer).toEqual(['a late bid']);
  });

  it('loses what is sent without a word, for good on the connections that there were, and lets new ones in once it is mended', async () => {
    const port = Number(new URL(line.url).port);
    const heard: string[] = [];
    client.on('data', (chunk: Buffer) => heard.push(chunk.toString()));
    const gone = connect(port, '127.0.0.1');
    gone.on('error', () => undefined);
    await once(gone, 'connect');
    gone.write('before');
    await once(gone, 'data');
    line.drop();
    client.write('lost');
    gone.destroy();
    const meanwhile = connect(port, '127.0.0.1');
    meanwhile.on('error', () => undefined);
    await once(meanwhile, 'connect');
    meanwhile.write('not heard');
    await sleep(50);
    expect([heardByServer, heard, client.destroyed]).toEqual([['before'], [], false]);
    line.mend();
    await once(meanwhile, 'close');
    client.write('still lost');
    await sleep(50);
    expect([heardByServer, heard, client.destroyed]).toEqual([['before'], [], false]);
    client.destroy();
    client = connect(port, '127.0.0.1');
    await once(client, 'connect');
    await ask('here again');
  });

  it('breaks connections and lets none in until it is mended', async () => {
    line.cut();
    await once(client, 'close');
    const port = Number(new URL(line.url).port);
    const refused = connect(port, '127.0.0.1');
    refused.on('error', () => undefined);
    await once(refused, 'close');
    line.mend();
    client = connect(port, '127.0.0.1');
    await once(client, 'connect');
    await ask('here again');
  });
});
