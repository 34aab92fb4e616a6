// Passkeys of citizens, on the real database and Redis: an offer, taken after a confirmation; they log in alone, confirm, and go with the account.
import {
  type NewPasskeyQuestion,
  type PasskeyQuestion,
  PASSKEYS_MAX,
  type PasskeysView,
} from '@haopai/contracts';
import type { SessionData } from 'express-session';
import {
  aCitizen,
  aMobile,
  aRunningApp,
  AN_ASKER,
  codeSentTo,
  giveMobile,
  type HttpAnswer,
  HttpClient,
  logIn,
  type RunningApp,
  SoftwareAuthenticator,
  type TestCitizen,
  textsTo,
  waitUntil,
} from '../../testing';
import { SweepPasskeys } from '../passkeys';
import { FRESH_FOR_MS, SESSION_STORE, type SessionStore } from '../sessions';

const ME = '/api/v1/me';
const AUTH = '/api/v1/auth';
const EVIL = 'https://haopai.example.evil';

describe('passkeys of citizens', () => {
  let running: RunningApp;
  let origin: string;
  let citizen: TestCitizen;
  let client: HttpClient;
  let device: SoftwareAuthenticator;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_RATE_LIMIT: 'off' });
    // A relying party is a name, and no address.
    origin = `http://localhost:${new URL(running.url).port}`;
  });
  beforeEach(async () => {
    device = new SoftwareAuthenticator();
    citizen = await aCitizen(running.pool);
    client = await logIn(new HttpClient(origin), citizen);
  });
  afterAll(() => running.stop());

  async function asked<Question>(answer: Promise<HttpAnswer>): Promise<Question> {
    const { status, body } = await answer;
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as Question;
  }
  const confirm = (by = client, who = citizen): Promise<HttpAnswer> =>
    by.post(`${ME}/confirmation`, { password: who.password });
  async function add(by = client, who = citizen, with_ = device): Promise<HttpAnswer> {
    expect((await confirm(by, who)).status).toBe(204);
    const question = await asked<NewPasskeyQuestion>(by.post(`${ME}/passkeys/question`, {}));
    return by.post(`${ME}/passkeys`, with_.make(question, '我的手机', { origin }));
  }
  const knock = (by: HttpClient): Promise<PasskeyQuestion> => asked(by.post(`${AUTH}/passkey/question`, {}));
  async function enter(with_ = device): Promise<HttpClient> {
    const next = new HttpClient(origin);
    const answer = with_.show(await knock(next), { origin });
    expect(await next.post(`${AUTH}/login/passkey`, answer)).toMatchObject({ status: 200 });
    return next;
  }
  /** As if the session had been used for longer than it is fresh. */
  async function letTimePass(): Promise<void> {
    const store = running.app.get<SessionStore>(SESSION_STORE);
    const id = decodeURIComponent(client.cookieHeader).match(/s:([^.]+)\./)?.[1] ?? '';
    const session = (await store.get(id)) as SessionData;
    for (const key of ['openedAtMs', 'confirmedAtMs'] as const)
      if (session[key] !== undefined) session[key] -= FRESH_FOR_MS;
    await store.set(id, session);
  }

  it('are added after a confirmation, named and removed, and nothing that people typed is in the clear', async () => {
    expect(await client.post(`${ME}/passkeys/question`, {})).toMatchObject({
      ...{ status: 403, body: { code: 'CONFIRMATION.NEEDED' } },
    });
    const added = (await add()).body as PasskeysView;
    expect(added).toMatchObject({ host: 'localhost', items: [{ name: '我的手机', isUsable: true }] });
    const [rows] = await running.pool.query('SELECT * FROM passkeys WHERE person_id = ?', [citizen.id]);
    expect(JSON.stringify(rows)).not.toContain('手机');
    const { id } = added.items[0] as PasskeysView['items'][number];
    expect((await client.put(`${ME}/passkeys/${id}`, { name: '旧手机' })).body).toMatchObject({
      items: [{ name: '旧手机' }],
    });
    const other = await logIn(new HttpClient(origin), await aCitizen(running.pool));
    expect((await other.put(`${ME}/passkeys/${id}`, { name: 'x' })).body).toMatchObject({
      code: 'PASSKEY.NOT_FOUND',
    });
    await letTimePass();
    expect((await client.delete(`${ME}/passkeys/${id}`)).body).toMatchObject({ code: 'CONFIRMATION.NEEDED' });
    await confirm();
    expect((await client.delete(`${ME}/passkeys/${id}`)).body).toMatchObject({ items: [] });
    expect((await client.delete(`${ME}/passkeys/${id}`)).body).toMatchObject({ code: 'PASSKEY.NOT_FOUND' });
  });

  it('are neither added nor removed between a new password and the end of the sessions before it', async () => {
    const added = (await add()).body as PasskeysView;
    const question = await asked<NewPasskeyQuestion>(client.post(`${ME}/passkeys/question`, {}));
    // As a recovery does it, before it ends this session.
    await running.pool.query('UPDATE citizens SET password_hash = REVERSE(password_hash) WHERE id = ?', [
      citizen.id,
    ]);
    const late = new SoftwareAuthenticator().make(question, '别人的', { origin });
    const needed = { status: 403, body: { code: 'CONFIRMATION.NEEDED' } };
    expect(await client.post(`${ME}/passkeys`, late)).toMatchObject(needed);
    expect(await client.delete(`${ME}/passkeys/${added.items[0]?.id}`)).toMatchObject(needed);
    expect((await client.get(`${ME}/passkeys`)).body).toMatchObject({ items: [{ name: '我的手机' }] });
  });

  it('log in alone, and the question tells nothing of anybody', async () => {
    await add();
    const next = new HttpClient(origin);
    const question = await knock(next);
    expect(question.passkeys).toEqual([]);
    const answer = device.show(question, { origin });
    expect(await next.post(`${AUTH}/login/passkey`, answer)).toMatchObject({
      ...{ status: 200, body: { id: citizen.id } },
    });
    expect((await next.get(ME)).body).toMatchObject({ id: citizen.id });
    const again = await new HttpClient(origin).post(`${AUTH}/login/passkey`, answer);
    expect(again).toMatchObject({ status: 409, body: { code: 'PASSKEY.EXPIRED' } });
  });

  it('log nobody in for another page, another host, without their owner, unknown, or counting backwards', async () => {
    await add();
    const next = new HttpClient(origin);
    const refused = async (answer: object, code = 'PASSKEY.REFUSED'): Promise<void> => {
      expect((await next.post(`${AUTH}/login/passkey`, answer)).body).toMatchObject({ code });
    };
    await refused(device.show(await knock(next), { origin: EVIL }));
    await refused(device.show(await knock(next), { origin, host: 'haopai.example.evil' }));
    await refused(new SoftwareAuthenticator().show(await knock(next), { origin }));
    device.isOwnerAsked = false;
    await refused(device.show(await knock(next), { origin }));
    device.isOwnerAsked = true;
    // What was asked to confirm lets nobody in.
    const confirming = await asked<PasskeyQuestion>(client.post(`${ME}/confirmation/passkey/question`, {}));
    await refused(device.show(confirming, { origin }));
    await enter();
    device.counter = 1;
    await refused(device.show(await knock(next), { origin }), 'PASSKEY.COPIED');
    const byAddress = await running.client().post(`${AUTH}/passkey/question`, {});
    expect(byAddress.body).toMatchObject({ code: 'PASSKEY.OTHER_HOST', data: { host: 'localhost' } });
  });

  it('of staff log no citizen in', async () => {
    await add();
    await running.pool.query(`UPDATE passkeys SET person_kind = 'staff' WHERE person_id = ?`, [citizen.id]);
    const next = new HttpClient(origin);
    const answer = device.show(await knock(next), { origin });
    expect((await next.post(`${AUTH}/login/passkey`, answer)).body).toMatchObject({
      code: 'PASSKEY.REFUSED',
    });
  });

  it('confirm what is grave, of their own citizen alone', async () => {
    await add();
    await letTimePass();
    expect((await client.get(`${ME}/export`)).status).toBe(403);
    const ask = (): Promise<PasskeyQuestion> => asked(client.post(`${ME}/confirmation/passkey/question`, {}));
    const others = new SoftwareAuthenticator();
    const other = await aCitizen(running.pool);
    await add(await logIn(new HttpClient(origin), other), other, others);
    const borrowed = others.show(await ask(), { origin });
    expect((await client.post(`${ME}/confirmation/passkey`, borrowed)).body).toMatchObject({
      code: 'PASSKEY.REFUSED',
    });
    const answer = device.show(await ask(), { origin });
    expect((await client.post(`${ME}/confirmation/passkey`, answer)).status).toBe(204);
    const taken = await client.get(`${ME}/export`);
    expect(taken).toMatchObject({ status: 200, body: { passkeys: [{ name: '我的手机' }] } });
  });

  it('are ten of one citizen at most', async () => {
    await add();
    for (let others = 1; others < PASSKEYS_MAX; others += 1)
      await running.pool.query(
        `INSERT INTO passkeys (person_kind, person_id, host, credential_id, public_key, counter, transports, name_sealed, created_at_ms)
         SELECT person_kind, person_id, host, CONCAT(credential_id, '-', ?), public_key, 0, '', name_sealed, 1 FROM passkeys WHERE person_id = ? LIMIT 1`,
        [others, citizen.id],
      );
    expect(await client.post(`${ME}/passkeys/question`, {})).toMatchObject({
      ...{ status: 409, body: { code: 'PASSKEY.TOO_MANY', data: { max: PASSKEYS_MAX } } },
    });
  });

  it('let nobody in whom the office has locked', async () => {
    await add();
    await running.pool.query('UPDATE citizens SET locked_at_ms = 1 WHERE id = ?', [citizen.id]);
    const next = new HttpClient(origin);
    const answer = device.show(await knock(next), { origin });
    expect((await next.post(`${AUTH}/login/passkey`, answer)).body).toMatchObject({
      code: 'LOGIN.ACCOUNT_LOCKED',
    });
  });

  const count = async (): Promise<number> => {
    const [rows] = await running.pool.query('SELECT id FROM passkeys WHERE person_id = ?', [citizen.id]);
    return (rows as unknown[]).length;
  };
  const hasNotice = (kind: string): Promise<void> =>
    waitUntil(async () => {
      const [rows] = await running.pool.query('SELECT kind FROM notices WHERE citizen_id = ?', [citizen.id]);
      return (rows as { readonly kind: string }[]).some((notice) => notice.kind === kind);
    });

  it('are told of to their owner when one comes and when one goes, and not when none did', async () => {
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    const templates = async (): Promise<readonly string[]> =>
      (await textsTo(running, mobile)).map(({ template }) => template);
    const added = (await add()).body as PasskeysView;
    await waitUntil(async () => (await templates()).includes('passkeyAdded'));
    await hasNotice('passkeyAdded');
    const { id } = added.items[0] as PasskeysView['items'][number];
    expect((await client.delete(`${ME}/passkeys/${id + 1}`)).status).toBe(404);
    expect((await client.delete(`${ME}/passkeys/${id}`)).status).toBe(200);
    await waitUntil(async () => (await templates()).includes('passkeyRemoved'));
    await hasNotice('passkeyRemoved');
    expect((await templates()).filter((template) => template === 'passkeyRemoved')).toHaveLength(1);
  });

  it('end with a password that is changed, and their owner is told', async () => {
    await add();
    const change = { currentPassword: citizen.password, newPassword: 'green-plates-9' };
    expect((await client.put(`${ME}/password`, change)).status).toBe(204);
    expect(await count()).toBe(0);
    await hasNotice('passkeysEnded');
    const next = new HttpClient(origin);
    const answer = device.show(await knock(next), { origin });
    expect((await next.post(`${AUTH}/login/passkey`, answer)).status).toBe(401);
  });

  it('are swept of accounts that were closed and left some, and let nobody in before that', async () => {
    await add();
    const left = new SoftwareAuthenticator();
    const gone = await aCitizen(running.pool);
    await add(await logIn(new HttpClient(origin), gone), gone, left);
    // As a release does that knows no passkeys.
    await running.pool.query('UPDATE citizens SET closed_at_ms = 1 WHERE id = ?', [gone.id]);
    const next = new HttpClient(origin);
    const answer = left.show(await knock(next), { origin });
    expect((await next.post(`${AUTH}/login/passkey`, answer)).status).toBe(401);
    await running.app.get(SweepPasskeys).look();
    const [rows] = await running.pool.query('SELECT person_id AS id FROM passkeys WHERE person_id IN (?)', [
      [citizen.id, gone.id],
    ]);
    expect(rows).toEqual([{ id: citizen.id }]);
  });

  it('end when the password is recovered, and with the account', async () => {
    const mobile = aMobile();
    await giveMobile(running, citizen, mobile);
    await add();
    const code = await codeSentTo(running, mobile, 'recover');
    const recovered = await client.post(
      `${AUTH}/password-recovery`,
      { mobile, code, newPassword: 'green-plates-9' },
      AN_ASKER,
    );
    expect({ status: recovered.status, body: recovered.body }).toMatchObject({ status: 204 });
    expect(await count()).toBe(0);
    await hasNotice('passkeysEnded');
    const own = { ...citizen, password: 'green-plates-9' };
    const next = await logIn(new HttpClient(origin), own);
    await add(next, own);
    expect(await count()).toBe(1);
    expect((await next.post(`${ME}/closing`, { currentPassword: own.password })).status).toBe(204);
    expect(await count()).toBe(0);
  });
});
