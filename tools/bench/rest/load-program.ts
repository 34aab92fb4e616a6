// Program: asks one server the same thing over some connections that are kept, each as soon as it has its answer; then tells how it went.
import { hearOrders, tellStarter } from '../../services/helper-process';
import { type LoopCount, runClosedLoop } from '../measuring/closed-loop';
import { requestText, type RequestWish, WireConnection } from './wire-request';

export interface LoadOrder {
  readonly request: RequestWish;
  readonly connections: number;
  readonly durationMs: number;
}

export type LoadTold =
  | { readonly ok: true; readonly count: LoopCount; /** Of this process. */ readonly cpuMs: number }
  | { readonly ok: false; readonly why: string };

const MICROS_PER_MS = 1_000;

async function load({ request, connections: clients, durationMs }: LoadOrder): Promise<LoadTold> {
  const text = requestText(request);
  const connections = await Promise.all(
    Array.from({ length: clients }, () => WireConnection.open(request.port)),
  );
  try {
    const startedWith = process.cpuUsage();
    const count = await runClosedLoop({
      ...{ clients, durationMs },
      act: async (index) => (await connections[index]?.ask(text)) === 200,
    });
    const { user, system } = process.cpuUsage(startedWith);
    return { ok: true, count, cpuMs: (user + system) / MICROS_PER_MS };
  } finally {
    for (const connection of connections) connection.close();
  }
}

hearOrders<LoadOrder>((order) => {
  load(order).then(tellStarter, (error: unknown) => {
    const told: LoadTold = { ok: false, why: String(error) };
    tellStarter(told);
  });
});
