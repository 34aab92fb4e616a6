// The control room's pages: which room, what it shows live, what the auctioneer does in it, and what those see who only watch.
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { ControlActDone, StaffRole } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import './control-page';
import './control-rooms-page';
import './wall-page';
import { BEAT_MS } from './control-store';
import { routes } from './control.routes';
import { aControlLot, anAct, aRoom, NOW_MS, someFigures, someNews } from './testing/a-room';
import { PlayedStream } from './testing/played-stream';

const ROUTES = [{ path: 'control', children: routes }];
const STILL = { provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } };
const ROOM = '/admin/auctions/7/control';
const list = (state: string) => `/admin/auctions?state=${state}&page=1&size=50`;
const pageOf = (...items: readonly object[]) => ({ items, total: items.length, page: 1, size: 50 });
const anAuction = (id: number, state: 'live' | 'coming') => ({
  ...{ id, state, title: `2026年第${id}期`, startsAtMs: NOW_MS, lotCount: 4, bidderCount: 9 },
});

let page: PageUnderTest;
let stream: PlayedStream;

async function enter(address: string, role: StaffRole = 'auctioneer'): Promise<void> {
  stream = new PlayedStream();
  page = await staffPage(ROUTES, role, [STILL, stream.provider]);
  await page.open(address);
}

async function openRoom(role: StaffRole = 'auctioneer', room = aRoom()): Promise<void> {
  await enter('/control/7', role);
  await page.answer(ROOM, room);
  stream.last.open();
  await page.settle();
}

async function beat(): Promise<void> {
  await page.pass(BEAT_MS);
}

async function giveReason(words: string): Promise<void> {
  const field = document.querySelector<HTMLTextAreaElement>('[data-testid="reason"]');
  if (field === null) throw new Error('nobody asks for a reason');
  field.value = words;
  field.dispatchEvent(new Event('input'));
  document.querySelector<HTMLElement>('[data-testid="reason-yes"]')?.click();
  await page.settle();
}

async function confirm(answer: 'yes' | 'no'): Promise<void> {
  document.querySelector<HTMLElement>(`[data-testid="confirm-${answer}"]`)?.click();
  await page.settle();
}

const dialog = () => document.querySelector('mat-dialog-container')?.textContent ?? '';
const done = (results: ControlActDone['results'] = [], change = {}): ControlActDone => ({
  ...{ act: anAct('a', change), results },
});
const numbers = () =>
  [...document.querySelectorAll('tr[data-phase] .no')].map(({ textContent }) => textContent);

afterEach(() => page.close());

describe('the way to a control room', () => {
  it('leads right in while one auction runs', async () => {
    await enter('/control');
    page.asked(list('coming')).flush(pageOf(anAuction(8, 'coming')));
    await page.answer(list('live'), pageOf(anAuction(7, 'live')));
    expect(page.address).toBe('/control/7');
    page.asked(ROOM).flush(aRoom());
  });

  it('lets one choose among several, and whoever wants to', async () => {
    await enter('/control?all=1');
    page.asked(list('coming')).flush(pageOf(anAuction(8, 'coming')));
    await page.answer(list('live'), pageOf(anAuction(7, 'live')));
    expect(page.address).toBe('/control?all=1');
    expect(page.part('auction-7').querySelector('a')?.getAttribute('href')).toBe('/control/7');
    expect(page.text('auction-8')).toContain('2026年第8期');
  });

  it('says so when there is none', async () => {
    await enter('/control');
    page.asked(list('coming')).flush(pageOf());
    await page.answer(list('live'), pageOf());
    expect(page.text('list-empty')).toContain('没有正在进行');
  });
});

