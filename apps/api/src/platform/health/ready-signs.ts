// What else must be well for an instance to want work: whoever knows of it says here how to look.
import { Injectable } from '@nestjs/common';

/** `degraded` is told and takes nobody out of service. */
export type ReadySign = 'up' | 'degraded' | 'down';

/** A sign alone, or with what is told beside it. */
export type ReadyWord = ReadySign | { readonly sign: ReadySign; readonly [told: string]: unknown };

@Injectable()
export class ReadySigns {
  private readonly signs = new Map<string, () => ReadyWord>();

  add(name: string, look: () => ReadyWord): void {
    this.signs.set(name, look);
  }

  all(): readonly (readonly [name: string, word: ReadyWord])[] {
    return [...this.signs].map(([name, look]) => [name, look()]);
  }
}
