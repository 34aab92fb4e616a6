// Several parts of a page follow the same auction over one socket: one question, and nobody is put out by another's leaving.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveSocket } from '../live/live-socket';
import { WatchedAuctions } from './watched-auctions';

describe('what follows an auction on a page', () => {
  let asked: string[];
  let answer: () => void;
  let watched: WatchedAuctions;

  beforeEach(() => {
    asked = [];
    const ask = (event: string) => {
      asked.push(event);
      return new Promise((resolve) => (answer = () => resolve({ ok: true, value: {} })));
    };
    TestBed.configureTestingModule({
      providers: [{ provide: LiveSocket, useValue: { ask, connection: signal('connected') } }],
    });
    watched = TestBed.inject(WatchedAuctions);
  });

  it('shares a question that is on its way, and asks anew afterwards', async () => {
    const both = [watched.ask(1), watched.ask(1)];
    expect(asked).toEqual(['auction.watch']);
    answer();
    await Promise.all(both);
    void watched.ask(1);
    expect(asked).toEqual(['auction.watch', 'auction.watch']);
  });

  it('leaves with the last one alone', () => {
    watched.join(1);
    watched.join(1);
    watched.leave(1);
    expect(asked).toEqual([]);
    watched.leave(1);
    expect(asked).toEqual(['auction.unwatch']);
  });

  it('shares no question from before all had left: its place in the room is gone', () => {
    watched.join(1);
    void watched.ask(1);
    watched.leave(1);
    watched.join(1);
    void watched.ask(1);
    expect(asked).toEqual(['auction.watch', 'auction.unwatch', 'auction.watch']);
  });
});
