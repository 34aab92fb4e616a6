// Builds the app with everything that stands before its controllers; whoever calls decides when it listens.
import type { RequestListener } from 'node:http';
import { VersioningType } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import express, { type RequestHandler } from 'express';
import { noteRefusal, SecurityEvents } from './access/security-events';
import { isStaffRequest, STAFF_SESSION_MIDDLEWARE } from './access/staff-authentication';
import { serveApiDocs } from './api-docs';
import { AppModule } from './app.module';
import type { Config } from './platform/config';
import { createShapePipe, ErrorFilter, RefusalInterceptor } from './platform/errors';
import {
  REQUEST_TIMES,
  createDevDoor,
  createEngineDoor,
  createOfficeDoor,
  createOriginCheck,
  createProviderCallReader,
  createSecurityHeaders,
  servePages,
} from './platform/http';
import { serveDevCaptcha } from './access/citizens';
import { createRequestLog, nameRequest, NestLog, type ProgramLog } from './platform/logging';
import { createRequestCount, Metrics, serveMetrics } from './platform/metrics';
import { OfficeHotline } from './communication/content';
import { serveDevMail, serveDevSms } from './communication/notifications';
import { serveDevPay } from './commerce/payments';
import { createFileCount, DoorLanes, Visitors } from './platform/lanes';
import { RateLimits } from './platform/limits';
import { createJsonReader } from './platform/long-bodies';
import {
  createNoStore,
  DoorAdapter,
  FixedAnswers,
  PublicReads,
  QueryRefusals,
} from './platform/public-reads';
import { serveLog } from './live/public-log';
import { LiveSocketAdapter } from './live/sockets';
import { SESSION_MIDDLEWARE } from './access/sessions';
import { serveDevTotp } from './access/staff';

/** The engine is in this process unless it listens at `engineSocket`. */
export async function createApp(
  config: Config,
  log: ProgramLog,
  engineSocket: string | null = null,
): Promise<NestExpressApplication> {
  // An address is written in one way: sessions, limits and the log tell apart by it, and must see what the router sees.
  const server = new DoorAdapter(express().set('case sensitive routing', true), REQUEST_TIMES, (request) =>
    nameRequest(request, config.http.trustedProxies > 0),
  );
  const app = await NestFactory.create<NestExpressApplication>(
    AppModule.with(config, log, engineSocket),
    server,
    {
      bodyParser: false,
      bufferLogs: true,
      abortOnError: false,
    },
  );
  app.useLogger(app.get(NestLog));
  app.set('trust proxy', config.http.trustedProxies);

  app.use(createRequestLog(log));
  app.use(createRequestCount(app.get(Metrics)));
  app.use(createSecurityHeaders(config.environment));
  app.use(createNoStore());
  app.use(createFileCount(app.get(RateLimits), app.get(Visitors)));
  serveMetrics(app);
  if (config.role !== 'engine') serveLog(app);
  app.use(createOfficeDoor(config));
  if (config.role === 'engine') app.use(createEngineDoor());
  else {
    app.use(createDevDoor(config.http.isPublishedHere));
    serveDevSms(app);
    serveDevMail(app);
    serveDevCaptcha(app);
    serveDevPay(app);
    serveDevTotp(app);
  }
  const officeHotline = app.get(OfficeHotline);
  servePages(app, config.http, () => officeHotline.contacts);
  app.use(createOriginCheck(config.http));
  app.use(createProviderCallReader());
  app.use(createJsonReader());
  app.use(eachItsOwnSession(app));

  app.useWebSocketAdapter(new LiveSocketAdapter(app));

  app.setGlobalPrefix('api');
  app.enableVersioning({ type: VersioningType.URI, defaultVersion: '1' });
  app.useGlobalPipes(createShapePipe());
  app.useGlobalInterceptors(new RefusalInterceptor());
  const events = app.get(SecurityEvents);
  app.useGlobalFilters(new ErrorFilter(log, (code, request) => noteRefusal(events, code, request)));
  if (config.role !== 'engine') {
    serveApiDocs(app);
    server.answerFirst((express) => beforeExpress(app, express));
  }
  return app;
}

/** In this order: what costs nothing, what stands ready, what is kept for everybody; all else by its lane. */
function beforeExpress(app: NestExpressApplication, express: RequestListener): RequestListener {
  const inLanes = app.get(DoorLanes).before(express);
  const kept = app.get(PublicReads).before(inLanes, express);
  return app.get(QueryRefusals).before(app.get(FixedAnswers).before(kept, express));
}

/** Staff and citizens never share one, though one browser may hold both. */
function eachItsOwnSession(app: NestExpressApplication): RequestHandler {
  const citizens = app.get<RequestHandler>(SESSION_MIDDLEWARE);
  const staff = app.get<RequestHandler>(STAFF_SESSION_MIDDLEWARE);
  return (request, response, next) => (isStaffRequest(request) ? staff : citizens)(request, response, next);
}
