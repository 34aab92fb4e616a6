// Staff see where they are logged in and end it, and an administrator a colleague's, on the real Redis and database: an ended session opens nothing from then on.
import type { SessionData } from 'express-session';
import type { AuditPage, StaffSessionView } from '@haopai/contracts';
import {
  aRunningApp,
  aStaffMember,
  clientOfStaff,
  type HttpAnswer,
  type HttpClient,
  type RunningApp,
  staffClient,
  type TestStaff,
} from '../../../testing';
import { REDIS, type Redis } from '../../../platform/redis';
import type { SessionRegistry } from '../../sessions';
import { STAFF_SESSION_REGISTRY, StaffSessions, StaffSessionStore } from '../../staff-authentication';

const ADMIN = '/api/v1/admin';
const OWN = `${ADMIN}/me/sessions`;
const ENDED = { status: 401, body: { code: 'SESSION.ENDED' } };

describe('sessions of staff', () => {
  let running: RunningApp;
  let member: TestStaff;
  let client: HttpClient;
  let elsewhere: HttpClient;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  beforeEach(async () => {
    member = await aStaffMember(running, 'clerk');
    client = await logIn();
    elsewhere = await logIn();
  });
  afterAll(() => running.stop());

  const logIn = async (): Promise<HttpClient> => {
    // As if half a minute had passed since the last code.
    await running.pool.query('UPDATE staff SET totp_step = 0 WHERE id = ?', [member.id]);
    return clientOfStaff(running, member);
  };
  const listed = async (by = client, path = OWN): Promise<readonly StaffSessionView[]> =>
    (await by.get(path)).body as readonly StaffSessionView[];
  const otherOf = (sessions: readonly StaffSessionView[]): StaffSessionView => {
    const other = sessions.find(({ isCurrent }) => !isCurrent);
    if (other === undefined) throw new Error('there is no other');
    return other;
  };
  const ofMember = (): string => `${ADMIN}/staff/${member.id}/sessions`;
  const end = (by: HttpClient, body: object): Promise<HttpAnswer> => by.post(`${ofMember()}/end`, body);
  const endings = async (): Promise<AuditPage['items']> => {
    const auditor = await staffClient(running, 'auditor');
    const { body } = await auditor.get(`${ADMIN}/audit?subject=staff:${member.id}`);
    return (body as AuditPage).items.filter(({ act }) => act === 'staff.sessionsEnded');
  };

  it('are listed with device, times and half of the address, and never with what opens them', async () => {
    const answer = await client.get(OWN);
    const sessions = answer.body as readonly StaffSessionView[];
    expect(sessions.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    for (const { id, maskedAddress, openedAtMs, lastUsedAtMs } of sessions) {
      expect(id).toMatch(/^[\w-]{22}$/);
      expect(['127.0.*.*', '*']).toContain(maskedAddress);
      expect(lastUsedAtMs).toBeGreaterThanOrEqual(openedAtMs);
    }
    const secret = /haopai\.staff=s:([^.]+)\./.exec(decodeURIComponent(client.cookieHeader))?.[1];
    expect(secret?.length).toBeGreaterThan(20);
    expect(JSON.stringify(answer.body)).not.toContain(secret);
  });

  it('end one by one, on record; that browser is told, and this one goes on', async () => {
    const other = otherOf(await listed());
    expect((await client.delete(`${OWN}/${other.id}`)).status).toBe(204);
    expect(await elsewhere.get(`${ADMIN}/me`)).toMatchObject(ENDED);
    expect(await listed()).toHaveLength(1);
    expect(await endings()).toMatchObject([{ staffId: member.id, after: { sessions: 1 }, reason: null }]);
    expect(await client.delete(`${OWN}/${other.id}`)).toMatchObject({
      status: 404,
      body: { code: 'SESSION.NOT_FOUND' },
    });
  });

  it('end all but this one', async () => {
    const third = await logIn();
    expect((await client.delete(OWN)).status).toBe(204);
    for (const one of [elsewhere, third]) expect(await one.get(`${ADMIN}/me`)).toMatchObject(ENDED);
    expect(await listed()).toMatchObject([{ isCurrent: true }]);
    expect((await client.delete(OWN)).status).toBe(204);
    expect(await endings()).toHaveLength(1);
  });

  it('ends as a log-out where it is one’s own', async () => {
    const own = (await listed()).find(({ isCurrent }) => isCurrent);
    expect((await client.delete(`${OWN}/${own?.id}`)).status).toBe(204);
    expect((await client.get(`${ADMIN}/me`)).status).toBe(401);
    expect(await listed(elsewhere)).toHaveLength(1);
  });

  it('are ended by an administrator with a reason: one, or all', async () => {
    const administrator = await staffClient(running, 'administrator');
    const sessions = await listed(administrator, ofMember());
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, false]);
    expect(await end(administrator, { sessionId: sessions[0]?.id })).toMatchObject({ status: 400 });
    expect((await end(administrator, { sessionId: sessions[0]?.id, reason: 'left open' })).status).toBe(204);
    expect(await listed(administrator, ofMember())).toHaveLength(1);
    expect((await end(administrator, { reason: 'lost laptop' })).status).toBe(204);
    for (const one of [client, elsewhere]) expect(await one.get(`${ADMIN}/me`)).toMatchObject(ENDED);
    expect((await endings()).map(({ reason }) => reason).sort()).toEqual(['left open', 'lost laptop']);
    expect(await end(administrator, { reason: 'again' })).toMatchObject({
      body: { code: 'SESSION.NOT_FOUND' },
    });
    expect((await (await logIn()).get(`${ADMIN}/me`)).status).toBe(200);
  });

  it('end while nothing is locked: others write to the record, and what was meant is on it', async () => {
    const other = otherOf(await listed());
    const sessions = running.app.get(StaffSessions);
    const endEach = sessions.endEach.bind(sessions);
    let onRecord = 0;
    const ending = jest.spyOn(sessions, 'endEach').mockImplementationOnce(async (...meant) => {
      await running.pool.query('SELECT id FROM audit_head FOR UPDATE NOWAIT');
      onRecord = (await endings()).length;
      await endEach(...meant);
    });
    const { status } = await client.delete(`${OWN}/${other.id}`);
    ending.mockRestore();
    expect([status, onRecord]).toEqual([204, 1]);
    expect(await elsewhere.get(`${ADMIN}/me`)).toMatchObject(ENDED);
  });

  it('are nobody else’s to see or end', async () => {
    const colleague = await staffClient(running, 'auditor');
    const other = otherOf(await listed());
    expect((await colleague.get(ofMember())).status).toBe(403);
    expect((await end(colleague, { reason: 'mine now' })).status).toBe(403);
    expect((await colleague.delete(`${OWN}/${other.id}`)).status).toBe(404);
    expect((await elsewhere.get(`${ADMIN}/me`)).status).toBe(200);
  });

  it('do not come back with the answer to a request during which they were ended', async () => {
    const store = running.app.get(StaffSessionStore);
    const registry = running.app.get<SessionRegistry>(STAFF_SESSION_REGISTRY);
    const other = otherOf(await listed());
    const session = (await registry.of(member.id)).find(({ shownId }) => shownId === other.id);
    const sessionId = session?.sessionId ?? '';
    const asItWas = (await store.get(sessionId)) as SessionData;
    expect(asItWas.staff.staffId).toBe(member.id);
    await client.delete(`${OWN}/${other.id}`);
    await store.set(sessionId, asItWas);
    expect(await elsewhere.get(`${ADMIN}/me`)).toMatchObject(ENDED);
  });

  it('are listed once they are used where the release before has opened them', async () => {
    const redis = running.app.get<Redis>(REDIS);
    const other = otherOf(await listed());
    const registry = running.app.get<SessionRegistry>(STAFF_SESSION_REGISTRY);
    for (const { sessionId, shownId } of await registry.of(member.id)) {
      if (shownId !== other.id) continue;
      await registry.remove(member.id, [sessionId]);
      const key = `staff-session:${sessionId}`;
      const stored = JSON.parse((await redis.get(key)) ?? '') as { staff: { isListed?: true } };
      delete stored.staff.isListed;
      await redis.set(key, JSON.stringify(stored), { expiration: 'KEEPTTL' });
    }
    expect(await listed()).toHaveLength(1);
    expect((await elsewhere.get(`${ADMIN}/me`)).status).toBe(200);
    expect(await listed()).toHaveLength(2);
  });
});
