// Security events: in words, found by what is typed, which stands in no address, and followed by the marks that are shown.
import type { SecurityEventView } from '@haopai/contracts';
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { SecurityEventsPage } from './security-events-page';

const SEARCH = '/admin/security-events/search';
const EVENT: SecurityEventView = {
  ...{ id: 7, kind: 'logInFailed', what: 'LOGIN.FAILED', times: 312, instance: 'a' },
  ...{ addressMark: 'aaaaaaaaaaaa', accountMark: 'bbbbbbbbbbbb' },
  ...{ fromMs: Date.UTC(2026, 10, 26, 6, 5, 0), toMs: Date.UTC(2026, 10, 26, 6, 5, 31) },
};
const FLOOD: SecurityEventView = {
  ...{
    ...EVENT,
    id: 8,
    kind: 'floodCut',
    what: 'strangers.turnedAway',
    addressMark: null,
    accountMark: null,
  },
};
const KEY: SecurityEventView = {
  ...EVENT,
  id: 9,
  kind: 'keyChanged',
  what: 'dataKeys',
  addressMark: null,
  times: 0,
};
const pageOf = (...items: readonly SecurityEventView[]) => ({
  items,
  total: items.length,
  page: 1,
  size: 50,
});

describe('security events', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await staffPage([{ path: 'audit/security', component: SecurityEventsPage }], 'auditor');
    await page.open('/audit/security');
    await page.answer(SEARCH, pageOf(EVENT, FLOOD, KEY));
  });
  afterEach(() => page.close());

  const searched = (): unknown => {
    const asked = page.asked(SEARCH);
    asked.flush(pageOf(EVENT));
    return asked.request.body;
  };

  it('are said in words, with marks in place of addresses and accounts', () => {
    expect(page.text('event-7')).toMatch(
      /登录或确认失败\s*用户名或密码不对\s*312\s*aaaaaaaaaaaa\s*bbbbbbbbbbbb/,
    );
    expect(page.text('event-8')).toContain('未登录的人 · 请稍后再来');
    expect(page.text('event-9')).toContain('首次记录');
    expect(page.has('[data-testid="account-9"]')).toBe(false);
  });

  it('are found by what is typed, which goes in a body', async () => {
    await page.type('address', ' 203.0.113.7 ');
    await page.type('account', 'demo1');
    await page.submit();
    expect(searched()).toEqual({ address: '203.0.113.7', account: 'demo1', page: 1 });
  });

  it('are followed by a mark, whatever else was looked for', async () => {
    await page.type('account', 'demo1');
    await page.press('address-7');
    expect(searched()).toEqual({ address: 'aaaaaaaaaaaa', page: 1 });
    await page.settle();
    expect(page.part<HTMLInputElement>('account').value).toBe('');
    await page.press('find-all');
    expect(searched()).toEqual({ page: 1 });
  });

  it('say why they did not load, and that none were found', async () => {
    await page.press('find-all');
    await page.refuse(SEARCH, 'SERVER.FAILED', {}, 500);
    page.part('list-failed').querySelector('button')?.click();
    await page.settle();
    await page.answer(SEARCH, pageOf());
    expect(page.text()).toContain('没有找到安全事件');
  });
});
