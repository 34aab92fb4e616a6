// SIGTERM and SIGINT: stop being ready, close the doors, let every part finish, and be gone in time.
import type { NestExpressApplication } from '@nestjs/platform-express';
import { giveUpWaiting } from './platform/database';
import { Draining } from './platform/health';
import type { ProgramLog } from './platform/logging';

const SHUTDOWN_MAX_MS = 10_000;
/** Requests in the making get this long before their connections are cut. */
const REQUESTS_FINISH_MAX_MS = 2_000;
/** What the database has not answered by then is asked no more: a connection of which half is gone would hold the end up. */
const ANSWERS_COME_MAX_MS = 3_000;
/** Whatever is asked after that, on another such connection, has so long. */
const LATE_ANSWERS_COME_MAX_MS = 500;

export function stopOnSignals(app: NestExpressApplication, log: ProgramLog): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    // A key press reaches every process of a terminal, and the supervisor passes its own on.
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    setTimeout(() => {
      log.fatal('stopping takes too long: giving up');
      process.exit(1);
    }, SHUTDOWN_MAX_MS).unref();
    setTimeout(giveUpWaitingFromNowOn, ANSWERS_COME_MAX_MS).unref();
    stopApp(app).then(
      () => {
        log.info('stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.fatal({ err: error }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function giveUpWaitingFromNowOn(): void {
  giveUpWaiting();
  setInterval(giveUpWaiting, LATE_ANSWERS_COME_MAX_MS).unref();
}

/** Also how specs end an app. */
export async function stopApp(app: NestExpressApplication): Promise<void> {
  app.get(Draining).start();
  const server = app.getHttpServer();
  setTimeout(() => server.closeAllConnections(), REQUESTS_FINISH_MAX_MS).unref();
  await app.close();
}
