// Claims on the real database: made, asked back, replied to, answered and closed, each in its time; sealed, nobody else's, and erased in the end.
import { randomUUID } from 'node:crypto';
import {
  type AdminClaimLine,
  type AdminClaimView,
  CLAIM_FILES_A_MESSAGE_MAX,
  CLAIMS_OPEN_MAX,
  type ClaimLine,
  type ClaimView,
  type NoticeView,
  type Page,
  type WorkView,
} from '@haopai/contracts';
import {
  aCitizen,
  anAuction,
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestStaff,
  waitUntil,
} from '../../testing';
import { EraseOldClaims } from './erase-old-claims';

const DAY_MS = 24 * 3_600_000;
const MINE = '/api/v1/me/claims';
const ADMIN = '/api/v1/admin/claims';
/** The smallest that there is. */
const PICTURE = Buffer.from('UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA', 'base64');

describe('claims', () => {
  let running: RunningApp;
  let clerk: TestStaff;
  let desk: HttpClient;
  let citizenId: number;
  let password: string;
  let client: HttpClient;

  beforeAll(async () => {
    // Without an engine: none of these lots is anybody's to run.
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    clerk = await aStaffMember(running, 'clerk');
    desk = await clientOfStaff(running, clerk);
  });
  beforeEach(async () => {
    const citizen = await aCitizen(running.pool);
    ({ id: citizenId, password } = citizen);
    client = await running.clientOf(citizen);
  });
  afterAll(() => running.stop());

  const make = (body: object = {}, by = client, key: string = randomUUID()): Promise<HttpAnswer> =>
    by.post(MINE, { about: 'other', text: '保证金没有退回', ...body }, { 'Idempotency-Key': key });
  const made = async (body: object = {}): Promise<ClaimView> => {
    const answer = await make(body);
    expect([answer.status, answer.body]).toEqual([201, expect.anything()]);
    return answer.body as ClaimView;
  };
  const upload = async (claimId: number, content: Buffer = PICTURE, by = client): Promise<HttpAnswer> => {
    const headers = { 'Content-Type': 'image/webp', Cookie: by.cookieHeader, Origin: running.url };
    const answer = await fetch(`${running.url}${MINE}/${claimId}/files`, {
      ...{ method: 'POST', headers, body: new Uint8Array(content) },
    });
    return { status: answer.status, body: await answer.json() } as HttpAnswer;
  };
  const read = async (claimId: number, by = desk): Promise<AdminClaimView> =>
    (await by.get(`${ADMIN}/${claimId}`)).body as AdminClaimView;
  const act = async (
    claimId: number,
    what: string,
    text = '请补充付款截图',
    by = desk,
  ): Promise<HttpAnswer> => {
    const { version } = await read(claimId, by);
    return by.post(`${ADMIN}/${claimId}/${what}`, what === 'assign' ? { version } : { version, text });
  };
  const list = async (query = '', by = desk): Promise<Page<AdminClaimLine>> =>
    (await by.get(`${ADMIN}?size=100${query}`)).body as Page<AdminClaimLine>;
  const kindsOf = async (count: number): Promise<readonly string[]> => {
    let kinds: readonly string[] = [];
    await waitUntil(async () => {
      const { items } = (await client.get('/api/v1/me/notices')).body as Page<NoticeView>;
      kinds = items.map(({ kind }) => kind);
      return kinds.length >= count;
    });
    return [...kinds].sort();
  };

  it('go from the citizen to the answer, each step told, and nobody’s time runs while the other is asked', async () => {
    const claim = await made();
    expect(claim).toMatchObject({ about: 'other', ref: null, name: null, state: 'open' });
    expect(claim.dueAtMs - claim.createdAtMs).toBe(15 * DAY_MS);
    expect(claim.messages).toMatchObject([{ kind: 'claim', text: '保证金没有退回', files: [] }]);
    expect(await client.post(`${MINE}/${claim.id}/replies`, { text: '快点' })).toMatchObject({
      status: 409,
      body: { code: 'CLAIM.NOT_ASKED' },
    });

    expect((await act(claim.id, 'assign')).body).toMatchObject({
      assigned: { staffId: clerk.id, name: clerk.displayName },
    });
    await running.pool.query('UPDATE claims SET due_at_ms = due_at_ms - ? WHERE id = ?', [
      ...[5 * DAY_MS, claim.id],
    ]);
    const asked = (await act(claim.id, 'ask')).body as AdminClaimView;
    expect(asked).toMatchObject({ state: 'asked', messages: [{}, { kind: 'question' }] });
    expect(Math.round((asked.dueAtMs - Date.now()) / DAY_MS)).toBe(10);
    expect(await act(claim.id, 'ask')).toMatchObject({ status: 409, body: { code: 'CLAIM.ASKED' } });

    const replied = (await client.post(`${MINE}/${claim.id}/replies`, { text: '截图见附件' }))
      .body as ClaimView;
    expect(replied.state).toBe('open');
    expect(Math.round((replied.dueAtMs - Date.now()) / DAY_MS)).toBe(10);
    expect(JSON.stringify(replied)).not.toContain(clerk.displayName);

    expect((await act(claim.id, 'answer', '已退回')).body).toMatchObject({ state: 'answered' });
    const again = (await client.post(`${MINE}/${claim.id}/replies`, { text: '还没有到账' }))
      .body as ClaimView;
    expect([again.state, Math.round((again.dueAtMs - Date.now()) / DAY_MS)]).toEqual(['open', 15]);
    expect((await act(claim.id, 'close', '已到账')).body).toMatchObject({ state: 'closed' });
    expect(await client.post(`${MINE}/${claim.id}/replies`, { text: '谢谢' })).toMatchObject({
      ...{ status: 409, body: { code: 'CLAIM.CLOSED' } },
    });
    expect(await act(claim.id, 'answer')).toMatchObject({ status: 409, body: { code: 'CLAIM.CLOSED' } });
    expect(await kindsOf(4)).toEqual(['claimAnswered', 'claimAsked', 'claimClosed', 'claimReceived']);
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`/api/v1/admin/audit?subject=claim:${claim.id}`);
    const acts = (body as Page<{ act: string }>).items.map((entry) => entry.act);
    expect(acts).toEqual(['claim.closed', 'claim.answered', 'claim.asked', 'claim.assigned']);
    expect(JSON.stringify(body)).not.toContain('已退回');
  });

  it('are about what is there, and of orders and bars about one’s own', async () => {
    const auction = await anAuction(running.pool, { title: '2026年第17期' });
    const [lot] = auction.lots;
    expect(await made({ about: 'auction', ref: String(auction.id) })).toMatchObject({ name: '2026年第17期' });
    expect(await made({ about: 'lot', ref: String(lot?.id) })).toMatchObject({ name: lot?.plateNumber });
    expect(await made({ about: 'plate', ref: '浙g·8888a' })).toMatchObject({ ref: '浙G8888A' });
    for (const [about, ref] of [
      ['auction', '999999'],
      ['lot', 'x'],
      ['order', '202611290000000001'],
      ['order', '🚗车'],
      ['region', '🚗车'],
      ['ban', '1'],
      ['plate', '京A12345'],
      ['plate', undefined],
    ])
      expect(await make({ about, ref })).toMatchObject({
        status: 422,
        body: { code: 'CLAIM.ABOUT_UNKNOWN', data: { about } },
      });
    expect(await make({ about: 'weather' })).toMatchObject({ status: 400 });
    expect(await make({ text: '  ' })).toMatchObject({ status: 400 });
    expect(await make({ text: 'x'.repeat(2_001) })).toMatchObject({ status: 400 });
  });

  it('are made once under a key, and no more than so many wait for an answer', async () => {
    const key = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => make({}, client, key)));
    expect(new Set(answers.map(({ body }) => (body as ClaimView).id)).size).toBe(1);
    const more = await Promise.all(Array.from({ length: CLAIMS_OPEN_MAX }, () => make()));
    expect(more.map(({ status }) => status).sort()).toEqual([201, 201, 201, 201, 409]);
    expect(more.find(({ status }) => status === 409)?.body).toMatchObject({
      ...{ code: 'CLAIM.TOO_MANY_OPEN', data: { max: CLAIMS_OPEN_MAX } },
    });
    expect(((await client.get(MINE)).body as Page<ClaimLine>).total).toBe(CLAIMS_OPEN_MAX);
  });

  it('take pictures by what they hold, three with a message, and give them to the two sides alone', async () => {
    const { id } = await made();
    expect(await upload(id, Buffer.from('%PDF-1.7'))).toMatchObject({
      ...{ status: 422, body: { code: 'CLAIM.FILE_REFUSED', data: { reason: 'notAPicture' } } },
    });
    expect(await upload(id, Buffer.alloc(2 * 1024 * 1024 + 1))).toMatchObject({
      ...{ status: 422, body: { code: 'CLAIM.FILE_REFUSED', data: { reason: 'tooLarge' } } },
    });
    const many = await Promise.all(Array.from({ length: CLAIM_FILES_A_MESSAGE_MAX + 1 }, () => upload(id)));
    expect(many.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409]);
    expect(many.find(({ status }) => status === 409)?.body).toMatchObject({
      ...{ code: 'CLAIM.TOO_MANY_FILES', data: { max: CLAIM_FILES_A_MESSAGE_MAX } },
    });
    const view = (await client.get(`${MINE}/${id}`)).body as ClaimView;
    const [file] = view.messages[0]?.files ?? [];
    expect(file).toMatchObject({ type: 'image/webp', byteCount: PICTURE.length });
    const bytes = async (path: string, by: HttpClient): Promise<[number, Buffer, string | null]> => {
      const answer = await fetch(`${running.url}${path}`, { headers: { Cookie: by.cookieHeader } });
      const content = Buffer.from(await answer.arrayBuffer());
      return [answer.status, content, answer.headers.get('Cache-Control')];
    };
    const path = `/${id}/files/${file?.id}`;
    expect(await bytes(MINE + path, client)).toEqual([200, PICTURE, 'private, no-store']);
    expect(await bytes(ADMIN + path, desk)).toEqual([200, PICTURE, 'private, no-store']);
    const stranger = await running.clientOf(await aCitizen(running.pool));
    expect((await bytes(MINE + path, stranger))[0]).toBe(404);
    expect((await upload(id, PICTURE, stranger)).status).toBe(404);
    expect(await stranger.get(`${MINE}/${id}`)).toMatchObject({
      status: 404,
      body: { code: 'CLAIM.NOT_FOUND' },
    });
    expect((await stranger.post(`${MINE}/${id}/replies`, { text: '我' })).status).toBe(404);
    const editor = await staffClient(running, 'editor');
    expect((await bytes(ADMIN + path, editor))[0]).toBe(403);
  });

  it('stand sealed in the tables', async () => {
    const { id } = await made({ text: '张三的电话是 13800138000' });
    await upload(id);
    const [texts] = await running.pool.query('SELECT * FROM claim_messages WHERE claim_id = ?', [id]);
    const [files] = await running.pool.query('SELECT * FROM claim_files WHERE claim_id = ?', [id]);
    const stored = JSON.stringify([texts, files]);
    expect(stored).not.toContain('13800138000');
    expect(stored).not.toContain(PICTURE.toString('base64'));
  });

  it('are listed for the office with what is due first, and are work that is late a day before', async () => {
    await running.pool.query('DELETE FROM claims');
    const first = await made();
    const second = await made({ text: '更急' });
    await running.pool.query('UPDATE claims SET due_at_ms = ? WHERE id = ?', [
      Date.now() + DAY_MS / 2,
      second.id,
    ]);
    expect((await list()).items.map(({ id }) => id)).toEqual([second.id, first.id]);
    const workOf = async () =>
      ((await desk.get('/api/v1/admin/work')).body as WorkView).items.find(({ kind }) => kind === 'claims');
    expect(await workOf()).toMatchObject({ count: 2, isLate: true });
    await act(second.id, 'ask');
    expect((await list()).items.map(({ id }) => id)).toEqual([first.id]);
    expect(await workOf()).toMatchObject({ count: 1, isLate: false });
    expect((await list('&assigned=mine&filter=asked')).items.map(({ id }) => id)).toEqual([second.id]);
    expect((await list('&assigned=nobody')).items.map(({ id }) => id)).toEqual([first.id]);
    // A reply that is overdue is the office's to deal with.
    await running.pool.query('UPDATE claims SET due_at_ms = 1 WHERE id = ?', [second.id]);
    expect((await list()).items.map(({ id }) => id)).toEqual([second.id, first.id]);
    expect((await list('&about=order')).total).toBe(0);
  });

  it('are one colleague’s until another takes them over, and of two at once one is told', async () => {
    const { id } = await made();
    const other = await staffClient(running, 'clerk');
    await act(id, 'assign');
    expect(await act(id, 'answer', '好', other)).toMatchObject({
      ...{ status: 409, body: { code: 'CLAIM.ASSIGNED', data: { staffName: clerk.displayName } } },
    });
    expect((await act(id, 'assign', '', other)).status).toBe(200);
    const { version } = await read(id, other);
    const answers = await Promise.all(
      ['一', '二'].map((text) => other.post(`${ADMIN}/${id}/answer`, { version, text })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const auditor = await staffClient(running, 'auditor');
    expect(await act(id, 'answer', '好', auditor)).toMatchObject({ status: 403 });
  });

  it('are erased when their time is over, with all that is in them, and no sooner', async () => {
    const [old, young, open] = [await made(), await made(), await made()];
    await upload(old.id);
    await act(old.id, 'answer');
    await act(young.id, 'close');
    await running.pool.query('UPDATE claims SET changed_at_ms = changed_at_ms - ? WHERE id IN (?)', [
      ...[1_096 * DAY_MS, [old.id, open.id]],
    ]);
    await running.app.get(EraseOldClaims).look();
    const { items } = (await client.get(MINE)).body as Page<ClaimLine>;
    expect(items.map(({ id }) => id)).toEqual([open.id, young.id]);
    for (const table of ['claim_messages', 'claim_files']) {
      const [rows] = await running.pool.query(`SELECT id FROM ${table} WHERE claim_id = ?`, [old.id]);
      expect(rows).toEqual([]);
    }
  });

  it('are given to their citizen on demand, and go with the account', async () => {
    await made({ text: '请删除我的资料' });
    const { body } = await client.get('/api/v1/me/export');
    expect(body).toMatchObject({ bans: [], claims: [{ messages: [{ text: '请删除我的资料' }] }] });
    const { status } = await client.post('/api/v1/me/closing', {
      currentPassword: password,
    });
    expect(status).toBe(204);
    const [rows] = await running.pool.query('SELECT id FROM claims WHERE citizen_id = ?', [citizenId]);
    expect(rows).toEqual([]);
  });
});
