// Remembers how to stop what was started, and stops it in reverse order, once, whatever asks for it.

export type Stop = () => Promise<void> | void;

export class Shutdown {
  private readonly stops: { readonly name: string; readonly stop: Stop }[] = [];
  private ending: Promise<void> | null = null;

  get isUnderWay(): boolean {
    return this.ending !== null;
  }

  /** What was started while the end was already under way is stopped at once. */
  async add(name: string, stop: Stop): Promise<void> {
    if (this.isUnderWay) await stop();
    else this.stops.push({ name, stop });
  }

  /** Goes on after a failure, so that one stuck part leaves no other behind. */
  run(): Promise<void> {
    this.ending ??= this.stopAll();
    return this.ending;
  }

  private async stopAll(): Promise<void> {
    for (const { name, stop } of this.stops.reverse()) {
      try {
        await stop();
      } catch (error) {
        console.error(
          `${name} could not be stopped: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }
}
