// The passes of rooms that a browser shows in production: under the names that it guards, and under no other.
import { cookieNamer } from '../../platform/http';
import { testConfig } from '../../testing';
import { passCookieOf, passCookiesOf } from './pass-cookie';

const MYSQL = { host: 'x', port: 1, user: 'x', password: 'x', database: 'x', poolMax: 1, ca: null };

it('are no passes that another host of the domain has planted', () => {
  const nameOf = cookieNamer({ ...testConfig(MYSQL), environment: 'production' });
  const cookies = 'haopai.room.1=planted; __Host-haopai.room.2=own; haopai.room.2=planted';
  expect(passCookiesOf(cookies, nameOf)).toEqual(['own']);
  expect(passCookieOf(cookies, 1, nameOf)).toBeNull();
  expect(passCookieOf(cookies, 2, nameOf)).toBe('own');
});
