// What kept answers stand on: a number for each name, which is another one when something has changed.
import { Injectable } from '@nestjs/common';

@Injectable()
export class Signs {
  private moves = 0;
  private readonly numbers = new Map<string, number>();
  private readonly ended = new Set<string>();

  /** Undefined for a name of which nobody would tell a change. */
  of(name: string): number | undefined {
    return this.numbers.get(name);
  }

  move(name: string): void {
    this.moves += 1;
    this.numbers.set(name, this.moves);
  }

  /** It will not move again. */
  end(name: string): void {
    this.ended.add(name);
  }

  hasEnded(name: string): boolean {
    return this.ended.has(name);
  }

  /** Nobody tells of its changes any more. */
  forget(name: string): void {
    this.numbers.delete(name);
    this.ended.delete(name);
  }
}
