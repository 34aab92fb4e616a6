// Links beside the page: a window of their own in a browser, and this one where an app shows the page and has no other.
import { newWindow } from './new-window';

const ON_ANDROID = 'Mozilla/5.0 (Linux; Android 14; V2309A';
const CHROME = 'AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36';

describe('a link to something beside the page', () => {
  it.each([
    ['WeChat', `${ON_ANDROID}) ${CHROME} MicroMessenger/8.0.50 Language/zh_CN`],
    ['an app of Android', `${ON_ANDROID}; wv) ${CHROME}`],
    [
      'HarmonyOS',
      'Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/114.0.0.0 Safari/537.36 ArkWeb/4.1.6.1 Mobile',
    ],
  ])('opens in the same window of %s', (_, userAgent) => {
    expect(newWindow(userAgent)).toBe('_self');
  });

  it('opens a window of its own in a browser', () => {
    expect(newWindow(`${ON_ANDROID}) ${CHROME}`)).toBe('_blank');
  });
});