describe('a control room', () => {
  it('shows what waits for a second person as soon as the stream says so, confirms it there, and says who suspended until when', async () => {
    await openRoom('administrator');
    await page.answer('/admin/waiting', { readAtMs: NOW_MS, items: [] });
    stream.last.tell('decisions', {});
    await page.settle();
    page.asked(ROOM).flush(aRoom());
    await page.answer('/admin/waiting', {
      readAtMs: NOW_MS,
      items: [
        {
          ...{ source: 'stop', id: '12', kind: 'suspend', subject: 'auction:7', auctionId: 7 },
          ...{ auctionTitle: '2026年第12期', plateNumber: null, amountFen: null, reason: '机房断电' },
          ...{ before: { auctionState: 'live' }, after: { auctionState: 'suspended' } },
          askedBy: { id: 3, name: '韩梅梅', accountCreatedAtMs: 1 },
          ...{ askedAtMs: NOW_MS, holdsUntilMs: null, isUrgent: true, isOwn: false, refusal: null },
        },
      ],
    });
    expect(page.text('waiting-stop-12')).toContain('机房断电');
    await page.press('waiting-confirm');
    await confirm('yes');
    await page.answer('/admin/stops/12/confirm', {});
    await page.answer('/admin/waiting', { readAtMs: NOW_MS, items: [] });
    expect(page.has('[data-testid="waiting-stop-12"]')).toBe(false);

    stream.last.tell('decisions', {});
    await page.settle();
    stream.last.tell('figures', someFigures());
    const room = aRoom();
    const untilMs = NOW_MS + 3_600_000;
    const stop = { kind: 'suspend', reason: '机房断电', atMs: NOW_MS, untilMs, wasMs: NOW_MS } as const;
    const stopBy = { askedBy: '韩梅梅', decidedBy: '王力' };
    await page.answer(ROOM, { ...room, auction: { ...room.auction, stop }, stopBy });
    await beat();
    for (const words of [
      '这一期已中止',
      '2026-11-27 11:00:00 自动恢复',
      '机房断电',
      '韩梅梅 申请，王力 确认',
    ])
      expect(page.text('room-stop')).toContain(words);
  });

  it('shows each lot as it stands, and follows the stream', async () => {
    await openRoom();
    expect(page.text('lot-103')).toContain('核对证件');
    expect(page.text('lot-101')).toContain('起 ¥10,000');
    stream.last.tell('figures', someFigures());
    stream.last.tell(
      'lots',
      someNews([aControlLot(101, 9)], {
        bids: [{ lotId: 101, paddleNo: 12, amountFen: 1_200_000, atMs: NOW_MS }],
      }),
    );
    await beat();
    expect(page.text('lot-101')).toMatch(/倒计时.*(1:00|0:59).*¥12,000.*12/);
    expect(page.text('bid')).toContain('¥12,000');
    expect(page.text('lot-102')).toContain('88');
    expect(page.text('figure-answer')).toContain('4 / 21 ms');
    stream.last.tell('figures', someFigures({ instances: 1, answerP99Ms: 1_500 }));
    await beat();
    expect(page.text('figure-instances')).toContain('少了实例，之前有 2 个');
    expect(page.text('figure-answer')).toContain('应答很慢');
  });

  it('shows what one wants to see, in the order in which one wants to see it', async () => {
    await openRoom();
    expect(numbers()).toEqual(['1', '2', '3', '4']);
    await page.press('sort-ending');
    expect(numbers()).toEqual(['2', '1', '3', '4']);
    await page.press('filter-paused');
    expect(numbers()).toEqual(['3']);
    expect(page.part('filter-paused').getAttribute('aria-pressed')).toBe('true');
    expect(page.text('filter-all')).toBe('全部 4');
  });

  it('moves no lot under a pointer', async () => {
    await openRoom();
    await page.press('sort-ending');
    page.part('lots').dispatchEvent(new Event('pointerenter'));
    stream.last.tell('lots', someNews([aControlLot(102, 9, { endsAtMs: NOW_MS + 900_000 })]));
    await beat();
    expect(numbers()).toEqual(['2', '1', '3', '4']);
    page.part('lots').dispatchEvent(new Event('pointerleave'));
    await page.settle();
    expect(numbers()).toEqual(['1', '2', '3', '4']);
  });

  it('takes no lot away under a pointer either, and no act has another’s place', async () => {
    await openRoom();
    await page.press('filter-running');
    page.part('lots').dispatchEvent(new Event('pointerenter'));
    stream.last.tell('lots', someNews([aControlLot(101, 9, { phase: 'sold', endsAtMs: null })]));
    await beat();
    expect(numbers()).toEqual(['1', '2']);
    expect(page.text('lot-101')).toContain('已成交');
    page.part('lots').dispatchEvent(new Event('pointerleave'));
    await page.settle();
    expect(numbers()).toEqual(['2']);
  });

  it('begins with the newest bids, and has those of while it heard nothing', async () => {
    const bids = [{ lotId: 102, paddleNo: 31, amountFen: 1_000_000, atMs: NOW_MS }];
    await openRoom('auctioneer', aRoom({ bids }));
    expect(page.text('bid')).toContain('¥10,000');
    stream.last.open();
    const missed = { lotId: 102, paddleNo: 12, amountFen: 1_100_000, atMs: NOW_MS + 500 };
    await page.answer(ROOM, aRoom({ bids: [missed, ...bids] }));
    await beat();
    expect(page.all('bid')).toEqual([expect.stringContaining('¥11,000'), expect.stringContaining('¥10,000')]);
  });

  it('has what a colleague did at the top until it is put away', async () => {
    await openRoom();
    expect(page.has('[data-testid="act-of-others"]')).toBe(false);
    stream.last.tell('act', anAct('b', { staffName: '韩梅梅', reason: '核对证件' }));
    await beat();
    expect(page.text('act-of-others')).toContain('韩梅梅 暂停 · 1 号 浙G·8888A · 核对证件');
    await page.press('act-of-others-close');
    expect(page.has('[data-testid="act-of-others"]')).toBe(false);
  });

  it('says that it hears nothing, and since when, until it does', async () => {
    await openRoom();
    stream.last.break();
    await page.settle();
    expect(page.text('connection')).toBe('正在连接');
    await page.pass(300);
    stream.last.break();
    await page.settle();
    expect(page.text('connection')).toBe('连接中断');
    expect(page.text('connection-lost')).toMatch(/^\d\d:\d\d:\d\d 起没有收到新消息/);
  });

  it('says that nothing can be confirmed while the database answers no instance, and when only some can', async () => {
    await openRoom();
    stream.last.tell('figures', someFigures());
    await beat();
    expect(page.has('[data-testid="unable"]')).toBe(false);
    stream.last.tell('figures', someFigures({ unableInstances: 2 }));
    await beat();
    expect(page.text('connection')).toBe('实时');
    expect(page.text('unable')).toMatch(/^现在什么都不能确认.*请马上告诉运维/);
    expect(page.part('unable').getAttribute('role')).toBe('alert');
    stream.last.tell('figures', someFigures({ unableInstances: 1 }));
    await beat();
    expect(page.text('unable')).toContain('2 个实例中有 1 个什么都不能确认');
    stream.last.tell('figures', someFigures());
    await beat();
    expect(page.has('[data-testid="unable"]')).toBe(false);
  });

  it('says what acknowledged bids are on, and aloud when that is less than the site names', async () => {
    await openRoom();
    expect(page.text('durability')).toBe('已确认的出价保存在哪里：还不知道');
    stream.last.tell('figures', someFigures());
    await beat();
    expect(page.text('durability')).toBe('已确认的出价保存在3 台机器上。');
    expect(page.part('durability').getAttribute('role')).toBeNull();
    const less = { names: 'two-machines', has: 'one-disk', machines: 1, isLess: true } as const;
    stream.last.tell('figures', someFigures({ durability: less }));
    await beat();
    expect(page.text('durability')).toMatch(
      /只保存在一台机器的磁盘上，本站设定的是至少两台机器.*请马上告诉运维/,
    );
    expect(page.part('durability').getAttribute('role')).toBe('alert');
  });

  it('tells those who hear it of a sale and of what a colleague did, and not of a bid', async () => {
    await openRoom();
    stream.last.tell('lots', someNews([aControlLot(102, 9)]));
    await beat();
    expect(page.text('room-news')).toBe('');
    stream.last.tell('lots', someNews([aControlLot(102, 10, { phase: 'sold', endsAtMs: null })]));
    stream.last.tell('act', anAct('b', { staffName: '韩梅梅', reason: '核对证件' }));
    await beat();
    expect(page.text('room-news')).toBe('2 号 浙G·8888A 由竞价号 12 以 ¥12,000 竞得。韩梅梅：暂停。核对证件');
    expect(page.text('acts')).toContain('韩梅梅暂停 · 1 号 浙G·8888A核对证件');
  });

  it('is looked at again when it failed', async () => {
    await enter('/control/7');
    await page.refuse(ROOM, 'SERVER.FAILED', {}, 500);
    expect(page.has('[data-testid="room-failed"]')).toBe(true);
    page.one('[data-testid="room-failed"] button').click();
    await page.answer(ROOM, aRoom());
    expect(numbers()).toHaveLength(4);
  });

  it('shows an auditor everything and lets them do nothing', async () => {
    const disqualified = [{ paddleNo: 31, reason: '串通', atMs: NOW_MS }];
    const messages = [{ messageId: 1, auctionId: 7, atMs: NOW_MS, text: '请保持安静' }];
    await openRoom('auditor', aRoom({ disqualified, messages, acts: [anAct('a')] }));
    expect(page.text('disqualified')).toContain('竞价号 31');
    expect(page.text('messages')).toContain('请保持安静');
    for (const act of ['toggle-101', 'withdraw-101', 'pause-all', 'send-message', 'disqualify'])
      expect([act, page.has(`[data-testid="${act}"]`)]).toEqual([act, false]);
  });
});

