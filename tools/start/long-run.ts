// What commands that run until Ctrl-C share: one at a time in a folder, services first, and all of it stopped in reverse.
import { takeLock } from '../bootstrap/folder-lock.mjs';
import { type KeptServices, type Secrets, startKeptServices } from '../services';
import { takeStep } from '../terminal/steps';
import { Shutdown } from './shutdown';

export class LongRun {
  readonly shutdown = new Shutdown();

  /** Runs `start`, which leaves things running, and ends them on a signal, or at once when `start` fails. */
  async run(start: () => Promise<void>): Promise<void> {
    const stop = () => {
      if (this.shutdown.isUnderWay) return;
      console.log('\nStopping …');
      void this.end(0);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'disconnect'] as const) process.on(signal, stop);
    process.channel?.unref();
    try {
      await start();
    } catch (error) {
      if (!this.shutdown.isUnderWay)
        console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
      await this.end(1);
    }
  }

  async end(code: number): Promise<never> {
    await this.shutdown.run();
    process.exit(code);
  }

  /** `name` is the lock's; whoever else wants it is told the process and the address. */
  async claimFolder(root: string, name: string, port: number): Promise<void> {
    const lock = await takeLock(root, name, `process ${process.pid}, http://localhost:${port}/`);
    if ('holder' in lock) throw new Error(`Haopai already runs from this folder: ${lock.holder}.`);
    await this.shutdown.add('the lock', lock.release);
  }

  startServices(home: string, secrets: Secrets, start = startKeptServices): Promise<KeptServices> {
    return takeStep(
      'services',
      async ({ note }) => {
        const services = await start(home, secrets, note);
        await this.shutdown.add('the services', services.stop);
        return services;
      },
      ({ titles }) => titles.join(', '),
    );
  }
}
