// GET /metrics, before sessions and pages. Whoever may not read it is told that there is nothing, as anywhere else.
import { NotFoundException } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { NextFunction, Request, Response } from 'express';
import { Config } from '../config';
import { callerOf, mayReadMetrics } from './may-read-metrics';
import { Metrics } from './metrics';

const PATH = '/metrics';

export function serveMetrics(app: NestExpressApplication): void {
  const metrics = app.get(Metrics);
  const { token } = app.get(Config).metrics;
  app.use(PATH, (request: Request, response: Response, next: NextFunction) => {
    if (request.method !== 'GET' || request.path !== '/' || !mayReadMetrics(token, callerOf(request))) {
      next(new NotFoundException());
      return;
    }
    metrics.text().then((text) => response.type(metrics.contentType).send(text), next);
  });
}
