// Cookies are called so that browsers guard them, and those of the release before count until the new ones are there.
import { cookieNamer, staffCookiePath, takeFormerCookies } from './cookie-names';

type Where = Parameters<typeof cookieNamer>[0];
const site = (environment: 'production' | 'test', officeHost: string | null): Where =>
  ({ environment, http: { officeHost } }) as Where;

describe('cookies', () => {
  it.each([
    ['test', null, 'haopai.sid', 'haopai.sid'],
    ['production', null, 'haopai.sid', '__Host-haopai.sid'],
    ['production', null, 'haopai.room.7', '__Host-haopai.room.7'],
    ['production', null, 'haopai.staff', '__Secure-haopai.staff'],
    ['production', null, 'haopai.staff-device.3', '__Secure-haopai.staff-device.3'],
    ['production', 'office.example', 'haopai.staff', '__Host-haopai.staff'],
  ] as const)('in %s with the office at %s: %s is %s', (environment, officeHost, plain, name) => {
    expect(cookieNamer(site(environment, officeHost))(plain)).toBe(name);
  });

  it('of staff go to their endpoints alone where the office has no host of its own', () => {
    expect(staffCookiePath(site('production', null))).toBe('/api/v1/admin');
    expect(staffCookiePath(site('production', 'office.example'))).toBe('/');
  });

  describe('of the release before', () => {
    const nameOf = cookieNamer(site('production', null));
    it.each([
      ['haopai.sid=s%3Aold.x', '__Host-haopai.sid=s%3Aold.x'],
      ['a=1; haopai.sid=old; haopai.staff=o', 'a=1; __Host-haopai.sid=old; __Secure-haopai.staff=o'],
      // Beside the new one it is worth nothing: it may have been planted.
      ['haopai.sid=old; __Host-haopai.sid=new', 'haopai.sid=old; __Host-haopai.sid=new'],
      ['haopai_edge=1; other=haopai.sid', 'haopai_edge=1; other=haopai.sid'],
      ['', ''],
    ])('count where the browser has no new one: %s', (cookie, seen) => {
      const request = { headers: { cookie } };
      takeFormerCookies(request, nameOf);
      takeFormerCookies(request, nameOf);
      expect(request.headers.cookie).toBe(seen);
    });

    it('are looked for where nginx passes them on beside a public read, too', () => {
      const request = { headers: { 'haopai-asked-by': 'haopai.sid=old' } };
      takeFormerCookies(request, nameOf);
      expect(request.headers['haopai-asked-by']).toBe('__Host-haopai.sid=old');
    });
  });
});
