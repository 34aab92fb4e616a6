// Where a link to something beside the page opens: in a window of its own, but for apps that show pages in a WebView, which has none to give.

/** WeChat, QQ, Alipay, and what HarmonyOS and Android show inside of apps. */
const WEB_VIEWS = /MicroMessenger|QQ\/|AlipayClient|ArkWeb|; wv\)/;

/** For an `a`'s `target`. In a WebView the way back is the app's own. */
export function newWindow(userAgent = navigator.userAgent): '_blank' | '_self' {
  return WEB_VIEWS.test(userAgent) ? '_self' : '_blank';
}
