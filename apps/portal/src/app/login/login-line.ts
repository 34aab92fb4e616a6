// The line before the log-in as this page stands in it: asks again by itself until it is one's turn, or one leaves.
import { DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { ErrorCode, ErrorData, Refusal } from '@haopai/contracts';
import { Wait } from '@haopai/web-app/forms';
import { CHANCE } from '@haopai/web-data/reading';
import { forgetPlace, keepPlace, type KeptPlace, readKeptPlace } from './kept-place';

export interface Standing {
  /** Null before one is in line: the site is so busy that it has not even heard what one wants. */
  readonly place: number | null;
  readonly waitMs: number;
}

/** No answer, or none yet: whoever stands in line asks again. */
const COMES_BACK: readonly ErrorCode[] = ['SERVER.UNAVAILABLE', 'SERVER.BUSY', 'REQUEST.RATE_LIMITED'];
/** So that not all ask at once; the server waits for a quarter more. */
const JITTER = 0.25;
/** Read out no more often than that. */
const SAY_EVERY_MS = 20_000;

@Injectable()
export class LoginLine {
  private readonly chance = inject(CHANCE);
  private readonly now = signal<Standing | null>(null);
  private readonly lastKept = signal(readKeptPlace());
  private readonly lastSaid = signal<(Standing & { readonly atMs: number }) | null>(null);
  private stop: () => void = () => undefined;

  /** Null while one does not wait. */
  readonly standing = this.now.asReadonly();
  /** What a reload finds, and one goes on with. */
  readonly kept = this.lastKept.asReadonly();
  /** As it is read out: not at every change. */
  readonly said = this.lastSaid.asReadonly();
  /** Runs down to about when it is one's turn. */
  readonly left = new Wait();
  /** By one's own wish. */
  readonly wasLeft = signal(false);
  isGone = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      this.isGone = true;
      this.stop();
    });
  }

  /** Another user name stands elsewhere in line. */
  keptFor(username: string): KeptPlace | null {
    const kept = this.lastKept();
    return kept?.username.toLowerCase() === username.trim().toLowerCase() ? kept : null;
  }

  /** After an answer: true once it is time to ask again with the ticket, false when it was the last one, or one has left. */
  async waitsAfter(refusal: Refusal, username: string): Promise<boolean> {
    if (isLine(refusal)) this.stand(refusal.data, username);
    else if (refusal.code === 'SERVER.BUSY' && this.now() === null) this.tell({ place: null, waitMs: 0 });
    const comesBack = COMES_BACK.includes(refusal.code);
    if (!isLine(refusal) && !comesBack) this.end();
    if (this.now() === null || !('retryAfterMs' in refusal.data)) return false;
    return this.pause(refusal.data.retryAfterMs * (1 + this.chance() * JITTER));
  }

  leave(): void {
    if (this.now() === null) return;
    this.end();
    this.wasLeft.set(true);
    this.stop();
  }

  /** One is in, or has to begin anew. */
  end(): void {
    forgetPlace();
    this.lastKept.set(null);
    this.now.set(null);
    this.lastSaid.set(null);
  }

  private stand({ ticket, place, waitMs }: ErrorData['LOGIN.LINE'], username: string): void {
    this.lastKept.set(keepPlace({ username, ticket, place }));
    this.tell({ place, waitMs });
  }

  private tell(standing: Standing): void {
    this.now.set(standing);
    this.left.start(standing.waitMs);
    const said = this.lastSaid();
    const atMs = performance.now();
    const isNews = said?.place !== standing.place;
    const isFirst = said === null || said.place === null;
    if (isNews && (isFirst || atMs - said.atMs >= SAY_EVERY_MS)) this.lastSaid.set({ ...standing, atMs });
  }

  private pause(lengthMs: number): Promise<boolean> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => resolve(true), lengthMs);
      this.stop = () => {
        clearTimeout(timer);
        resolve(false);
      };
    });
  }
}

function isLine(refusal: Refusal): refusal is Refusal<'LOGIN.LINE'> {
  return refusal.code === 'LOGIN.LINE';
}
