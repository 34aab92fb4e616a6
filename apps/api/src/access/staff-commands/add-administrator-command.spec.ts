// An administrator by command, beside a site that is open, on the real database.
import { createProgramLog } from '../../platform/logging';
import { aRunningApp, type RunningApp } from '../../testing';
import type { CommandAnswer } from './beside-open-site';
import { addAdministratorCommand } from './add-administrator-command';

describe('the command add-administrator', () => {
  let running: RunningApp;

  beforeAll(async () => {
    running = await aRunningApp({ HAOPAI_ROLE: 'edge' });
  });
  afterAll(() => running.stop());

  const ask = (...args: readonly string[]): Promise<CommandAnswer> =>
    addAdministratorCommand(running.config, createProgramLog(running.config), args);

  it('makes an administrator, whose first log-in the password opens', async () => {
    const { lines, isDone } = await ask('the_first', '赵主任');
    expect(isDone).toBe(true);
    const password = lines[1]?.trim();
    const { body } = await running
      .client()
      .post('/api/v1/admin/auth/login', { username: 'the_first', password });
    expect(body).toMatchObject({ step: 'bindTotp' });
    const [rows] = await running.pool.query('SELECT staff_id, act, entry FROM audit_entries');
    expect(rows).toMatchObject([
      { staff_id: null, act: 'staff.added', entry: expect.stringContaining('赵主任') },
    ]);
  });

  it('says what it takes, and why not', async () => {
    for (const args of [[], ['one', 'two', 'three'], ['admin_two', 'x'.repeat(101)]])
      expect(await ask(...args)).toMatchObject({
        isDone: false,
        lines: [expect.stringContaining('<user name>')],
      });
    await ask('somebody');
    expect((await ask('SOMEBODY')).lines).toEqual(['STAFF.USERNAME_TAKEN {}']);
    expect((await ask('x y')).lines[0]).toContain('USERNAME.BAD_CHARACTER');
  });
});
