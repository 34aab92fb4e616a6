// Serves the built portal: hashed files for a year, index.html for every address that is a page of the portal.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';

const HASHED_FILE = /-[A-Z0-9]{8}\.\w+$/;
const OTHER_ADDRESSES = /^\/(api|socket\.io|metrics|admin)(\/|$)/;

export function servePortal(app: NestExpressApplication, folder: string): void {
  const index = join(folder, 'index.html');
  if (!existsSync(index))
    throw new Error(`HAOPAI_STATIC_DIR has no index.html: build the portal first (${folder})`);
  app.useStaticAssets(folder, {
    index: 'index.html',
    setHeaders: (response: Response, path: string) => {
      const isForever = HASHED_FILE.test(path);
      response.setHeader('Cache-Control', isForever ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
  app.use((request: Request, response: Response, next: NextFunction) => {
    if (!isPage(request)) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.sendFile('index.html', { root: folder });
  });
}

/** A browser that navigates; a missing picture or script stays missing. */
function isPage(request: Request): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  return !OTHER_ADDRESSES.test(request.path) && request.accepts(['json', 'html']) === 'html';
}
