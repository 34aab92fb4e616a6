// The driver that needs nothing but Node: the scenario's people in worker threads.
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LoadSale } from '../../load-tests/bidding/sale.ts';
import type { Settings } from '../../load-tests/scenarios/settings.ts';
import type { Telling } from '../../load-tests/scenarios/telling.ts';
import type { WorkerOrder } from './node-worker';

export interface DriverOrder {
  readonly sale: LoadSale;
  readonly settings: Settings;
  readonly hear: (telling: Telling) => void;
}

/** Resolves when everybody has left; rejects when a worker fails. */
export async function driveWithNode(
  { sale, settings, hear }: DriverOrder,
  { workers, seed }: { readonly workers: number; readonly seed: number },
): Promise<void> {
  const everybody = Array.from({ length: settings.bidders + settings.watchers }, (_, person) => person);
  const running = Array.from({ length: workers }, (_, index) => {
    const people = everybody.filter((person) => person % workers === index);
    return runWorker({ sale, settings, people, seed }, hear);
  });
  await Promise.all(running);
}

function runWorker(order: WorkerOrder, hear: (telling: Telling) => void): Promise<void> {
  const worker = new Worker(path.join(import.meta.dirname, 'node-worker.ts'), { workerData: order });
  return new Promise((resolve, reject) => {
    worker.on('message', (tellings: readonly Telling[]) => tellings.forEach(hear));
    worker.on('error', reject);
    worker.on('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a worker ended with code ${code}`)),
    );
  });
}
