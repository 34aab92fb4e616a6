// The log-in is for whoever is not in: others are led on to where they were going.
import { PageUnderTest } from '@haopai/web-app/testing';
import { TestBed } from '@angular/core/testing';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { WordsLoader } from '../i18n/words-loader';
import { LoginPage } from './login-page';

describe('the log-in page', () => {
  const prepare = (enter: Parameters<typeof PageUnderTest.prepare>[0]['enter']) =>
    PageUnderTest.prepare({ routes: [{ path: 'login', component: LoginPage }], loader: WordsLoader, enter });
  afterEach(() => TestBed.resetTestingModule());

  it.each([
    ['/login?next=%2Freserve', '/reserve'],
    ['/login', '/auctions'],
    ['/login?next=%2F%2Felsewhere.example', '/auctions'],
  ])('leads a citizen from %s to %s', async (from, to) => {
    const page = await prepare(async (http) => {
      const coming = TestBed.inject(Session).resume();
      http.expectOne('/api/v1/me').flush(aCitizen());
      await coming;
    });
    await page.open(from);
    await page.settle();
    expect(page.address).toBe(to);
  });

  it('shows its form while nobody says who this is, and leads on once it is known', async () => {
    const page = await prepare((http) => {
      void TestBed.inject(Session).resume();
      http.expectOne('/api/v1/me').error(new ProgressEvent('error'));
      return Promise.resolve();
    });
    await page.open('/login?next=%2Freserve');
    expect(page.has('[data-testid=login-username]')).toBe(true);
    const coming = TestBed.inject(Session).resume();
    page.asked('/me').flush(aCitizen());
    await coming;
    await page.settle();
    expect(page.address).toBe('/reserve');
  });
});
