// The stream of a control room for specs: plain HTTP, its events in the order in which they came.
import { type ClientRequest, type IncomingMessage, request as ask } from 'node:http';
import type { ControlEvents } from '@haopai/contracts';
import type { HttpClient } from './http-client';
import { waitUntil } from './wait-until';

export type ControlEventName = keyof ControlEvents;
type Heard = { readonly [Name in ControlEventName]: ControlEvents[Name][] };

export class ControlStreamClient {
  readonly heard: Heard = { lots: [], figures: [], act: [], decisions: [], end: [] };
  private text = '';
  private closed = false;

  private constructor(
    private readonly sent: ClientRequest,
    private readonly answer: IncomingMessage,
  ) {
    answer.setEncoding('utf8');
    answer.on('data', (piece: string) => this.read(piece));
    for (const end of ['end', 'error', 'close']) answer.on(end, () => (this.closed = true));
  }

  /** With the head of its answer there, be it a refusal. */
  static async open(url: string, http: HttpClient, auctionId: number): Promise<ControlStreamClient> {
    const headers = { Cookie: http.cookieHeader, Accept: 'text/event-stream' };
    const sent = ask(`${url}/api/v1/admin/auctions/${auctionId}/control/stream`, { headers });
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      sent.on('response', resolve);
      sent.on('error', reject);
      sent.end();
    });
    return new ControlStreamClient(sent, answer);
  }

  get status(): number {
    return this.answer.statusCode ?? 0;
  }

  get headers(): IncomingMessage['headers'] {
    return this.answer.headers;
  }

  /** Whether the other side has ended it. */
  get isClosed(): boolean {
    return this.closed;
  }

  /** The newest event of a kind that fits, once there is one. */
  async until<Name extends ControlEventName>(
    name: Name,
    fits: (news: ControlEvents[Name]) => boolean = () => true,
  ): Promise<ControlEvents[Name]> {
    let found: ControlEvents[Name] | undefined;
    await waitUntil(() => (found = this.heard[name].findLast(fits)) !== undefined);
    if (found === undefined) throw new Error(`no ${name} that fits`);
    return found;
  }

  untilClosed(): Promise<void> {
    return waitUntil(() => this.closed);
  }

  /** Takes nothing more until it is told to. */
  stopReading(): void {
    this.answer.pause();
  }

  readOn(): void {
    this.answer.resume();
  }

  close(): void {
    this.sent.destroy();
  }

  private read(piece: string): void {
    const parts = (this.text + piece).split('\n\n');
    this.text = parts.pop() ?? '';
    for (const part of parts) {
      const [, name, data] = /^event: (\w+)\ndata: (.*)$/.exec(part) ?? [];
      if (name !== undefined && data !== undefined)
        (this.heard[name as ControlEventName] as unknown[]).push(JSON.parse(data));
    }
  }
}
