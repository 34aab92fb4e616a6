// Cookies are called so that browsers guard them, and count under that name alone.
import { cookieNamer, readCookie, staffCookiePath } from './cookie-names';

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

  it.each([
    ['__Host-haopai.sid=own', 'own'],
    ['haopai.sid=planted; __Host-haopai.sid=own', 'own'],
    // Another host of the same domain can set it.
    ['haopai.sid=planted', null],
    ['a__Host-haopai.sid=other', null],
    ['', null],
    [undefined, null],
  ])('count under the name that browsers guard, and under no other: %s', (cookies, value) => {
    expect(readCookie(cookies, '__Host-haopai.sid')).toBe(value);
  });
});
