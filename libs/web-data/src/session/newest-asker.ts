// Of several questions about the same that nobody answers only the newest is asked on, and only for the citizen who asked it.
import type { Signal } from '@angular/core';

export class NewestAsker {
  private readonly turns = new Map<number | string, number>();

  constructor(private readonly citizenId: Signal<number | null>) {}

  /** Begins a question about `subject`; the function says whether its answer is still wanted. */
  ask(subject: number | string): () => boolean {
    const citizenId = this.citizenId();
    const turn = (this.turns.get(subject) ?? 0) + 1;
    this.turns.set(subject, turn);
    return () => this.citizenId() === citizenId && this.turns.get(subject) === turn;
  }
}
