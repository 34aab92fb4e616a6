// SIGTERM and SIGINT: stop being ready, close the doors, let every part finish, and be gone in time.
import { ModulesContainer } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { endInTime, giveUpAnswersSoon } from './end-in-time';
import { Draining } from './platform/health';
import { type ProgramLog, StopTimes } from './platform/logging';

/** Requests in the making get this long before their connections are cut. */
const REQUESTS_FINISH_MAX_MS = 2_000;
const HOOKS = ['onModuleDestroy', 'beforeApplicationShutdown', 'onApplicationShutdown'] as const;

export function stopOnSignals(app: NestExpressApplication, log: ProgramLog): void {
  let isStopping = false;
  const stop = (signal: NodeJS.Signals): void => {
    // A key press reaches every process of a terminal, and the supervisor passes its own on.
    if (isStopping) return;
    isStopping = true;
    log.info({ signal }, 'stopping');
    const times = new StopTimes();
    endInTime(log, times);
    giveUpAnswersSoon();
    timeHooks(app, times);
    stopApp(app).then(
      () => {
        log.info(times.said, 'stopped');
        process.exit(0);
      },
      (error: unknown) => {
        log.fatal({ err: error, ...times.said }, 'stopping failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** Every part that has something to finish, by the name of its class; and the connections. */
export function timeHooks(app: NestExpressApplication, times: StopTimes): void {
  const seen = new Set<unknown>();
  for (const { providers, controllers, injectables } of app.get(ModulesContainer).values())
    for (const { instance } of [
      ...providers.values(),
      ...controllers.values(),
      ...injectables.values(),
    ] as readonly { readonly instance: unknown }[]) {
      if (typeof instance !== 'object' || instance === null || seen.has(instance)) continue;
      seen.add(instance);
      for (const hook of HOOKS) timeHook(instance, hook, times);
    }
  timeHook(app.getHttpAdapter(), 'close', times);
}

function timeHook(instance: object, hook: string, times: StopTimes): void {
  const act: unknown = Reflect.get(instance, hook);
  if (typeof act !== 'function') return;
  Reflect.set(instance, hook, (...args: readonly unknown[]) =>
    times.time(`${instance.constructor.name} ${hook}`, () => Reflect.apply(act, instance, args) as unknown),
  );
}

/** Also how specs end an app. */
export async function stopApp(app: NestExpressApplication): Promise<void> {
  app.get(Draining).start();
  const server = app.getHttpServer();
  setTimeout(() => server.closeAllConnections(), REQUESTS_FINISH_MAX_MS).unref();
  await app.close();
}
