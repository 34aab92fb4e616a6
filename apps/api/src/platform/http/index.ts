// What stands before every controller.
export { clientAddress } from './client-address';
export { type CookieNamer, cookieNamer, readCookie, staffCookiePath } from './cookie-names';
export { createDevDoor } from './dev-door';
export { devPage, escapeHtml } from './dev-pages';
export { createEngineDoor } from './engine-door';
export { inEachLanguageAnswer, inEachLanguageBody, textInEachLanguage } from './in-each-language';
export { askedLanguage, languageOf } from './language-of';
export { createOfficeDoor, isOfficeHost } from './office-door';
export { createOriginCheck, isOwnOrigin, isSafe } from './origin-check';
export { servePages } from './page-files';
export { pageQuery, periodQuery } from './page-query';
export {
  createProviderCallReader,
  isProviderCall,
  NOTICE_PATH,
  NOTICE_SIGNATURE_HEADER,
} from './provider-calls';
export { REQUEST_TIMES, type RequestTimes } from './request-times';
export { SlowConnections } from './slow-connections';
export { createSecurityHeaders } from './security-headers';
