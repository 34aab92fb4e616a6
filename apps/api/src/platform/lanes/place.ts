// A request's place in its lane: held while this program works for it, and by nobody who sends or takes.
import type { IncomingMessage } from 'node:http';
import { RefusalError } from '../errors';
import type { Visitor, WorkKind } from './lane';
import { COME_AGAIN_MS, type Lanes } from './lanes';

const places = new WeakMap<IncomingMessage, Place>();

export class Place {
  private isOver = false;

  constructor(
    private readonly lanes: Lanes,
    private readonly visitor: Visitor,
    private readonly kind: WorkKind,
    private giveBack: (() => void) | null,
  ) {}

  /** From now on the request's handlers find it. */
  belongTo(request: IncomingMessage): void {
    places.set(request, this);
  }

  leave(): void {
    this.giveBack?.();
    this.giveBack = null;
  }

  /** Once there is an answer, or nobody any more to whom to give one. */
  end(): void {
    this.isOver = true;
    this.leave();
  }

  /** Throws when the lane is too full to come back. */
  async comeBack(): Promise<void> {
    const giveBack = await this.lanes.enter(this.visitor, this.kind);
    if (giveBack === null) throw new RefusalError('SERVER.BUSY', { retryAfterMs: COME_AGAIN_MS });
    if (this.isOver) giveBack();
    else this.giveBack = giveBack;
  }
}

/** For a request that is about to wait in a queue with a limit of its own: whoever comes next has the place. */
export function leaveLane(request: IncomingMessage): void {
  places.get(request)?.leave();
}

/** Waits for somebody else, such as a body's sender, while others have the place. What is waited for must have a limit of its own. */
export async function outsideLane<Result>(
  request: IncomingMessage,
  wait: () => Promise<Result>,
): Promise<Result> {
  const place = places.get(request);
  place?.leave();
  const result = await wait();
  await place?.comeBack();
  return result;
}
