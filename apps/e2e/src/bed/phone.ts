// A citizen's phone: reads the texts that the site sent to its number, in the sandbox that stands for the provider.
import { setTimeout as sleep } from 'node:timers/promises';
import { eventually } from './eventually';
import { keepPrivate } from './private-facts';

/** Least, from the provider to a telephone. */
const A_TEXT_TAKES_MS = 1_000;

interface Text {
  readonly words: string;
  readonly params: { readonly code?: string };
}

export class Phone {
  private readCount = 0;

  constructor(
    private readonly baseUrl: string,
    readonly mobile: string,
  ) {}

  /** Oldest first. */
  async texts(): Promise<readonly string[]> {
    return (await this.all()).map(({ words }) => words);
  }

  /** Waits for the next text with a code, which may follow others. */
  async nextCode(): Promise<string> {
    await eventually(async () => (await this.unreadCode()) !== null, true);
    const code = await this.unreadCode();
    if (code === null) throw new Error('a text that was there is gone');
    this.readCount = (await this.all()).length;
    keepPrivate(code);
    // A code is bound to what its asker is given with the answer, which no text overtakes on its way to a phone.
    await sleep(A_TEXT_TAKES_MS);
    return code;
  }

  /** What has come so far is no next code, for whoever read it elsewhere. */
  async forgetTexts(): Promise<void> {
    this.readCount = (await this.all()).length;
  }

  private async unreadCode(): Promise<string | null> {
    const codes = (await this.all()).slice(this.readCount).map(({ params }) => params.code);
    return codes.findLast((code) => code !== undefined) ?? null;
  }

  private async all(): Promise<readonly Text[]> {
    const answer = await fetch(`${this.baseUrl}/dev/sms?format=json&mobile=${this.mobile}`);
    return ((await answer.json()) as { items: Text[] }).items.reverse();
  }
}
