// Serves the built pages: the portal's, and below /admin the back office's. Hashed files for a year, index.html for every address
// that is a page.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import type { HttpConfig } from '../config';
import { RefusalError } from '../errors';

/** `main-AB12CD34.js`, `chunk-a-B2_c4D.js`: the builder names entries and chunks each in its own way. */
const HASHED_FILE = /(-[A-Z0-9]{8}|[\\/]chunk-[\w-]{8})\.\w+$/;
/** No page has a dot in the end of its address. */
const NAMED_FILE = /\.\w{1,12}$/;
/** What stands behind answers, or says that it is not there. */
const OTHER_ADDRESSES = /^\/(api|socket\.io|metrics)(\/|$)/;
const ADMIN_ADDRESSES = /^\/admin(\/|$)/;
const ADMIN = '/admin';

/** Without a folder there are no pages, and every address outside the api is unknown. */
export function servePages(
  app: NestExpressApplication,
  { staticDir, adminDir }: Pick<HttpConfig, 'staticDir' | 'adminDir'>,
): void {
  if (adminDir !== null) serveFiles(app, adminDir, 'HAOPAI_ADMIN_DIR', `${ADMIN}/`);
  if (staticDir !== null) serveFiles(app, staticDir, 'HAOPAI_STATIC_DIR', '/');
  app.use((request: Request, response: Response, next: NextFunction) => {
    const folder = ADMIN_ADDRESSES.test(request.path) ? adminDir : staticDir;
    if (OTHER_ADDRESSES.test(request.path)) {
      next();
    } else if (folder !== null && isPage(request)) {
      response.setHeader('Cache-Control', 'no-cache');
      response.sendFile('index.html', { root: folder });
    } else {
      next(new RefusalError('REQUEST.NOT_FOUND', {}));
    }
  });
}

function serveFiles(app: NestExpressApplication, folder: string, variable: string, prefix: string): void {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`${variable} has no index.html: build the pages first (${folder})`);
  }
  app.useStaticAssets(folder, {
    prefix,
    redirect: false,
    setHeaders: (response: Response, path: string) => {
      const isForever = HASHED_FILE.test(path);
      response.setHeader('Cache-Control', isForever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** A browser that navigates; a missing picture, script or manual stays missing. */
function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (NAMED_FILE.test(request.path)) return false;
  return request.accepts(['json', 'html']) === 'html';
}
