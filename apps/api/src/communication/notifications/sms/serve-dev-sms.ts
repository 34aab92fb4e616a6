// GET /dev/sms, before sessions and pages, and in no production at all: there it is as unknown as any other address.
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../../../platform/config';
import { askedLanguage } from '../../../platform/http';
import { devSmsPage } from './dev-sms-page';
import { SandboxSms } from './sandbox-sms';

const PATH = '/dev/sms';
const SHOWN_MAX = 50;

export function serveDevSms(app: NestExpressApplication): void {
  if (app.get(Config).environment === 'production') return;
  const sandbox = app.get(SandboxSms);
  app.use(PATH, (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path !== '/') {
      next();
      return;
    }
    const mobile = textOf(request.query['mobile']);
    sandbox.newest(mobile, SHOWN_MAX).then((texts) => {
      response.setHeader('Cache-Control', 'no-store');
      if (request.query['format'] === 'json') response.json({ items: texts });
      else response.type('html').send(devSmsPage({ language: askedLanguage(request), mobile, texts }));
    }, next);
  });
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
