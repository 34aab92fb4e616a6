// What else must be well for an instance to want work: whoever knows of it says here how to look.
import { Injectable } from '@nestjs/common';

/** `degraded` is told and takes nobody out of service. */
export type ReadySign = 'up' | 'degraded' | 'down';

@Injectable()
export class ReadySigns {
  private readonly signs = new Map<string, () => ReadySign>();

  add(name: string, look: () => ReadySign): void {
    this.signs.set(name, look);
  }

  all(): readonly (readonly [name: string, sign: ReadySign])[] {
    return [...this.signs].map(([name, look]) => [name, look()]);
  }
}
