// Looks whether bids stand in the public log yet: one request for all that the page waits for, by chance a little later, and more and more seldom.
import { inject, Injectable } from '@angular/core';
import { OwnBidsClient } from './own-bids-client';

/** The log takes facts in twice a second and is asked four times a second at most: most are there by then, so that a bid costs one request. */
const FIRST_LOOK_AFTER_MS = 1_100;
const LONGER_EACH_TIME = 2;
const LOOKS_MAX = 6;
/** Those who were refused together do not ask in one moment. */
const BY_CHANCE = 0.4;
/** What is due so soon is asked for with the others. */
const SOON_MS = 250;
/** As many as one request takes. */
const AT_ONCE_MAX = 20;

interface Wanted {
  readonly fact: string;
  readonly found: () => void;
  looks: number;
  dueAtMs: number;
}

@Injectable({ providedIn: 'root' })
export class LogLooks {
  private readonly client = inject(OwnBidsClient);
  private readonly wanted = new Set<Wanted>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private isAsking = false;
  /** Of this page: what is bid together on it is asked for together. */
  private readonly chance = 1 + Math.random() * BY_CHANCE;

  /** Of a fact, `LOT:VERSION` or `LOT:HASH`. Returns how it is called off. */
  lookFor(fact: string, found: () => void): () => void {
    const one = { fact, found, looks: 0, dueAtMs: Date.now() + this.pauseMs(0) };
    this.wanted.add(one);
    this.plan();
    return () => {
      this.wanted.delete(one);
      this.plan();
    };
  }

  private plan(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.isAsking || this.wanted.size === 0) return;
    const dueAtMs = Math.min(...[...this.wanted].map((one) => one.dueAtMs));
    this.timer = setTimeout(() => void this.ask(), Math.max(0, dueAtMs - Date.now()));
  }

  private async ask(): Promise<void> {
    const asked = [...this.wanted].sort((a, b) => a.dueAtMs - b.dueAtMs).slice(0, AT_ONCE_MAX);
    const dueAtMs = Date.now() + SOON_MS;
    this.isAsking = true;
    const answer = await this.client.places(asked.map(({ fact }) => fact));
    this.isAsking = false;
    for (const [at, one] of asked.entries()) {
      // One that is young was only asked for along with others.
      if (one.dueAtMs <= dueAtMs) {
        one.looks += 1;
        one.dueAtMs = Date.now() + this.pauseMs(one.looks);
      }
      const isFound = answer.ok && typeof answer.value.places[at] === 'number';
      // Called off while the question was on its way: nobody wants to hear it.
      if (isFound && this.wanted.has(one)) one.found();
      if (isFound || one.looks >= LOOKS_MAX) this.wanted.delete(one);
    }
    this.plan();
  }

  private pauseMs(looks: number): number {
    return FIRST_LOOK_AFTER_MS * LONGER_EACH_TIME ** looks * this.chance;
  }
}
