// What each thing that a control room hears makes of what it knows: versions count, not the order of arrival; lists have an end.
import { CONTROL_BIDS_MAX } from '@haopai/contracts';
import { aControlLot, anAct, aRoom, NOW_MS, someFigures, someNews } from './testing/a-room';
import {
  ACTS_SHOWN_MAX,
  BIDS_SHOWN_MAX,
  openRoom,
  reasonOf,
  takeAct,
  takeFigures,
  takeNews,
  takeRead,
} from './room-view';

const bid = (amountFen: number, lotId = 102) => ({
  lotId,
  paddleNo: 12,
  amountFen,
  atMs: NOW_MS + amountFen,
});

describe('a room', () => {
  it('takes of each lot the highest version, in whichever order they come', () => {
    const room = openRoom(aRoom());
    const ahead = takeNews(room, someNews([aControlLot(102, 9, { priceFen: 1_900_000 })]));
    const behind = takeNews(ahead, someNews([aControlLot(102, 8), aControlLot(101, 4)]));
    expect(behind.lots.map(({ version, priceFen }) => [version, priceFen])).toEqual([
      [4, 1_200_000],
      [9, 1_900_000],
      [3, 1_100_000],
      [3, 1_100_000],
    ]);
  });

  it('leaves lots that did not change the same objects, so that their rows are not touched', () => {
    const room = openRoom(aRoom());
    const after = takeNews(room, someNews([aControlLot(102, 9), aControlLot(103, 3)]));
    expect(after.lots.map((lot, index) => lot === room.lots[index])).toEqual([true, false, true, true]);
  });

  it('ignores a lot of which it does not know', () => {
    expect(takeNews(openRoom(aRoom()), someNews([aControlLot(999, 1)])).lots).toHaveLength(4);
  });

  it('shows bids newest first, each once, and no more than one can look at', () => {
    let room = openRoom(aRoom());
    for (let from = 1; from <= 3 * CONTROL_BIDS_MAX; from += CONTROL_BIDS_MAX) {
      const bids = Array.from({ length: CONTROL_BIDS_MAX }, (_, index) => bid(from + index));
      room = takeNews(room, someNews([], { bids, moreBids: true }));
      room = takeNews(room, someNews([], { bids: bids.slice(-3), moreBids: true }));
    }
    expect(room.bids).toHaveLength(BIDS_SHOWN_MAX);
    expect(room.bids.map(({ amountFen }) => amountFen)).toEqual(
      Array.from({ length: BIDS_SHOWN_MAX }, (_, index) => 3 * CONTROL_BIDS_MAX - index),
    );
    expect(room.hasSkippedBids).toBe(true);
  });

  it('keeps an act once, and the newest of many', () => {
    let room = openRoom(aRoom());
    for (let at = 0; at < ACTS_SHOWN_MAX + 20; at++)
      room = takeAct(takeAct(room, anAct(`act-${at}`, { atMs: at })), anAct(`act-${at}`, { atMs: at }));
    expect(room.acts).toHaveLength(ACTS_SHOWN_MAX);
    expect(room.acts[0]?.actId).toBe(`act-${ACTS_SHOWN_MAX + 19}`);
  });

  it('hears of disqualified paddles and messages through the acts, each once', () => {
    const said = anAct('b', { kind: 'message', lotId: null, reason: '十分钟后开始' });
    const out = anAct('a', { kind: 'disqualify', lotId: null, paddleNo: 31, reason: '串通' });
    let room = takeAct(takeAct(openRoom(aRoom()), out), said);
    expect(room.disqualified).toEqual([{ paddleNo: 31, reason: '串通', atMs: NOW_MS }]);
    expect(room.messages).toEqual([{ atMs: NOW_MS, text: '十分钟后开始' }]);
    const read = aRoom({
      acts: [said, out],
      disqualified: room.disqualified,
      messages: [{ messageId: 1, auctionId: 7, atMs: NOW_MS, text: '十分钟后开始' }],
    });
    room = takeAct(takeRead(room, read), said);
    expect([room.acts, room.disqualified, room.messages].map((list) => list.length)).toEqual([2, 1, 1]);
  });

  it('read anew keeps what the stream has told since', () => {
    const room = takeAct(
      takeFigures(
        takeNews(openRoom(aRoom()), someNews([aControlLot(102, 9)], { bids: [bid(1)] })),
        someFigures(),
      ),
      anAct('late'),
    );
    const after = takeRead(room, aRoom({ acts: [anAct('early', { atMs: NOW_MS - 1 })] }));
    expect(after.lots[1]?.version).toBe(9);
    expect(after.bids).toHaveLength(1);
    expect(after.figures?.watchers).toBe(340);
    expect(after.acts.map(({ actId }) => actId)).toEqual(['late', 'early']);
  });

  it('says why a lot is paused by what was read, by the act, and no more once it goes on', () => {
    const room = takeAct(openRoom(aRoom()), anAct('p', { reason: '系统检查', lotId: null }));
    const paused = takeNews(room, someNews([aControlLot(101, 9, { phase: 'paused', endsAtMs: null })]));
    expect(paused.lots.map((lot) => reasonOf(paused, lot))).toEqual(['系统检查', null, '核对证件', null]);
    const resumed = takeNews(paused, someNews([aControlLot(103, 9)]));
    expect(resumed.lots.map((lot) => reasonOf(resumed, lot))).toEqual(['系统检查', null, null, null]);
  });

  it('remembers at how many instances it was', () => {
    const most = [2, 3, 1].reduce(
      (room, instances) => takeFigures(room, someFigures({ instances })),
      openRoom(aRoom()),
    );
    expect(most.instancesMost).toBe(3);
  });

  it('takes it for silence only after a while that no instance has told of a room just opened', () => {
    const told = (instances: number, afterMs: number) =>
      someFigures({ instances, serverNowMs: NOW_MS + afterMs });
    const opened = takeFigures(openRoom(aRoom()), told(0, 0));
    expect([opened.figures, takeFigures(opened, told(0, 4_999)).figures]).toEqual([null, null]);
    expect(takeFigures(opened, told(0, 5_000)).figures?.instances).toBe(0);
    const known = takeFigures(opened, told(1, 1_000));
    expect([known, takeFigures(known, told(0, 2_000))].map((room) => room.figures?.instances)).toEqual([
      1, 0,
    ]);
  });
});
