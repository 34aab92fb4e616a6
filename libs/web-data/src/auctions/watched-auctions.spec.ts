// Several parts of a page follow the same auction over one socket: one question, and nobody is put out by another's leaving.
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { LiveSocket } from '../live/live-socket';
import { WatchedAuctions } from './watched-auctions';

describe('what follows an auction on a page', () => {
  let asked: string[];
  let bodies: object[];
  let answer: (value?: object) => void;
  let refuse: () => void;
  let watched: WatchedAuctions;

  beforeEach(() => {
    asked = [];
    bodies = [];
    const ask = (event: string, body: object) => {
      asked.push(event);
      bodies.push(body);
      return new Promise((resolve) => {
        answer = (value = {}) => resolve({ ok: true, value });
        refuse = () => resolve({ ok: false, refusal: { code: 'REQUEST.INVALID' } });
      });
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

  it('says which board it has, and stands by it while the site has no other', async () => {
    watched.join(1);
    const first = watched.ask(1);
    answer({ auction: { id: 1 }, lots: [], serverMs: 1, boardVersion: 'a.1' });
    await first;
    const second = watched.ask(1);
    expect(bodies).toEqual([{ auctionId: 1 }, { auctionId: 1, boardVersion: 'a.1' }]);
    answer({ isUnchanged: true, boardVersion: 'a.1', serverMs: 2 });
    expect(await second).toMatchObject({ ok: true, value: { auction: { id: 1 }, lots: [], serverMs: 2 } });
  });

  it('says no version again to a site that refused one', async () => {
    watched.join(1);
    const first = watched.ask(1);
    answer({ auction: { id: 1 }, lots: [], serverMs: 1, boardVersion: 'a.1' });
    await first;
    const second = watched.ask(1);
    refuse();
    await second;
    void watched.ask(1);
    expect(bodies.at(-1)).toEqual({ auctionId: 1 });
  });
});
