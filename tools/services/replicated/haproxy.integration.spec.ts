// How soon the balancer leaves a node that is not of the larger half any more: a server that says in a node's own words what it is told to say.
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, createConnection, createServer, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findProgram } from '../find-program';
import { freePort, LOOPBACK } from '../ports';
import { Balancer } from './haproxy';

const GREETING = packet(0, Buffer.from('0a352e352e350001000000', 'hex'));
const LETS_IN = packet(2, Buffer.from('00000002000000', 'hex'));
/** A row of one column. */
const WRITES = packet(4, Buffer.from('\x06writes'));
/** 1047. */
const IS_ALONE = packet(
  1,
  Buffer.concat([
    Buffer.from('ff1704', 'hex'),
    Buffer.from('#08S01WSREP has not yet prepared node for application use'),
  ]),
);
const QUERY = 3;
const QUIT = 1;
/** Well below the second that a check may take. */
const NOTICED_MAX_MS = 900;
const PATIENCE_MS = 30_000;
const LOOK_EVERY_MS = 20;

function packet(sequence: number, body: Buffer): Buffer {
  const head = Buffer.alloc(4);
  head.writeUIntLE(body.length, 0, 3);
  head[3] = sequence;
  return Buffer.concat([head, body]);
}

const program = findProgram('haproxy');

(program === null ? describe.skip : describe)('the balancer', () => {
  let home: string;
  let node: Server;
  let balancer: Balancer;
  let port: number;
  let isAlone = false;

  beforeEach(async () => {
    home = mkdtempSync(path.join(tmpdir(), 'haopai-balancer-'));
    isAlone = false;
    node = createServer(speak);
    node.listen(0, LOOPBACK);
    await once(node, 'listening');
    port = await freePort();
    const nodePorts = [(node.address() as AddressInfo).port, await freePort(), await freePort()];
    balancer = new Balancer({ program: program ?? '', home, port, nodePorts });
    await balancer.start();
  });
  afterEach(async () => {
    await balancer.stop();
    node.close();
    rmSync(home, { recursive: true, force: true });
  });

  /** As a node does: it answers what it was asked in turn, and hangs up when it is told farewell. */
  function speak(socket: Socket): void {
    let isIn = false;
    socket.on('error', () => undefined);
    socket.write(GREETING);
    socket.on('data', (bytes) => {
      for (let at = 0; at + 4 < bytes.length; at += 4 + bytes.readUIntLE(at, 3)) {
        const order = bytes[at + 4];
        if (!isIn) socket.write(LETS_IN);
        else if (order === QUERY) socket.write(isAlone ? IS_ALONE : WRITES);
        else if (order === QUIT) socket.end();
        isIn = true;
      }
    });
  }

  /** Whether it leads anybody to the node, who is greeted then. */
  async function isLed(): Promise<boolean> {
    const socket = createConnection(port, LOOPBACK);
    socket.on('error', () => undefined);
    const greeted = once(socket, 'data').then(() => true);
    const closed = once(socket, 'close').then(() => false);
    const answer = await Promise.race([greeted.catch(() => false), closed.catch(() => false)]);
    socket.destroy();
    return answer;
  }

  async function msUntil(expected: boolean): Promise<number> {
    const fromMs = performance.now();
    while ((await isLed()) !== expected) {
      if (performance.now() - fromMs > PATIENCE_MS) throw new Error('it does not come to that');
      await sleep(LOOK_EVERY_MS);
    }
    return performance.now() - fromMs;
  }

  it('leaves a node that says it is alone at once, and does not wait for more of its answer', async () => {
    await msUntil(true);
    await sleep(1_000);
    isAlone = true;
    expect(await msUntil(false)).toBeLessThan(NOTICED_MAX_MS);
    isAlone = false;
    await msUntil(true);
  });
});