describe('the auctioneer', () => {
  it('pauses a lot with a public reason, once', async () => {
    await openRoom();
    await page.press('toggle-101');
    expect(dialog()).toContain('暂停 1 号 浙G·8888A');
    expect(dialog()).toContain('倒计时立即停住');
    expect(dialog()).toContain('所有人永久可见');
    expect(document.querySelector('[data-testid="reason-yes"]')?.classList).not.toContain('grave');
    await giveReason('核对证件');
    const asked = page.asked(`${ROOM}/acts`);
    expect(asked.request.body).toEqual({ act: 'pause', lotId: 101, reason: '核对证件' });
    const key = asked.request.headers.get('Idempotency-Key');
    expect(key).toMatch(/^[0-9a-f-]{36}$/);
    asked.flush(
      { code: 'SERVER.UNAVAILABLE', data: { retryAfterMs: 1_000 } },
      { status: 503, statusText: '' },
    );
    await page.settle();
    // Nobody knows whether it was done: asked again it goes under the same key.
    await giveReason('核对证件');
    const again = page.asked(`${ROOM}/acts`);
    expect(again.request.headers.get('Idempotency-Key')).toBe(key);
    again.flush(done([{ lotId: 101, lotNo: 1, outcome: 'done', code: null }]));
    await page.settle();
    expect(page.text('answers')).toContain('暂停：1 个标的已执行');
    expect(document.activeElement).toBe(page.part('answers'));
    await beat();
    expect(page.text('acts')).toContain('1 号 浙G·8888A');
  });

  it('resumes a paused lot, withdraws any that has not ended, and has nothing to do to one that has', async () => {
    await openRoom();
    expect(page.text('toggle-103')).toBe('恢复');
    expect(page.has('[data-testid="withdraw-104"]')).toBe(false);
    expect(page.has('[data-testid="toggle-104"]')).toBe(false);
    await page.press('withdraw-103');
    expect(document.body.textContent).toContain('领先，撤下后这个出价不再有效');
    expect(dialog()).toContain('不能撤销');
    document.querySelector<HTMLElement>('[data-testid="reason-no"]')?.click();
    await page.settle();
    expect(page.has('[data-testid="answers"]')).toBe(false);
  });

  it('acts on all lots at once, sees which refused and why, and asks those again that did not answer', async () => {
    await openRoom();
    // All lots at once are withdrawn by cancelling the auction, which two decide.
    expect(page.has('[data-testid="withdraw-all"]')).toBe(false);
    expect(page.text('pause-all')).toBe('全部暂停（2）');
    await page.press('pause-all');
    expect(dialog()).toContain('暂停全部 2 个进行中的标的');
    await giveReason('停电');
    const asked = page.asked(`${ROOM}/acts`);
    expect(asked.request.body).toEqual({ act: 'pause', reason: '停电' });
    const about = { kind: 'pause', lotId: null, reason: '停电' } as const;
    const results = [
      { lotId: 101, lotNo: 1, outcome: 'done', code: null },
      { lotId: 102, lotNo: 2, outcome: 'refused', code: 'LOT.ENDED' },
      { lotId: 103, lotNo: 3, outcome: 'refused', code: 'SERVER.UNAVAILABLE' },
    ] as const;
    asked.flush(done(results, about));
    await page.settle();
    expect(page.text('answers')).toContain('1 个已执行，1 个没有执行，1 个没有答复');
    expect(page.text('answers-refused')).toBe(
      '2 号 浙G·8888A 已经结束，没有改动。 3 号 浙G·8888A 暂时没有答复，不知道是否执行。',
    );
    await page.press('ask-again');
    const again = page.asked(`${ROOM}/acts`);
    expect(again.request.headers.get('Idempotency-Key')).toBe('a');
    expect(again.request.body).toEqual({ act: 'pause', reason: '停电' });
    again.flush(
      done(
        results.filter(({ lotId }) => lotId !== 102),
        about,
      ),
    );
    await page.settle();
    expect(page.text('answers')).toContain('1 个已执行，1 个没有答复');
    await page.press('ask-again');
    page.asked(`${ROOM}/acts`).flush(
      done(
        results.map((one) => ({ ...one, outcome: 'done', code: null })),
        about,
      ),
    );
    await page.settle();
    expect(page.has('[data-testid="ask-again"]')).toBe(false);
    await page.press('answers-close');
    expect(page.has('[data-testid="answers"]')).toBe(false);
  });

  it('has no acts on lots before anybody would hear of them, and says where to go', async () => {
    const early = aRoom({
      auction: { ...aRoom().auction, state: 'coming', startsAtMs: Date.UTC(2090, 0, 1) },
    });
    await openRoom('auctioneer', early);
    expect(page.has('[data-testid="pause-all"]')).toBe(false);
    expect(page.has('[data-testid="toggle-101"]')).toBe(false);
    expect(page.text('too-early')).toContain('竞买期页面');
  });

  it('is told that many bidders were cut off, and pauses until they are back with one key', async () => {
    await openRoom();
    const cutOffs = [101, 102].map((lotId) => ({ lotId, atMs: NOW_MS, paddles: '7/20' }));
    stream.last.tell('lots', someNews([aControlLot(102, 9)], { cutOffs }));
    await beat();
    expect(page.text('cut-off')).toContain('竞买人有 7/20 同时掉线');
    expect(page.text('cut-off')).toContain('正在竞买的 2 个标的已各补回一次时间');
    expect(page.text('room-news')).toContain('竞买人有 7/20 同时掉线');
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
    await page.settle();
    expect(dialog()).toContain('暂停全部 2 个进行中的标的');
    const reason = document.querySelector<HTMLTextAreaElement>('[data-testid="reason"]')?.value;
    expect(reason).toBe('部分竞买人网络中断，恢复后继续');
    document.querySelector<HTMLElement>('[data-testid="reason-yes"]')?.click();
    await page.settle();
    const asked = page.asked(`${ROOM}/acts`);
    expect(asked.request.body).toEqual({ act: 'pause', reason });
    asked.flush(done([], { kind: 'pause', lotId: null }));
    await page.settle();
    await page.press('cut-off-close');
    expect(page.has('[data-testid="cut-off"]')).toBe(false);
  });

  it('presses the key for nothing as long as nobody was cut off', async () => {
    await openRoom();
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
    await page.settle();
    expect(dialog()).toBe('');
  });

  it('alone may pause: whoever only watches is told of a cut, also of one of before', async () => {
    await openRoom('auditor', aRoom({ cutOffs: [{ lotId: 101, atMs: NOW_MS, paddles: '7/20' }] }));
    expect(page.text('cut-off')).toContain('7/20');
    expect(page.has('[data-testid="cut-off-pause"]')).toBe(false);
    document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'p', bubbles: true }));
    await page.settle();
    expect(dialog()).toBe('');
  });

  it('has no act on all where there is no lot for it', async () => {
    await openRoom('auctioneer', aRoom({ lots: aRoom().lots.slice(0, 2) }));
    expect(page.part('resume-all').getAttribute('aria-disabled')).toBe('true');
    await page.press('resume-all');
    expect(dialog()).toBe('');
  });

  it('has no act on lots once all are over, and still speaks to the room', async () => {
    const over = aRoom().lots.map((lot) => ({ ...lot, phase: 'sold' as const, endsAtMs: null }));
    await openRoom('auctioneer', aRoom({ lots: over }));
    expect(page.has('[data-testid$="-all"]:not([data-testid="filter-all"])')).toBe(false);
    expect(page.has('th.acts')).toBe(false);
    expect(page.has('[data-testid="send-message"]')).toBe(true);
  });

  it('disqualifies a paddle knowing what it leads and has won', async () => {
    await openRoom();
    await page.press('disqualify');
    expect(dialog()).toBe('');
    await page.type('paddle', '13');
    await page.press('disqualify');
    await page.refuse(`${ROOM}/paddles/13`, 'PADDLE.NOT_FOUND', { paddleNo: 13 }, 404);
    expect(page.text('paddle-refusal')).toContain('没有竞价号 13');
    await page.type('paddle', '31');
    await page.press('disqualify');
    const holder = { paddleNo: 31, name: '王**', kind: 'person', disqualifiedFor: null };
    await page.answer(`${ROOM}/paddles/31`, holder);
    expect(dialog()).toContain('取消竞价号 31（王**）的竞买资格');
    expect(dialog()).toContain('正领先的标的（2, 3 号）');
    expect(dialog()).toContain('已竞得的标的（4 号）');
    await giveReason('串通');
    await page.refuse(`${ROOM}/disqualifications`, 'PADDLE.NOT_FOUND', { paddleNo: 31 });
    expect(dialog()).toContain('没有竞价号 31');
    await giveReason('串通出价');
    const asked = page.asked(`${ROOM}/disqualifications`);
    expect(asked.request.body).toEqual({ paddleNo: 31, reason: '串通出价' });
    asked.flush(done([], { kind: 'disqualify', lotId: null, paddleNo: 31, reason: '串通出价' }));
    await page.settle();
    await beat();
    expect(page.text('disqualified')).toContain('竞价号 31');
    expect(page.part<HTMLInputElement>('paddle').value).toBe('');
  });

  it('speaks to the room, and keeps what was typed when it is refused', async () => {
    await openRoom();
    await page.type('message', '  十分钟后继续 ');
    await page.press('send-message');
    expect(dialog()).toContain('发给所有人，不能撤回');
    await confirm('no');
    expect(page.part<HTMLTextAreaElement>('message').value).toContain('十分钟后继续');
    await page.press('send-message');
    await confirm('yes');
    await page.refuse(`${ROOM}/messages`, 'REQUEST.RATE_LIMITED', { retryAfterMs: 5_000 }, 429);
    expect(page.has('[data-testid="message-refusal"]')).toBe(true);
    expect(page.part<HTMLTextAreaElement>('message').value).toContain('十分钟后继续');
    await page.press('send-message');
    await confirm('yes');
    const asked = page.asked(`${ROOM}/messages`);
    expect(asked.request.body).toEqual({ text: '十分钟后继续' });
    const message = { messageId: 1, auctionId: 7, atMs: NOW_MS, text: '十分钟后继续' };
    asked.flush(message);
    await page.settle();
    await page.answer(ROOM, aRoom({ messages: [message] }));
    await beat();
    expect(page.text('messages')).toContain('十分钟后继续');
    expect(page.part<HTMLTextAreaElement>('message').value).toBe('');
  });

  it('chooses which events are heard; none at first', async () => {
    await openRoom();
    const boxes = ['firstBid', 'lastMinute', 'sold', 'paused'].map((sound) =>
      page.part<HTMLInputElement>(`sound-${sound}`),
    );
    expect(boxes.map(({ checked }) => checked)).toEqual([false, false, false, false]);
    boxes[2]?.click();
    await page.settle();
    expect(localStorage.getItem('haopai.control.sold')).toBe('on');
  });
});

