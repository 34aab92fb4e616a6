// The browser's fences: only our own scripts, sockets and pictures, and no text becomes markup unseen; styles may be inline because Angular writes them so.
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Environment } from '../config';

/** The description of the api: its library writes its own markup. */
const DOCS = /^\/api\/docs(?:\/|$)/;

export function createSecurityHeaders(environment: Environment): RequestHandler {
  const ofDocs = fences(environment, {});
  const ofAllElse = fences(environment, {
    'require-trusted-types-for': ["'script'"],
    // Angular's own, that of libs/web-app, and the editor's, which reads what is pasted.
    'trusted-types': ['angular', 'default', 'ProseMirrorClipboard'],
  });
  return (request, response, next) => (DOCS.test(request.path) ? ofDocs : ofAllElse)(request, response, next);
}

function fences(environment: Environment, more: Readonly<Record<string, readonly string[]>>) {
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
        ...more,
        // On a developer's machine there is no https to upgrade to.
        ...(isProduction ? { 'upgrade-insecure-requests': [] } : {}),
      },
    },
    strictTransportSecurity: isProduction,
    xFrameOptions: { action: 'deny' },
  });
}
