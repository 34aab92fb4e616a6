// A private service that can be lost without a word and started again on the same data and port.
import type { ContainerSettings } from './docker';
import type { LaunchedService, RunningService } from './launched-service';
import type { Launcher } from './obtain';

export interface Outages {
  /** kill -9; what is on disk stays. */
  kill(): Promise<void>;
  /** Starts it again; resolves when it answers. */
  start(): Promise<void>;
}

export class RestartableService implements RunningService, Outages {
  private constructor(
    private readonly launcher: Launcher,
    private readonly settings: ContainerSettings,
    private running: LaunchedService,
  ) {}

  static async launch(launcher: Launcher, settings: ContainerSettings): Promise<RestartableService> {
    return new RestartableService(launcher, settings, await launcher(settings));
  }

  get url(): string {
    return this.running.url;
  }

  get title(): string {
    return this.running.title;
  }

  kill(): Promise<void> {
    return this.running.kill();
  }

  async start(): Promise<void> {
    this.running = await this.launcher(this.settings);
  }

  stop(): Promise<void> {
    return this.running.stop();
  }
}
