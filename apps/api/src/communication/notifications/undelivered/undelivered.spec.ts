// Messages that have not left, at a stand-in for Aliyun: seen without anybody's number, and dead letters sent again once and no more.
import type {
  AuditEntryView,
  ErrorBody,
  Page,
  UndeliveredMessage,
  UndeliveredSum,
  UndeliveredSums,
} from '@haopai/contracts';
import { CHOSEN_MESSAGES_MAX, FAILED_MESSAGES_MAX } from '@haopai/contracts';
import { Transactions } from '../../../platform/database';
import { PersonalData } from '../../../platform/personal-data';
import {
  aMobile,
  aRunningApp,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  waitUntil,
} from '../../../testing';
import { Outbox } from '../outbox';
import { type AliyunStub, anAliyunStub, variablesOf } from '../testing/aliyun-stub';
import { aDeadLetter, type DeadLetter } from '../testing/build-dead-letters';
import { outboxRows } from '../testing/build-messages';
import { textMessageToJson } from '../sms/text-message';
import { UndeliveredStore } from './undelivered.store';

const MESSAGES = '/api/v1/admin/messages';
const REASON = '模板已审核通过';
const REFUSED = 'isv.SMS_TEMPLATE_ILLEGAL';
const HOUR_MS = 3_600_000;

