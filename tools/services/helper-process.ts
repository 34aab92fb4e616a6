// A program of a tool as a process of its own: it is told things and tells things, and ends with whoever started it.
import { type ChildProcess, fork } from 'node:child_process';

export class HelperProcess<Order extends object, Told extends object> {
  private readonly child: ChildProcess;
  private readonly told: Told[] = [];
  private waiting: { readonly hear: (told: Told) => void; readonly fail: (error: Error) => void } | null =
    null;
  private hasEnded = false;

  /** `program`: a TypeScript file. */
  constructor(private readonly program: string) {
    this.child = fork(program, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], serialization: 'advanced' });
    this.child.on('message', (message) => this.take(message as Told));
    this.child.on('exit', () => {
      this.hasEnded = true;
      this.waiting?.fail(this.gone());
    });
  }

  tell(order: Order): void {
    if (this.child.connected) this.child.send(order);
  }

  /** The next thing that it tells; one at a time may wait. Rejects when it ends before. */
  next(): Promise<Told> {
    const told = this.told.shift();
    if (told !== undefined) return Promise.resolve(told);
    if (this.hasEnded) return Promise.reject(this.gone());
    return new Promise((resolve, reject) => (this.waiting = { hear: resolve, fail: reject }));
  }

  end(): void {
    this.child.kill('SIGKILL');
  }

  private take(told: Told): void {
    const { waiting } = this;
    this.waiting = null;
    if (waiting === null) this.told.push(told);
    else waiting.hear(told);
  }

  private gone(): Error {
    return new Error(`${this.program} has ended by itself`);
  }
}

/** In the program: hears orders until whoever gives them is gone, and then ends. */
export function hearOrders<Order>(hear: (order: Order) => void): void {
  process.on('message', (order) => hear(order as Order));
  process.on('disconnect', () => process.exit());
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

/** In the program. */
export function tellStarter(told: object): void {
  process.send?.(told);
}
