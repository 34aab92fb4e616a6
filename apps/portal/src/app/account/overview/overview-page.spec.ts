// The personal centre begins with what is to be done; what people come for is listed, the rest lies folded.
import type { PageUnderTest } from '@haopai/web-app/testing';
import { aProfile } from '@haopai/web-data/testing';
import { citizensPage } from '../../testing/citizens-page';
import { accountRoutes } from '../account.routes';

describe('the personal centre', () => {
  let page: PageUnderTest;

  beforeEach(async () => {
    page = await citizensPage([{ path: 'account', children: accountRoutes }]);
  });
  afterEach(() => {
    page.http.match(() => true);
    page.close();
  });

  const hrefs = (selector: string) =>
    [...document.querySelectorAll(selector)].map((link) => link.getAttribute('href'));

  async function open(address: string): Promise<void> {
    await page.open(address);
    for (const asked of page.http.match('/api/v1/me/profile')) asked.flush(aProfile());
    await page.settle();
  }

  it('begins with the name and what is to be done, before any list of parts', async () => {
    await open('/account');
    await page.until(() => page.has('hp-own-standing'));
    expect(page.text()).toMatch(/欢迎/);
    expect(page.has('h1 ~ .standing ~ hp-account-parts ~ [data-testid=profile]')).toBe(true);
  });

  it('lists four things that people come for, and folds the rest, with the closing last', async () => {
    await open('/account');
    expect(hrefs('hp-overview-page nav > ul a')).toEqual([
      '/account/orders',
      '/account/enrolments',
      '/account/reservations',
      '/account/watches',
    ]);
    const folded = hrefs('hp-overview-page details a');
    expect(folded).toContain('/account/password');
    expect(folded.at(-1)).toBe('/account/closing');
    expect(page.has('hp-overview-page details[open]')).toBe(false);
  });

  it('unfolds where the page is one of the folded, and says on which one is', async () => {
    await open('/account/sessions');
    expect(page.has('details[open] a[aria-current=page][href="/account/sessions"]')).toBe(true);
    await open('/account/searches');
    expect(page.has('a[aria-current=page][href="/account/watches"]')).toBe(true);
    expect(page.has('hp-kept-tabs a.here[href="/account/searches"]')).toBe(true);
  });
});
