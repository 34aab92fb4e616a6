// The bare Socket.IO server as a child process, on the other core like the api.
import path from 'node:path';
import type { BenchBed } from '../bench-bed';
import { freePort, LOOPBACK } from '../../services';
import { startServer } from '../../services/child-process';
import { waitUntilReady } from '../../services/readiness';

const READY_PATIENCE_MS = 20_000;
const STOP_PATIENCE_MS = 3_000;

export interface BareProcess {
  readonly port: number;
  readonly pid: number | undefined;
  /** Asks `/storm?lots=8&bytes=110` or `/calm`. */
  ask(query: string): Promise<void>;
  stop(): Promise<void>;
}

export async function startBare(bed: BenchBed): Promise<BareProcess> {
  const port = await freePort();
  const program = path.join(import.meta.dirname, 'bare-server.ts');
  const server = startServer(process.execPath, ['--import', 'tsx', program, String(port)], {
    logFile: path.join(bed.folder, 'bare.log'),
    cwd: bed.root,
  });
  const ask = async (query: string): Promise<void> => {
    await fetch(`http://${LOOPBACK}:${port}${query}`);
  };
  await waitUntilReady(() => ask('/calm'), { name: 'bare Socket.IO', patienceMs: READY_PATIENCE_MS, server });
  return { port, pid: server.child.pid, ask, stop: () => server.stop(STOP_PATIENCE_MS) };
}
