// Every page is a file of its own, so that the first load stays small whatever is added.
import { routes } from './app.routes';

describe('the routes of the portal', () => {
  it('load each page when it is asked for', () => {
    for (const { path, component, loadComponent, loadChildren, redirectTo } of routes) {
      const isLazy = [loadComponent, loadChildren, redirectTo].some((way) => way !== undefined);
      expect({ path, isLazy, component }).toEqual({ path, isLazy: true, component: undefined });
    }
  });

  it('lead each place of the header and footer to a page', async () => {
    const { PLACES } = await import('./shell/places');
    for (const { address } of PLACES) expect(routes.map(({ path }) => `/${path}`)).toContain(address);
  });
});