describe('the wall of the hall', () => {
  it('shows plate, price, paddle and clock of what runs, and how a lot ended', async () => {
    await enter('/control/7/wall');
    await page.answer(ROOM, aRoom());
    stream.last.open();
    stream.last.tell('lots', someNews([]));
    await beat();
    expect(page.part('wall').getAttribute('data-count')).toBe('3');
    expect(page.text('wall-counts')).toContain('进行中 2');
    expect(page.text('wall-lot-102')).toMatch(/^2.*¥11,000.*竞价号 31.*0:(30|29)/);
    expect(page.text('wall-lot-101')).toContain('起价');
    expect(page.text('wall-lot-103')).toContain('已暂停');
    stream.last.tell('lots', someNews([aControlLot(102, 9, { phase: 'sold', endsAtMs: null })]));
    await beat();
    expect(page.text('wall-lot-102')).toMatch(/¥12,000.*竞价号 12.*已成交/);
  });

  it('says that the auction is over once it is', async () => {
    await enter('/control/7/wall', 'auditor');
    const lots = aRoom().lots.map((lot) => ({ ...lot, phase: 'sold' as const, endsAtMs: null }));
    await page.answer(ROOM, aRoom({ lots }));
    await page.settle();
    expect(page.text('wall-over')).toContain('已经结束');
  });
});
