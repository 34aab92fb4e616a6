// npm start: brings up services, build, database, site and bots, one step after the other, and stops them in reverse.
import { existsSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { createPool } from 'mysql2/promise';
import { ALL_APPS, buildApps } from '../build/build-apps';
import { databaseNowMs, seedDemo } from '../seed';
import { loadSecrets } from '../services';
import { takeStep } from '../terminal/steps';
import { banner } from './banner';
import { hasLog, startDemoWitness } from './demo-witness';
import { keepDemo } from './keep-demo';
import { LongRun } from './long-run';
import { readOptions, type StartOptions } from './options';
import { migrateSite, Site } from './site';
import { watchSources } from './watch';

const root = path.resolve(import.meta.dirname, '..', '..');
const home = path.join(root, '.haopai');
const logFile = path.join(home, 'api.log');
const command = new LongRun();
const { shutdown } = command;

async function build({ isWatching }: StartOptions): Promise<string> {
  const dist = path.join(home, 'site');
  await takeStep(
    'build',
    ({ note }) => buildApps(root, ALL_APPS, dist, note),
    () => 'api, portal and back office are up to date',
  );
  return isWatching ? path.join(root, 'dist') : dist;
}

async function start(options: StartOptions): Promise<void> {
  if (!options.mayInstall) process.env.HAOPAI_INSTALL = 'off';
  mkdirSync(home, { recursive: true, mode: 0o700 });
  await command.claimFolder(root, 'start', options.port);
  const secrets = loadSecrets(path.join(home, 'secrets'));
  const services = await command.startServices(home, secrets);
  const dist = await build(options);
  const { port, hasBots } = options;
  const { mysqlUrl, redisUrl } = services;
  const given = { dist, logFile, port, mysqlUrl, redisUrl, keys: secrets, hasSourceMaps: true };
  const db = createPool({ uri: mysqlUrl, connectionLimit: 2 });
  await shutdown.add('the connection', () => db.end());

  await takeStep(
    'database',
    async () => {
      await migrateSite(given);
      await seedDemo(db, { botPassword: secrets.botPassword, hasBots, keys: secrets });
    },
    () => 'migrated, the demo is in place',
  );
  const witness = await startDemoWitness({
    folder: path.join(home, 'witness'),
    logName: `localhost:${port}`,
    keys: secrets,
    hasLog: await hasLog(db),
  });
  await shutdown.add('the witness', witness.stop);
  const settings = { ...given, variables: witness.variables };
  const site = new Site(settings, (lastWords) => {
    console.error(
      `\nThe api ended by itself. Its last words (${path.relative(root, logFile)}):\n${lastWords}\n`,
    );
    void command.end(1);
  });
  if (existsSync(logFile)) renameSync(logFile, `${logFile}.1`);
  await shutdown.add('the api', () => site.stop());
  await takeStep(
    'site',
    () => site.start(),
    () => site.baseUrl,
  );
  const { auctions, stop } = await keepDemo({ baseUrl: site.baseUrl, db, secrets, hasBots });
  await shutdown.add('the demo', stop);
  if (options.isWatching) await shutdown.add('the watchers', watchSources(root, site).stop);
  console.log(
    banner({
      port,
      logFile: path.relative(root, logFile),
      witness: witness.name,
      hasBots,
      auctions,
      nowMs: await databaseNowMs(db),
    }),
  );
}

await command.run(() => start(readOptions(process.argv.slice(2), process.env)));
