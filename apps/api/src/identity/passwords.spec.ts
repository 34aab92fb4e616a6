// Passwords are hashed at full cost, beside the main thread, and no more of them at once than it can bear.
import { RefusalError } from '../errors';
import { Passwords } from './passwords';

describe('passwords', () => {
  const passwords = new Passwords();

  it('are hashed with argon2id at the recommended cost', async () => {
    const stored = await passwords.hash('plates-are-blue-7');
    expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(await passwords.matches('plates-are-blue-7', String(stored))).toBe(true);
    expect(await passwords.matches('plates-are-blue-8', String(stored))).toBe(false);
    expect(await passwords.matches('plates-are-blue-7', null)).toBe(false);
  });

  it('are the same from every keyboard', async () => {
    const stored = String(await passwords.hash('caf\u00e9-plates'));
    expect(await passwords.matches('cafe\u0301-plates', stored)).toBe(true);
  });

  it('leave the main thread free while many are hashed, and turn the rest away', async () => {
    let longestMs = 0;
    let lastMs = performance.now();
    const watch = setInterval(() => {
      longestMs = Math.max(longestMs, performance.now() - lastMs);
      lastMs = performance.now();
    }, 5);
    const results = await Promise.all(Array.from({ length: 150 }, () => passwords.hash('plates-are-blue-7')));
    clearInterval(watch);
    const busy = results.filter((result) => result instanceof RefusalError);
    expect(busy.length).toBeGreaterThan(40);
    expect(results.length - busy.length).toBeGreaterThanOrEqual(100);
    // On the main thread it would be stuck for seconds at a stretch.
    expect(longestMs).toBeLessThan(1_000);
  });
});
