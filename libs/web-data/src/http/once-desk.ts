// Asks for something that must happen once, however often its button is pressed: the same wish goes under the same key.
import type { ErrorCode } from '@haopai/contracts';
import type { Outcome } from '../outcome';
import { newRequestId } from './request-id';

/** Refusals after which nobody knows whether it happened: asked again under the same key, the server tells. */
const UNCERTAIN: readonly ErrorCode[] = ['SERVER.UNAVAILABLE', 'SERVER.BUSY', 'SERVER.FAILED'];

export class OnceDesk {
  private open: { readonly body: string; readonly key: string } | null = null;

  /** Until the answer is certain the same body goes under the same key; another body, or what is asked after it, is another wish. */
  async ask<Value>(body: object, send: (key: string) => Promise<Outcome<Value>>): Promise<Outcome<Value>> {
    const text = JSON.stringify(body);
    const wish = this.open?.body === text ? this.open : { body: text, key: newRequestId() };
    this.open = wish;
    const answer = await send(wish.key);
    if (this.open === wish && (answer.ok || !UNCERTAIN.includes(answer.refusal.code))) this.open = null;
    return answer;
  }
}
