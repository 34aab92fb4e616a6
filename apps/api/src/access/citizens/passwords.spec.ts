// Passwords are hashed at full cost, beside the main thread, and no more of them at once than it can bear.
import { readdirSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { RefusalError } from '../../platform/errors';
import { Metrics } from '../../platform/metrics';
import { NOBODYS_HASH, Passwords } from './passwords';

describe('passwords', () => {
  const metrics = new Metrics();
  const passwords = new Passwords(metrics);
  afterAll(() => passwords.onModuleDestroy());
  const told = async (outcome: string): Promise<number> =>
    Number(new RegExp(`haopai_passwords_total{outcome="${outcome}"} (\\d+)`).exec(await metrics.text())?.[1]);

  it('are hashed with argon2id at the recommended cost', async () => {
    const stored = await passwords.hash('citizens', 'plates-are-blue-7');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches('citizens', 'plates-are-blue-7', String(stored))).toBe(true);
    expect(await passwords.matches('citizens', 'plates-are-blue-8', String(stored))).toBe(false);
    expect(await passwords.matches('citizens', 'plates-are-blue-7', null)).toBe(false);
  });

  it('are hashed in threads that leave the cores to the rest of the program', async () => {
    await passwords.hash('citizens', 'plates-are-blue-7');
    // Linux knows the priority of each thread, and what each place after the name stands for (proc_pid_stat).
    const niceOf = (thread: string): number => {
      const stat = readFileSync(`/proc/self/task/${thread}/stat`, 'utf8');
      return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[16]);
    };
    const nices = readdirSync('/proc/self/task').map(niceOf);
    expect(nices).toContain(constants.priority.PRIORITY_BELOW_NORMAL);
  });

  it('are the same from every keyboard', async () => {
    const stored = String(await passwords.hash('citizens', 'caf\u00e9-plates'));
    expect(await passwords.matches('citizens', 'cafe\u0301-plates', stored)).toBe(true);
  });

  it('are compared once and at the same cost whether or not there is anybody', async () => {
    const stored = String(await passwords.hash('citizens', 'plates-are-blue-7'));
    const costOf = (hash: string): string => hash.split('$').slice(0, 4).join('$');
    expect(costOf(NOBODYS_HASH)).toBe(costOf(stored));
    for (const hash of [stored, null]) {
      const before = await told('compared');
      await passwords.matches('citizens', 'a wild guess', hash);
      expect(await told('compared')).toBe(before + 1);
    }
  });

  it('leave the main thread free while many are hashed, and turn the rest away', async () => {
    const before = await told('hashed');
    let isOver = false;
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      if (!isOver) setImmediate(turn);
    };
    setImmediate(turn);
    const results = await Promise.all(
      Array.from({ length: 150 }, () => passwords.hash('citizens', 'plates-are-blue-7')),
    );
    isOver = true;
    const busy = results.filter((result) => result instanceof RefusalError);
    expect(busy.length).toBeGreaterThan(40);
    expect(results.length - busy.length).toBeGreaterThanOrEqual(100);
    expect(await told('turnedAway')).toBe(busy.length);
    expect(await told('hashed')).toBe(before + results.length - busy.length);
    // Hashed on the main thread, it would turn once between two of them at the most.
    expect(turns).toBeGreaterThan(10 * results.length);
  });

  it('of staff go before a crowd of citizens’', async () => {
    let through = 0;
    const crowd = Array.from({ length: 60 }, async () => {
      await passwords.hash('citizens', 'plates-are-blue-7');
      through += 1;
    });
    await passwords.hash('staff', 'plates-are-blue-7');
    // Those that were being hashed, three at most, and whose turn came in the same instant.
    expect(through).toBeLessThanOrEqual(6);
    await Promise.all(crowd);
  });
});
