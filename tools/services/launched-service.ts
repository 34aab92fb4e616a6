// What callers get of a service: where it is, and how it ends. One that was started here is handed out when it answers.
import type { Server } from './child-process';
import { LOOPBACK } from './ports';
import { waitUntilReady } from './readiness';

export interface RunningService {
  readonly url: string;
  /** For people, for example `MariaDB 11.8.9 on 127.0.0.1:21033`. */
  readonly title: string;
  stop(): Promise<void>;
}

/** One that this process has started, and may therefore end without a word. */
export interface LaunchedService extends RunningService {
  /** kill -9; what is on disk stays. */
  kill(): Promise<void>;
}

export interface Launching {
  readonly server: Server;
  /** The program, for people. */
  readonly name: string;
  readonly url: string;
  readonly port: number;
  readonly ping: (url: string) => Promise<void>;
  readonly patienceMs: number;
  readonly stop: () => Promise<void>;
}

/** Resolves when the server answers; one that does not is stopped. */
export async function launchedService(launching: Launching): Promise<LaunchedService> {
  const { server, name, url, port, ping, patienceMs, stop } = launching;
  try {
    await waitUntilReady(() => ping(url), { name, patienceMs, server });
  } catch (error) {
    await stop();
    throw error;
  }
  return { url, title: `${name} on ${LOOPBACK}:${port}`, stop, kill: () => server.kill() };
}
