// Load over HTTP from a process of its own, so that neither server nor bench shares its core with the clients.
import path from 'node:path';
import { HelperProcess } from '../../services/helper-process';
import type { Sample } from '../measuring/row';
import { acceptedSample } from '../measuring/closed-loop';
import type { LoadOrder, LoadTold } from './load-program';

const MICROS_PER_MS = 1_000;

export class HttpLoad {
  private readonly program = new HelperProcess<LoadOrder, LoadTold>(
    path.join(import.meta.dirname, 'load-program.ts'),
  );

  /** The rate of answers with 200; in the detail what one costs the clients. */
  async measure(order: LoadOrder): Promise<Sample> {
    this.program.tell(order);
    const told = await this.program.next();
    if (!told.ok) throw new Error(`${order.request.path}: ${told.why}`);
    const { count, cpuMs } = told;
    const clientMicrosEach = count.answered === 0 ? 0 : (cpuMs * MICROS_PER_MS) / count.answered;
    return acceptedSample(count, { connections: order.connections, clientMicrosEach });
  }

  stop(): void {
    this.program.end();
  }
}
