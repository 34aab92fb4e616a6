// GET /dev/captcha/<id> tells what a picture shows, for bots and tests; in production the address is as unknown as any other.
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../../../platform/config';
import { RefusalError } from '../../../platform/errors';
import { Captchas } from './captchas';

const PATH = '/dev/captcha/:id';

export function serveDevCaptcha(app: NestExpressApplication): void {
  if (app.get(Config).environment === 'production') return;
  const captchas = app.get(Captchas);
  app.use(PATH, (request: Request<{ id: string }>, response: Response, next: NextFunction) => {
    captchas.textOf(request.params.id).then((text) => {
      response.setHeader('Cache-Control', 'no-store');
      if (text === null) next(new RefusalError('REQUEST.NOT_FOUND', {}));
      else response.json({ text });
    }, next);
  });
}
