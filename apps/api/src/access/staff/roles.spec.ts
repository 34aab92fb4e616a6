// What roles include, on the real database: asked for by one administrator, approved by another, and then true at once for everybody who has the role.
import { PERMISSIONS_OF, type RoleView, type StaffView, type WaitingActsView } from '@haopai/contracts';
import {
  aRunningApp,
  decide,
  type HttpAnswer,
  type HttpClient,
  openApproval,
  type RunningApp,
  staffClient,
} from '../../testing';

const ADMIN = '/api/v1/admin';

describe('what a role includes', () => {
  let running: RunningApp;
  let administrator: HttpClient;
  let other: HttpClient;
  let editor: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge', HAOPAI_RATE_LIMIT: 'off' });
    administrator = await staffClient(running, 'administrator');
    other = await staffClient(running, 'administrator');
    editor = await staffClient(running, 'editor');
  });
  afterAll(() => running.stop());

  const one = async (role: string): Promise<RoleView | undefined> =>
    ((await administrator.get(`${ADMIN}/roles`)).body as readonly RoleView[]).find(
      (view) => view.role === role,
    );
  const ask = (role: string, permissions: readonly string[], version = 0): Promise<HttpAnswer> =>
    administrator.put(`${ADMIN}/roles/${role}`, { version, permissions, reason: '岗位调整' });
  const statuses = async (): Promise<readonly number[]> =>
    Promise.all(
      ['articles', 'settlement/auctions'].map(async (path) => (await editor.get(`${ADMIN}/${path}`)).status),
    );

  it('is as it is shipped until two administrators have another; then it counts at once, in open sessions too', async () => {
    expect(await one('editor')).toEqual({
      ...{ role: 'editor', permissions: PERMISSIONS_OF.editor, shipped: PERMISSIONS_OF.editor },
      ...{ version: 0, isAsked: false },
    });
    expect(await statuses()).toEqual([200, 403]);
    expect((await ask('editor', ['settlement.read', 'content.edit'])).status).toBe(200);
    expect(await one('editor')).toMatchObject({ version: 0, isAsked: true });
    expect(await statuses()).toEqual([200, 403]);
    const asked = await openApproval(other, 'roles', 'role:editor');
    expect(await decide(administrator, asked)).toMatchObject({ body: { code: 'APPROVAL.SAME_PERSON' } });
    expect((await decide(other, asked)).status).toBe(200);
    expect(await statuses()).toEqual([403, 200]);
    expect((await editor.get(`${ADMIN}/me`)).body as StaffView).toMatchObject({
      ...{ role: 'editor', permissions: ['settlement.read', 'content.edit'] },
    });
    const record = await administrator.get(`${ADMIN}/audit?subject=role:editor&act=role.changed`);
    expect(record.body).toMatchObject({
      items: [{ before: { permissions: PERMISSIONS_OF.editor }, reason: '岗位调整' }],
    });
  });

  it('waits in the queue of all that takes two with what it includes now and would then', async () => {
    expect((await ask('cashier', ['settlement.read'])).status).toBe(200);
    const seenBy = async (client: HttpClient) =>
      ((await client.get(`${ADMIN}/waiting`)).body as WaitingActsView).items.filter(
        ({ subject }) => subject === 'role:cashier',
      );
    expect(await seenBy(other)).toMatchObject([
      {
        ...{ source: 'approval', kind: 'roles', isOwn: false, refusal: null, reason: '岗位调整' },
        before: { permissions: PERMISSIONS_OF.cashier },
        after: { permissions: ['settlement.read'] },
      },
    ]);
    expect(await seenBy(administrator)).toMatchObject([
      { isOwn: true, refusal: { code: 'APPROVAL.SAME_PERSON' } },
    ]);
    expect(await seenBy(editor)).toEqual([]);
    expect((await decide(other, await openApproval(other, 'roles', 'role:cashier'), 'decline')).status).toBe(
      200,
    );
    expect(await seenBy(other)).toEqual([]);
  });

  it('is changed as it was seen, and never what the administrator may', async () => {
    expect(await ask('clerk', ['stock.read'], 7)).toMatchObject({ body: { code: 'RECORD.CHANGED' } });
    expect(await ask('clerk', ['everything'])).toMatchObject({ body: { code: 'REQUEST.INVALID' } });
    for (const role of ['administrator', 'boss'])
      expect(await ask(role, [])).toMatchObject({ status: 404, body: { code: 'STAFF.NO_SUCH_ROLE' } });
    const auditor = await staffClient(running, 'auditor');
    expect((await auditor.get(`${ADMIN}/roles`)).status).toBe(200);
    const body = { version: 0, permissions: [], reason: 'x' };
    expect((await auditor.put(`${ADMIN}/roles/clerk`, body)).status).toBe(403);
  });
});
