// A client that connects like any other and then stops reading: plain TCP, so that nothing reads behind its back.
import { connect, type Socket } from 'node:net';
import { LIVE_NAMESPACE } from '@haopai/contracts';
import type { HttpClient } from './http-client';

const FIN_TEXT_FRAME = 0x81;
const MASKED = 0x80;
const SHORT_MAX = 125;

/** A websocket text frame from a client; its mask is zero, which changes nothing of the text. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  if (body.length > SHORT_MAX) throw new Error('too long for a short frame');
  return Buffer.concat([Buffer.from([FIN_TEXT_FRAME, MASKED | body.length, 0, 0, 0, 0]), body]);
}

export class StuckClient {
  private constructor(private readonly socket: Socket) {}

  /** Resolves when it watches these lots and has read its last byte. */
  static async watch(
    url: string,
    lotIds: readonly number[],
    { cookieHeader }: Pick<HttpClient, 'cookieHeader'>,
  ): Promise<StuckClient> {
    const { hostname, port } = new URL(url);
    const socket = connect(Number(port), hostname);
    socket.on('error', () => undefined);
    const hears = (mark: string): Promise<void> =>
      new Promise((resolve) => {
        let heard = '';
        const listen = (chunk: Buffer): void => {
          heard += chunk.toString('latin1');
          if (!heard.includes(mark)) return;
          socket.off('data', listen);
          resolve();
        };
        socket.on('data', listen);
      });
    socket.write(
      `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: ${hostname}:${port}\r\nOrigin: ${url}\r\nCookie: ${cookieHeader}\r\n` +
        'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MDEyMzQ1Njc4OWFiY2RlZg==\r\n\r\n',
    );
    await hears('pingInterval');
    socket.write(frame(`40${LIVE_NAMESPACE},`));
    await hears(`40${LIVE_NAMESPACE},{`);
    for (const [index, lotId] of lotIds.entries()) {
      socket.write(frame(`42${LIVE_NAMESPACE},${index}${JSON.stringify(['lot.watch', { lotId }])}`));
      await hears(`43${LIVE_NAMESPACE},${index}[`);
    }
    socket.pause();
    return new StuckClient(socket);
  }

  close(): void {
    this.socket.destroy();
  }
}
