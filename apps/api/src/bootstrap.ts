// Builds the app with everything that stands before its controllers; whoever calls decides when it listens.
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
  cookieNamer,
  createDevDoor,
  createEngineDoor,
  createOfficeDoor,
  createOriginCheck,
  createProviderCallReader,
  createSecurityHeaders,
  REQUEST_TIMES,
  servePages,
  takeFormerCookies,
} from './platform/http';
import { serveDevCaptcha } from './access/citizens';
import { createRequestLog, NestLog, type ProgramLog } from './platform/logging';
import { createRequestCount, Metrics, serveMetrics } from './platform/metrics';
import { OfficeHotline } from './communication/content';
import { serveDevMail, serveDevSms } from './communication/notifications';
import { serveDevPay } from './commerce/payments';
import { DoorLanes } from './platform/lanes';
import { createJsonReader } from './platform/long-bodies';
import { createNoStore, DoorAdapter, PublicReads } from './platform/public-reads';
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
  const nameOf = cookieNamer(config);
  const server = new DoorAdapter(express().set('case sensitive routing', true), REQUEST_TIMES, (request) =>
    takeFormerCookies(request, nameOf),
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
  servePages(app, config.http, () => officeHotline.number);
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
  serveApiDocs(app);
  if (config.role !== 'engine') server.answerFirst(app.get(PublicReads), app.get(DoorLanes));
  return app;
}

/** Staff and citizens never share one, though one browser may hold both. */
function eachItsOwnSession(app: NestExpressApplication): RequestHandler {
  const citizens = app.get<RequestHandler>(SESSION_MIDDLEWARE);
  const staff = app.get<RequestHandler>(STAFF_SESSION_MIDDLEWARE);
  return (request, response, next) => (isStaffRequest(request) ? staff : citizens)(request, response, next);
}