describe('messages that have not left', () => {
  let stub: AliyunStub;
  let running: RunningApp;
  let administrator: HttpClient;
  let auditor: HttpClient;

  beforeAll(async () => {
    stub = await anAliyunStub();
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off', ...variablesOf(stub) });
    administrator = await staffClient(running, 'administrator');
    auditor = await staffClient(running, 'auditor');
  });
  beforeEach(() => {
    stub.mood = { kind: 'normal' };
    stub.answerAfterMs = () => 0;
  });
  afterEach(async () => {
    await running.pool.query('DELETE FROM outbox');
    stub.taken.length = 0;
  });
  afterAll(async () => {
    await running.stop();
    await stub.stop();
  });

  const aText = (mobile = aMobile(), code = '135791') =>
    ({ mobile, template: 'loginCode', params: { code }, language: 'zh' }) as const;
  const aLetter = (given: DeadLetter & { readonly mobile?: string } = {}): Promise<number> => {
    const body = textMessageToJson(aText(given.mobile));
    return aDeadLetter(running.pool, running.app.get(PersonalData), { body, validMs: HOUR_MS, ...given });
  };
  const list = async (query = ''): Promise<readonly UndeliveredMessage[]> =>
    ((await auditor.get(`${MESSAGES}${query}`)).body as Page<UndeliveredMessage>).items;
  const sums = async (): Promise<UndeliveredSums> =>
    (await auditor.get(`${MESSAGES}/sums`)).body as UndeliveredSums;
  const sumOf = async (failure: string): Promise<UndeliveredSum | undefined> =>
    (await sums()).sums.find(({ lastFailure }) => lastFailure === failure);
  const sendChosen = (ids: readonly number[], client = administrator): Promise<HttpAnswer> =>
    client.post(`${MESSAGES}/send-again`, { ids, reason: REASON });
  const sendFailed = async (failure = REFUSED, client = administrator): Promise<HttpAnswer> => {
    const { readAtMs } = await sums();
    return client.post(`${MESSAGES}/send-again/failed`, {
      channel: 'sms',
      failure,
      readAtMs,
      reason: REASON,
    });
  };
  const codeOf = async (answer: Promise<HttpAnswer>): Promise<string> => {
    const { status, body } = await answer;
    return status < 300 ? 'ok' : (body as ErrorBody).code;
  };
  const stateOf = async (id: number): Promise<string | undefined> =>
    (await outboxRows(running.pool, `id = ${id}`))[0]?.state;
  const untilState = (id: number, state: string): Promise<void> =>
    waitUntil(async () => (await stateOf(id)) === state);
  const takenBy = (wanted: string): number => stub.taken.filter(({ mobile }) => mobile === wanted).length;
  /** As it happens: the provider refuses the words. */
  const refused = async (mobile = aMobile()): Promise<UndeliveredMessage> => {
    stub.mood = { kind: 'code', code: REFUSED };
    await running.app.get(Outbox).sms(null, aText(mobile));
    await waitUntil(async () => (await list()).length === 1);
    stub.mood = { kind: 'normal' };
    const [message] = await list();
    if (message === undefined) throw new Error('nothing was given up');
    return message;
  };

  it('are shown with why, to whom and until when, and neither number nor words leave', async () => {
    const mobile = aMobile();
    const message = await refused(mobile);
    expect(message).toMatchObject({
      ...{ channel: 'sms', group: 'dead', kind: 'loginCode', attempts: 1, lastFailure: REFUSED },
      ...{ maskedMobile: `${mobile.slice(0, 3)}****${mobile.slice(-4)}`, citizenId: null },
      ...{ nextTryAtMs: null, isReadable: true, isOfUse: true },
    });
    expect(message.validUntilMs).toBe(message.createdAtMs + 5 * 60_000);
    const seen = JSON.stringify([await list(), await sums()]);
    expect(seen).not.toContain(mobile);
    expect(seen).not.toContain('135791');
  });

  it('are counted by channel, group and failure, with the oldest', async () => {
    await Promise.all([
      aLetter(),
      aLetter(),
      aLetter({ validMs: -1 }),
      aLetter({ failure: 'NUMBER.DAY_LIMIT' }),
    ]);
    const { readAtMs, sums: all } = await sums();
    expect(all.map(({ group, lastFailure, count }) => [group, lastFailure, count])).toEqual([
      ['dead', REFUSED, 2],
      ['dead', 'NUMBER.DAY_LIMIT', 1],
      ['useless', REFUSED, 1],
    ]);
    for (const { oldestAtMs } of all) expect(readAtMs - oldestAtMs).toBeGreaterThan(4_000);
  });

  it('are listed with whose notice or push it is, and what waits with its next try', async () => {
    const notice = { channel: 'notice', body: JSON.stringify({ kind: 'lotWon', data: {} }) } as const;
    await aLetter({ ...notice, failure: 'DELIVERY.FAILED' });
    expect(await list('?channel=notice')).toMatchObject([
      { kind: 'lotWon', citizenId: 7, maskedMobile: null },
    ]);
    expect(await list('?channel=push')).toEqual([]);
    stub.mood = { kind: 'code', code: 'isv.AMOUNT_NOT_ENOUGH' };
    await running.app.get(Outbox).sms(null, aText());
    await waitUntil(async () => (await list('?group=waiting&failure=isv.AMOUNT_NOT_ENOUGH')).length === 1);
    const [waiting] = await list('?group=waiting');
    expect(waiting).toMatchObject({ group: 'waiting', attempts: 1, givenUpAtMs: null, kind: 'loginCode' });
    expect(waiting?.nextTryAtMs).toBeGreaterThan(Date.now() + 30_000);
  });

  it('leave once when they are sent again, and the record says who, why and which', async () => {
    const mobile = aMobile();
    const { id } = await refused(mobile);
    expect(await sendChosen([id])).toMatchObject({ status: 200, body: { sent: 1, left: 0 } });
    await untilState(id, 'accepted');
    expect(takenBy(mobile)).toBe(1);
    expect(await list()).toEqual([]);
    expect(await codeOf(sendChosen([id]))).toBe('MESSAGES.CHANGED');
    expect(takenBy(mobile)).toBe(1);
    const { body } = await auditor.get('/api/v1/admin/audit?subject=messages&size=1');
    expect((body as Page<AuditEntryView>).items).toMatchObject([
      {
        ...{ act: 'messages.sentAgain', reason: REASON },
        staffName: expect.stringMatching(/^administrator/),
        before: { channels: ['sms'], lastFailure: [REFUSED], deadLetters: 1 },
        after: { sentAgain: 1, messageIds: [id] },
      },
    ]);
  });

  it('are looked up first: one that was taken after all does not leave a second time', async () => {
    const [mobile, token] = [aMobile(), crypto.randomUUID()];
    const id = await aLetter({ mobile, token, failure: 'UNKNOWN NO_ANSWER' });
    const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Asia/Shanghai' }).replaceAll('-', '');
    stub.taken.push({ mobile, outId: token, templateCode: '', params: null, signName: '', day });
    expect(await codeOf(sendChosen([id]))).toBe('ok');
    await untilState(id, 'accepted');
    expect(takenBy(mobile)).toBe(1);
  });

  it('of one failure go together; what is too old, cannot be read or failed otherwise stays', async () => {
    const going = [await aLetter(), await aLetter()];
    const staying = [
      await aLetter({ validMs: -1 }),
      await aLetter({ sealed: null }),
      await aLetter({ sealed: 'of another key' }),
      await aLetter({ failure: 'NUMBER.DAY_LIMIT' }),
    ];
    expect(await sumOf(REFUSED)).toMatchObject({ group: 'dead', count: 3 });
    expect((await sendFailed()).body).toEqual({ sent: 2, left: 1 });
    for (const id of going) await untilState(id, 'accepted');
    expect(await Promise.all(staying.map(stateOf))).toEqual(['dead', 'dead', 'dead', 'dead']);
    expect(stub.taken).toHaveLength(2);
    expect(await codeOf(sendFailed())).toBe('MESSAGES.NOTHING_TO_SEND');
    const kept = await list('?group=dead');
    expect(kept.map(({ isReadable }) => isReadable)).toEqual([true, false]);
    expect(kept[1]).toMatchObject({ kind: null, maskedMobile: null });
    expect((await list('?group=useless')).map(({ isReadable, isOfUse }) => [isReadable, isOfUse])).toEqual([
      [false, true],
      [true, false],
    ]);
  });

  it('that were given up after they were counted are not among them', async () => {
    const { readAtMs } = await sums();
    const id = await aLetter();
    const body = { channel: 'sms', failure: REFUSED, readAtMs: readAtMs - 2_000, reason: REASON };
    expect(await codeOf(administrator.post(`${MESSAGES}/send-again/failed`, body))).toBe(
      'MESSAGES.NOTHING_TO_SEND',
    );
    expect(await stateOf(id)).toBe('dead');
  });

  it('that were chosen go all or not at all', async () => {
    const [good, old] = [await aLetter(), await aLetter({ validMs: -1 })];
    expect(await sendChosen([good, old, 999_999_999])).toMatchObject({
      ...{ status: 409, body: { code: 'MESSAGES.CHANGED', data: { count: 2 } } },
    });
    expect(await stateOf(good)).toBe('dead');
    expect(stub.taken).toEqual([]);
  });

  it('are sent again once when several press at the same instant', async () => {
    const mobiles = [aMobile(), aMobile()];
    const ids = await Promise.all(mobiles.map((mobile) => aLetter({ mobile })));
    const chosen = await Promise.all([1, 2, 3].map(() => codeOf(sendChosen(ids))));
    expect(chosen.sort()).toEqual(['MESSAGES.CHANGED', 'MESSAGES.CHANGED', 'ok']);
    for (const id of ids) await untilState(id, 'accepted');
    const other = await aLetter({ mobile: mobiles[0] ?? '', failure: 'isv.SMS_SIGNATURE_ILLEGAL' });
    const failed = await Promise.all([1, 2, 3].map(() => codeOf(sendFailed('isv.SMS_SIGNATURE_ILLEGAL'))));
    expect(failed.sort()).toEqual(['MESSAGES.NOTHING_TO_SEND', 'MESSAGES.NOTHING_TO_SEND', 'ok']);
    await untilState(other, 'accepted');
    expect(mobiles.map(takenBy)).toEqual([2, 1]);
  });

  it('are given up once more while nothing is mended', async () => {
    const { id } = await refused();
    stub.mood = { kind: 'code', code: REFUSED };
    expect(await codeOf(sendChosen([id]))).toBe('ok');
    await waitUntil(async () => (await list()).length === 1);
    expect(await list()).toMatchObject([{ id, attempts: 1, lastFailure: REFUSED }]);
  });

  it('are not sent again as pushes that may have been taken: nobody can ask', async () => {
    const push = { channel: 'push', body: JSON.stringify({ id: 1, kind: 'outbid', data: {} }) } as const;
    const doubtful = await aLetter({ ...push, failure: 'UNKNOWN HTTP 502' });
    const certain = await aLetter({ ...push, failure: 'HTTP 400' });
    expect(await codeOf(sendChosen([doubtful]))).toBe('MESSAGES.CHANGED');
    expect(await codeOf(sendChosen([certain]))).toBe('ok');
    // Nobody wants it any more.
    await untilState(certain, 'expired');
    expect(await stateOf(doubtful)).toBe('dead');
  });

  it('go so many in one act, apart, so that a code that comes after them does not wait', async () => {
    const letters = Array.from({ length: FAILED_MESSAGES_MAX + 3 }, () => aLetter());
    await Promise.all(letters);
    stub.answerAfterMs = () => 200;
    expect((await sendFailed()).body).toEqual({ sent: FAILED_MESSAGES_MAX, left: 3 });
    const mobile = aMobile();
    await running.app.get(Outbox).sms(null, aText(mobile));
    await waitUntil(() => Promise.resolve(takenBy(mobile) === 1));
    expect(stub.taken.length).toBeLessThan(FAILED_MESSAGES_MAX / 2);
  });

  it('hold up nothing that leaves while they are being chosen', async () => {
    const mobile = aMobile();
    await aLetter();
    await running.app.get(Transactions).run(async (transaction) => {
      const seen = { channel: 'sms', failure: REFUSED, readAtMs: Date.now() } as const;
      expect(await running.app.get(UndeliveredStore).lockFailed(transaction, seen, 10)).toHaveLength(1);
      await running.app.get(Outbox).sms(null, aText(mobile));
      await waitUntil(() => Promise.resolve(takenBy(mobile) === 1));
    });
  });

  it('are read by auditors and sent again by administrators, and by nobody else', async () => {
    const id = await aLetter();
    for (const role of ['clerk', 'auctioneer', 'cashier', 'editor'] as const) {
      const client = await staffClient(running, role);
      const answers = [client.get(MESSAGES), client.get(`${MESSAGES}/sums`), sendChosen([id], client)];
      expect(await Promise.all(answers.map(codeOf))).toEqual(Array(3).fill('STAFF.FORBIDDEN'));
    }
    expect(await codeOf(sendChosen([id], auditor))).toBe('STAFF.FORBIDDEN');
    expect(await codeOf(sendFailed(REFUSED, auditor))).toBe('STAFF.FORBIDDEN');
    expect(await stateOf(id)).toBe('dead');
  });

  it.each([
    ['a reason', { ids: [1], reason: '' }],
    ['a message', { ids: [], reason: REASON }],
    ['each once', { ids: [1, 1], reason: REASON }],
    [
      'no more than there are on a page',
      { ids: Array.from({ length: CHOSEN_MESSAGES_MAX + 1 }, (_, at) => at + 1), reason: REASON },
    ],
  ])('want %s', async (_, body) => {
    expect(await codeOf(administrator.post(`${MESSAGES}/send-again`, body))).toBe('REQUEST.INVALID');
  });
});
