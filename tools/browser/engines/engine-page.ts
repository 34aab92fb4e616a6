// A page of any engine as somebody reads and presses it: finds what has a test id, waits until it can be pressed, and presses it where it is.
import { setTimeout as sleep } from 'node:timers/promises';
import type { Pointer, Wire } from './wire';

const LOOK_EVERY_MS = 50;
/** Long enough for a slow machine that is busy. */
const PATIENCE_MS = 60_000;

const FIND = `const [testId] = arguments; const found = document.querySelector('[data-testid="' + testId + '"]');`;
const TEXT = `${FIND} return found === null ? null : found.innerText.trim();`;
const ATTRIBUTE = `${FIND} return found === null ? null : found.getAttribute(arguments[1]);`;
const IS_SHOWN = `${FIND} return found !== null && found.checkVisibility();`;
/** Where a press would meet it: null while it is off, is covered, or has no size. */
const PLACE = `${FIND}
  if (found === null || found.disabled || found.getAttribute('aria-disabled') === 'true') return null;
  found.scrollIntoView({ block: 'center', inline: 'nearest', behavior: 'instant' });
  const { left, top, width, height } = found.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const hit = document.elementFromPoint(x, y);
  return width > 0 && hit !== null && (found.contains(hit) || hit.contains(found)) ? [x, y] : null;`;

export class EnginePage {
  constructor(
    readonly wire: Wire,
    private readonly baseUrl: string,
  ) {}

  go(address: string): Promise<void> {
    return this.wire.go(`${this.baseUrl}${address}`);
  }

  /** Null while it is not on the page. */
  async text(testId: string): Promise<string | null> {
    return (await this.wire.run(TEXT, testId)) as string | null;
  }

  /** Null also while the element is not on the page. */
  async attribute(testId: string, name: string): Promise<string | null> {
    return (await this.wire.run(ATTRIBUTE, testId, name)) as string | null;
  }

  async isShown(testId: string): Promise<boolean> {
    return (await this.wire.run(IS_SHOWN, testId)) === true;
  }

  async waitFor(testId: string): Promise<void> {
    await this.until(`${testId} is shown`, async () => ((await this.isShown(testId)) ? true : null));
  }

  /** As soon as it is on and stands still. */
  async press(testId: string, pointer: Pointer = 'mouse'): Promise<void> {
    let before = '';
    const [x, y] = await this.until(`${testId} can be pressed`, async () => {
      const place = (await this.wire.run(PLACE, testId)) as readonly [number, number] | null;
      const isSteady = place !== null && String(place) === before;
      before = String(place);
      return isSteady ? place : null;
    });
    await this.wire.press({ x, y }, pointer);
  }

  /** Into an empty field. */
  async type(testId: string, text: string): Promise<void> {
    await this.press(testId);
    await this.wire.type(text);
  }

  key(key: string): Promise<void> {
    return this.wire.key(key);
  }

  /** By its test id; null for what has none. */
  async focused(): Promise<string | null> {
    return (await this.wire.run(`return document.activeElement?.getAttribute('data-testid');`)) as
      string | null;
  }

  /** Looks again until it is no longer null. */
  private async until<Value>(what: string, look: () => Promise<Value | null>): Promise<Value> {
    for (const endsAt = performance.now() + PATIENCE_MS; ;) {
      const value = await look();
      if (value !== null) return value;
      if (performance.now() > endsAt)
        throw new Error(`${this.wire.name}: not so within ${PATIENCE_MS / 1_000} s: ${what}`);
      await sleep(LOOK_EVERY_MS);
    }
  }
}
