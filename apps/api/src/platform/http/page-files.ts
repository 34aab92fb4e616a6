// Serves the built pages: the portal's, and below /admin the back office's. Hashed files for a year, index.html for every address
// that is a page. Nobody who asks the api waits for the file system.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { type NextFunction, type Request, type Response, Router } from 'express';
import type { HttpConfig } from '../config';
import { RefusalError } from '../errors';
import { type Office, PageWithHotline } from './page-with-hotline';
import { PrecompressedFiles } from './precompressed-files';

/** `main-AB12CD34.js`, `chunk-a-B2_c4D.js`: the builder names entries and chunks each in its own way. */
const HASHED_FILE = /(-[A-Z0-9]{8}|[\\/]chunk-[\w-]{8})\.\w+$/;
/** No page has a dot in the end of its address. */
const NAMED_FILE = /\.\w{1,12}$/;
/** What stands behind answers, or says that it is not there. */
const OTHER_ADDRESSES = /^\/(api|socket\.io|metrics)(\/|$)/;
const ADMIN_ADDRESSES = /^\/admin(\/|$)/;
const ADMIN = '/admin';
/** The one page of an app. */
const PAGE = '/index.html';
/** What the portal's service worker keeps for who has no network, and what is read by who has no browser for the site. */
const PAGES_WITHOUT_SCRIPT = ['/offline.html', '/old-browser.html'];

/** Without a folder there are no pages, and every address outside the api is unknown. The portal's pages carry what the office says of itself. */
export function servePages(
  app: NestExpressApplication,
  { staticDir, adminDir }: Pick<HttpConfig, 'staticDir' | 'adminDir'>,
  office: () => Office | null,
): void {
  const admin = adminDir === null ? null : filesOf(adminDir, 'HAOPAI_ADMIN_DIR');
  const portal = staticDir === null ? null : filesOf(staticDir, 'HAOPAI_STATIC_DIR');
  const page = staticDir === null ? null : new PageWithHotline(join(staticDir, PAGE), office);
  const pages = Router({ caseSensitive: true });
  if (admin !== null) pages.use(`${ADMIN}/`, admin.serve);
  if (page !== null) pages.get(['/', PAGE], page.send);
  for (const name of PAGES_WITHOUT_SCRIPT) {
    const file = staticDir === null ? null : join(staticDir, name);
    if (file !== null && existsSync(file)) pages.get(name, new PageWithHotline(file, office).send);
  }
  if (portal !== null) pages.use(portal.serve);
  pages.use((request: Request, response: Response, next: NextFunction) => {
    const isOffice = ADMIN_ADDRESSES.test(request.path);
    const files = isOffice ? admin : portal;
    if (files === null || !isPage(request)) {
      next(new RefusalError('REQUEST.NOT_FOUND', {}));
      return;
    }
    const sendFile = () => files.send(PAGE, request, response, next);
    if (isOffice || page === null) sendFile();
    else page.send(request, response, sendFile);
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (OTHER_ADDRESSES.test(request.path)) next();
    else pages(request, response, next);
  });
}

function filesOf(folder: string, variable: string): PrecompressedFiles {
  if (!existsSync(join(folder, PAGE))) {
    throw new Error(`${variable} has no index.html: build the pages first (${folder})`);
  }
  return new PrecompressedFiles(folder, (path) =>
    HASHED_FILE.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
  );
}

/** A browser that navigates; a missing picture, script or manual stays missing. */
function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  if (NAMED_FILE.test(request.path)) return false;
  return request.accepts(['json', 'html']) === 'html';
}
