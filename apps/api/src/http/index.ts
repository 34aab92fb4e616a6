// What stands before every controller.
export { createOriginCheck, isOwnOrigin, isSafe } from './origin-check';
export { servePortal } from './portal-files';
export { createSecurityHeaders } from './security-headers';
