// Bytes over a line, as no client sends them, and what comes back until the site hangs up or has nothing more to say.
import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

const SILENCE_MS = 2_000;
const PATIENCE_MS = 15_000;

/** Resolves with all that came; never rejects. `isOver` ends it sooner. */
export function sendRaw(
  baseUrl: string,
  bytes: string | Buffer,
  {
    from,
    isOver = () => false,
  }: { readonly from?: string; readonly isOver?: (soFar: string) => boolean } = {},
): Promise<string> {
  const { protocol, hostname, port } = new URL(baseUrl);
  const isTls = protocol === 'https:';
  const host = hostname.replace(/^\[|\]$/g, '');
  return new Promise((resolve) => {
    const target = { host, port: Number(port || (isTls ? 443 : 80)), localAddress: from };
    const socket: Socket = isTls ? connectTls({ ...target, servername: host }) : connectPlain(target);
    let heard = '';
    const end = (): void => {
      clearTimeout(limit);
      socket.destroy();
      resolve(heard);
    };
    const limit = setTimeout(end, PATIENCE_MS);
    socket.setTimeout(SILENCE_MS, end);
    socket.on('data', (piece: Buffer) => {
      heard += piece.toString('latin1');
      if (isOver(heard)) end();
    });
    socket.once('error', end);
    socket.once('close', end);
    socket.write(bytes);
  });
}

/** Of each answer in it. */
export function statusesOf(heard: string): readonly number[] {
  return [...heard.matchAll(/HTTP\/1\.[01] (\d{3})/g)].map(([, status]) => Number(status));
}
