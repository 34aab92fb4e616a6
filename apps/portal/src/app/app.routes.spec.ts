// Every page is a file of its own, so that the first load stays small whatever is added.
import { provideHttpClient } from '@angular/common/http';
import { provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router, RoutesRecognized } from '@angular/router';
import { filter, firstValueFrom } from 'rxjs';
import { routes } from './app.routes';

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
    TestBed.configureTestingModule({
      providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter(routes)],
    });
    const going = TestBed.inject(Router);
    const found = firstValueFrom(going.events.pipe(filter((event) => event instanceof RoutesRecognized)));
    void going.navigateByUrl(address);
    const { root } = (await found).state;
    expect(root.firstChild?.routeConfig?.path).toBe('**');
  });

  it('lead each place of the header and footer to a page', async () => {
    const { PLACES } = await import('./shell/places');
    for (const { address } of PLACES) expect(routes.map(({ path }) => `/${path}`)).toContain(address);
  });
});
