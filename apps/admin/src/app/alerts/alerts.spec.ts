// How one is told of work that waits: shown, changed, given up, and each refusal beside its field.
import type { PageUnderTest } from '@haopai/web-app/testing';
import { staffPage } from '../testing/staff-page';
import { AlertsPage } from './alerts-page';

const PATH = '/admin/me/alerts';

describe('alerts', () => {
  let page: PageUnderTest;

  const open = async (ways: object = {}): Promise<void> => {
    page = await staffPage([{ path: 'alerts', component: AlertsPage }], 'clerk');
    await page.open('/alerts');
    await page.answer(PATH, { mail: null, mobile: null, sendsMail: true, ...ways });
  };
  afterEach(() => page.close());

  it('are chosen by what is filled in, and what is empty is no way', async () => {
    await open({ mail: 'wang@example.cn' });
    await page.type('mail', '');
    await page.type('mobile', '13800138000');
    await page.submit();
    const sent = page.asked(PATH);
    expect([sent.request.method, sent.request.body]).toEqual(['PUT', { mobile: '138 0013 8000' }]);
    sent.flush({ mail: null, mobile: '13800138000', sendsMail: true });
    await page.settle();
    expect(page.has('[data-testid="alerts-saved"]')).toBe(true);
  });

  it('say beside the field what is wrong with it', async () => {
    await open();
    await page.type('mobile', '138');
    await page.submit();
    expect(page.one('#mobile-error').textContent).toMatch(/\S/);
    await page.type('mobile', '');
    await page.type('mail', 'wang');
    await page.submit();
    await page.refuse(
      PATH,
      'ACCOUNT.INVALID',
      { fields: [{ path: 'mail', code: 'MAIL.MALFORMED', data: {} }] },
      422,
    );
    expect(page.one('#mail-error').textContent).toContain('wang@example.cn');
  });

  it('say so where the site has no mail server', async () => {
    await open({ sendsMail: false });
    expect(page.text()).toContain('没有设置邮件服务');
  });
});
