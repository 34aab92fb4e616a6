// The browser's fences: only our own scripts, sockets and pictures; styles may be inline because Angular writes them so.
import helmet from 'helmet';
import type { Environment } from '../config';

export function createSecurityHeaders(environment: Environment) {
  const isProduction = environment === 'production';
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'self'"],
        'base-uri': ["'self'"],
        'connect-src': ["'self'"],
        'font-src': ["'self'", 'data:'],
        'form-action': ["'self'"],
        'frame-ancestors': ["'none'"],
        'img-src': ["'self'", 'data:'],
        'object-src': ["'none'"],
        'script-src': ["'self'"],
        'script-src-attr': ["'none'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        // On a developer's machine there is no https to upgrade to.
        ...(isProduction ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: isProduction,
    xFrameOptions: { action: 'deny' },
  });
}
