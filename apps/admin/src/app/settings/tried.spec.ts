// What the settings say of what was tried: the last whole run, never, and what this site stands on.
import type { TriedView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { TriedPart } from './tried-part';

const VIEW: TriedView = {
  rows: [
    {
      ...{ kind: 'database', name: 'MariaDB 11.8', isInUse: true },
      last: { version: '11.8.9', date: '2026-11-29', commit: '320fd2d8', command: 'npm test' },
    },
    { kind: 'provider', name: 'Alipay', isInUse: true, last: null },
    { kind: 'browser', name: 'Safari', isInUse: false, last: null },
  ],
};

describe('what was last seen working', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'tried', component: TriedPart }], 'auditor');
    await page.open('/tried');
  });
  afterEach(() => page.close());

  it('is told with version, date, commit and command, and marked where the site stands on it', async () => {
    await page.answer('/admin/tried', VIEW);
    const told = page.text('tried-database-MariaDB 11.8').replaceAll(/\s/g, '');
    expect(told).toBe('数据库MariaDB11.8本站在用11.8.92026-11-29320fd2d8npmtest');
  });

  it('says never, and marks what is in use all the same', async () => {
    await page.answer('/admin/tried', VIEW);
    expect(page.text('tried-provider-Alipay')).toMatch(/本站在用.*从未/);
    expect(page.text('tried-browser-Safari')).not.toContain('本站在用');
  });

  it('asks again when it could not be told', async () => {
    await page.refuse('/admin/tried', 'SERVER.UNAVAILABLE', { retryAfterMs: 2_000 }, 503);
    page.part('tried-failed').querySelector('button')?.click();
    await page.settle();
    await page.answer('/admin/tried', VIEW);
    expect(page.text('tried-browser-Safari')).toContain('浏览器');
  });
});
