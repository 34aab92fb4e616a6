// What the auctioneer says reaches the page once, in order, whether it was open or came later.
import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import type { RoomMessage } from '@haopai/contracts';
import { OPEN_SOCKET } from '../live/live-socket';
import { CHANCE } from '../reading/chance';
import { RoomMessages } from './room-messages';

type Hear = (body?: unknown) => void;

/** The server's side of the socket. */
class Line {
  connected = false;
  private readonly listeners = new Map<string, Set<Hear>>();

  on(event: string, listener: Hear): this {
    this.listeners.set(event, (this.listeners.get(event) ?? new Set()).add(listener));
    return this;
  }
  off(event: string, listener: Hear): this {
    this.listeners.get(event)?.delete(listener);
    return this;
  }
  hear(event: string, body?: unknown): void {
    for (const listener of this.listeners.get(event) ?? []) listener(body);
  }
  disconnect(): this {
    return this;
  }
}

const said = (messageId: number, text: string, auctionId = 1): RoomMessage => ({
  messageId,
  auctionId,
  atMs: messageId * 1_000,
  text,
});

describe('messages to the room', () => {
  let line: Line;
  let rest: HttpTestingController;
  let messages: RoomMessages;

  beforeEach(() => {
    line = new Line();
    TestBed.configureTestingModule({
      providers: [
        RoomMessages,
        provideHttpClient(),
        provideHttpClientTesting(),
        { provide: OPEN_SOCKET, useValue: () => line },
        { provide: CHANCE, useValue: () => 0 },
      ],
    });
    rest = TestBed.inject(HttpTestingController);
    messages = TestBed.inject(RoomMessages);
    messages.listen(1);
  });
  afterEach(() => rest.verify());

  async function connect(...answer: readonly RoomMessage[]): Promise<void> {
    line.connected = true;
    line.hear('connect');
    rest.expectOne('/api/v1/auctions/1/messages').flush(answer);
    await new Promise((resolve) => setTimeout(resolve));
  }
  const told = (message: RoomMessage) => line.hear('auction.message', { ...message, kind: 'said' });
  const texts = () => [messages.newest()?.text, ...messages.earlier().map(({ text }) => text)];

  it('are asked for with each connection, so that whoever comes later reads them too', async () => {
    await connect(said(1, '先看车'), said(2, '十点开始'));
    expect(texts()).toEqual(['十点开始', '先看车']);
    await connect(said(1, '先看车'), said(2, '十点开始'), said(3, '推迟五分钟'));
    expect(texts()).toEqual(['推迟五分钟', '十点开始', '先看车']);
  });

  it('are asked for until somebody answers, and no more once the page has gone', async () => {
    line.connected = true;
    line.hear('connect');
    const later = () => new Promise((resolve) => setTimeout(resolve, 20));
    rest.expectOne('/api/v1/auctions/1/messages').flush(null, { status: 503, statusText: '' });
    await later();
    rest.expectOne('/api/v1/auctions/1/messages').flush([said(1, '先看车')]);
    await later();
    expect(texts()).toEqual(['先看车']);
    line.hear('connect');
    const asked = rest.expectOne('/api/v1/auctions/1/messages');
    messages.listen(2);
    rest.expectOne('/api/v1/auctions/2/messages').flush([]);
    asked.flush(null, { status: 503, statusText: '' });
    await later();
  });

  it('are heard at once, once, and in the order in which they were said', async () => {
    await connect(said(1, '一'));
    for (const message of [said(3, '三'), said(2, '二'), said(3, '三')]) told(message);
    expect(texts()).toEqual(['三', '二', '一']);
  });

  it('of another auction are not for this page, and neither is its course', async () => {
    await connect();
    told(said(4, '别处', 2));
    line.hear('auction.message', { auctionId: 1, kind: 'started', atMs: 5 });
    expect(messages.newest()).toBeNull();
  });

  it('are forgotten when the page goes on to another auction', async () => {
    await connect(said(1, '一'));
    messages.listen(2);
    expect(messages.newest()).toBeNull();
    rest.expectOne('/api/v1/auctions/2/messages').flush([said(9, '另一期', 2)]);
    await new Promise((resolve) => setTimeout(resolve));
    expect(texts()).toEqual(['另一期']);
  });
});
