// Pushes go to known push services and nowhere else.
import { readConfig } from '../../../platform/config';
import { isPushEndpoint } from './push-endpoint';

const { hosts } = readConfig({
  HAOPAI_MYSQL_URL: 'mysql://root@127.0.0.1/haopai',
  HAOPAI_REDIS_URL: 'redis://127.0.0.1',
}).push;

describe('a push endpoint', () => {
  it.each([
    'https://fcm.googleapis.com/fcm/send/abc:def',
    'https://updates.push.services.mozilla.com/wpush/v2/abc',
    'https://web.push.apple.com/QAbc',
    'https://wns2-par02p.notify.windows.com/w/?token=abc',
  ])('is that of a browser: %s', (endpoint) => expect(isPushEndpoint(endpoint, hosts)).toBe(true));

  it.each([
    'http://fcm.googleapis.com/fcm/send/abc',
    'https://fcm.googleapis.com:8443/fcm/send/abc',
    'https://fcm.googleapis.com.evil.example/abc',
    'https://evilfcm.googleapis.com/abc',
    'https://notify.windows.com.evil.example/abc',
    'https://user:pw@fcm.googleapis.com/abc',
    'https://fcm.googleapis.com@127.0.0.1/abc',
    'https://127.0.0.1/abc',
    'https://10.0.0.8/abc',
    'https://[::1]/abc',
    'https://169.254.169.254/latest/meta-data',
    'https://2130706433/abc',
    'https://localhost/abc',
    'file:///etc/passwd',
    'ftp://fcm.googleapis.com/abc',
    'not an address',
    `https://fcm.googleapis.com/${'a'.repeat(1_100)}`,
  ])('is not: %s', (endpoint) => expect(isPushEndpoint(endpoint, hosts)).toBe(false));

  it('speaks without TLS only to a stand-in on loopback that is listed with its port', () => {
    expect(isPushEndpoint('http://127.0.0.1:8443/p', ['127.0.0.1:8443'])).toBe(true);
    expect(isPushEndpoint('http://127.0.0.1:8444/p', ['127.0.0.1:8443'])).toBe(false);
    expect(isPushEndpoint('http://push.example:8443/p', ['push.example:8443'])).toBe(false);
  });
});
