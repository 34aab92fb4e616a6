// Port: all that a bidder or watcher needs of the program it lives in, k6 or Node. Nothing in these folders reaches past it.

/** A websocket that carries texts. */
export interface TextChannel {
  send(text: string): void;
  close(): void;
}

export interface ChannelEars {
  opened(): void;
  heard(text: string): void;
  /** Once, whoever closed it; also when it never opened. */
  closed(why: string): void;
}

export interface ChannelAddress {
  /** `ws://…` or `wss://…`. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface HttpOrder {
  readonly method: 'GET' | 'POST';
  /** Method and path with its parameters named: under it k6 adds up. */
  readonly name: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON; null for none. */
  readonly body: string | null;
  readonly patienceMs: number;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: string;
  /** That were set, by name. */
  readonly cookies: Readonly<Record<string, string>>;
}

export interface Surroundings {
  /** Epoch milliseconds with fractions; never runs backwards. */
  nowMs(): number;
  /** Acts once after so long, unless the returned function is called before. */
  after(delayMs: number, act: () => void): () => void;
  /** At least 0, below 1. */
  random(): number;
  /** A UUID. */
  newId(): string;
  openChannel(address: ChannelAddress, ears: ChannelEars): TextChannel;
  /** Rejects when no answer comes in time. */
  request(order: HttpOrder): Promise<HttpAnswer>;
}

export function sleep(surroundings: Surroundings, delayMs: number): Promise<void> {
  return new Promise((resolve) => surroundings.after(delayMs, resolve));
}
