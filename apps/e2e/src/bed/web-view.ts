// A WebView that is no browser of its own, as apps show pages in: taken from Chromium before the page loads is what such a view does not have.
import type { Page } from 'playwright-core';

/** What WeChat on Android says that it is. */
export const WECHAT =
  'Mozilla/5.0 (Linux; Android 14; V2309A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/130.0.0.0 Mobile Safari/537.36 MicroMessenger/8.0.50 Language/zh_CN';

/** Each by name, with the code that takes it away; it runs before any of the page's own. */
export const LACKS = {
  pushes: `delete window.PushManager`,
  notifications: `delete window.Notification`,
  passkeys: `delete window.PublicKeyCredential; Object.defineProperty(navigator, 'credentials', { value: undefined })`,
  windows: `window.open = () => null`,
  sound: `delete window.AudioContext; delete window.webkitAudioContext`,
  storage: `for (const name of ['sessionStorage', 'localStorage']) Object.defineProperty(window, name, {
    get() { throw new DOMException('storage is forbidden', 'SecurityError'); } })`,
  worker: `delete Navigator.prototype.serviceWorker`,
  sharing: `delete Navigator.prototype.share; delete Navigator.prototype.canShare`,
  clipboard: `Object.defineProperty(navigator, 'clipboard', { value: undefined })`,
  vibration: `delete Navigator.prototype.vibrate`,
  wakeLock: `delete Navigator.prototype.wakeLock`,
} as const;

export type Lack = keyof typeof LACKS;

export async function takeAway(page: Page, lacks: readonly Lack[]): Promise<void> {
  for (const lack of lacks) await page.addInitScript(`(() => { ${LACKS[lack]}; })()`);
}

/** What is left of it, by what the page itself finds. */
export function leftOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const left = ['PushManager', 'Notification', 'PublicKeyCredential', 'AudioContext'].filter(
      (name) => name in window,
    );
    return [
      ...left,
      ...['serviceWorker', 'share', 'vibrate', 'wakeLock'].filter((name) => name in navigator),
    ];
  });
}
