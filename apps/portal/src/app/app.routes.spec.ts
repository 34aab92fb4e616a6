// Every page is a file of its own, so that the first load stays small whatever is added.
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, RoutesRecognized } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { routes } from './app.routes';
import { FOOTER_PLACES, MENU_PLACES, OWN_PLACES } from './shell/places';

describe('the routes of the portal', () => {
  it('load each page when it is asked for', () => {
    for (const { path, component, loadComponent, loadChildren, redirectTo } of routes) {
      const isLazy = [loadComponent, loadChildren, redirectTo].some((way) => way !== undefined);
      expect({ path, isLazy, component }).toEqual({ path, isLazy: true, component: undefined });
    }
  });

  it.each([
    '/auctions/abc',
    '/auctions/1x',
    '/auctions/abc/enrol',
    '/auctions/1/lots/abc',
    '/lots/abc',
    '/plates/abc',
    '/results/abc',
    '/results/1/lots/abc',
    '/results/1/lots/abc/replay',
    '/practice/abc',
    '/auctions/1.5',
  ])('know at once that %s is no page', async (address) => {
    expect(await pageAt(address)).toBe('**');
  });

  it.each([...MENU_PLACES, ...OWN_PLACES, ...FOOTER_PLACES])(
    'lead from menu and footer to a page: %s',
    async ({ address }) => {
      expect(await pageAt(address)).not.toBe('**');
    },
  );
});

/** The innermost route that an address is recognised by. */
async function pageAt(address: string): Promise<string | undefined> {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter(routes)],
  });
  const going = TestBed.inject(Router);
  const found = firstValueFrom(going.events.pipe(filter((event) => event instanceof RoutesRecognized)));
  // The guards that come next want the whole page.
  going.navigateByUrl(address).catch(() => undefined);
  let page = (await found).state.root;
  while (page.firstChild !== null) page = page.firstChild;
  return page.routeConfig?.path;
}
