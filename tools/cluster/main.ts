// npm run cluster: services, build, database, instances, nginx and demo, one step after the other; then it does as it is told.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { createPool, type Pool } from 'mysql2/promise';
import { isPortFree } from '../bootstrap/ports.mjs';
import { ALL_APPS, buildApps } from '../build/build-apps';
import { buildRelease } from '../build/build-release';
import { type DemoAuction, databaseNowMs, seedDemo } from '../seed';
import {
  type KeptServices,
  loadSecrets,
  type Secrets,
  startKeptReplicatedServices,
  startKeptServices,
} from '../services';
import { type DemoWitness, hasLog, startDemoWitness } from '../start/demo-witness';
import { keepDemo } from '../start/keep-demo';
import { LongRun } from '../start/long-run';
import { takeStep } from '../terminal/steps';
import { clusterBanner } from './banner';
import { Cluster } from './cluster';
import { obtainNginx } from './obtain-nginx';
import { Operator } from './operator';
import { type ClusterOptions, readClusterOptions } from './options';

const root = path.resolve(import.meta.dirname, '..', '..');
/** Beside what npm start keeps, and apart from it: both may run. */
const home = path.join(root, '.haopai', 'cluster');
const dist = path.join(home, 'site');
const command = new LongRun();
const { shutdown } = command;

async function openCluster(
  options: ClusterOptions,
  services: KeptServices,
  secrets: Secrets,
  witness: DemoWitness,
): Promise<Cluster> {
  const nginx = await takeStep(
    'nginx',
    ({ note }) => obtainNginx(note),
    (program) => program,
  );
  await takeStep(
    'build',
    ({ note }) => buildApps(root, ALL_APPS, dist, note),
    () => 'api, portal and back office are up to date',
  );
  const { port, roles } = options;
  const { mysqlUrl, redisUrl, variables } = services;
  return takeStep(
    'instances',
    async () => {
      const cluster = await Cluster.open({
        ...{ home, dist, nginx, port, mysqlUrl, redisUrl, keys: secrets, roles },
        variables: { ...variables, ...witness.variables },
        onDeath: ({ no, name }, lastWords) =>
          console.error(
            `\n${name} ended by itself; "start ${no}" starts it again. Its last words:\n${lastWords}\n`,
          ),
      });
      await shutdown.add('the cluster', () => cluster.stop());
      return cluster;
    },
    ({ instances, baseUrl }) => `${instances.length} behind nginx on ${baseUrl}`,
  );
}

async function openDemo(
  { hasDemo, hasBots }: ClusterOptions,
  { baseUrl }: Cluster,
  db: Pool,
  secrets: Secrets,
): Promise<readonly DemoAuction[]> {
  if (!hasDemo) return [];
  await takeStep(
    'demo',
    () => seedDemo(db, { botPassword: secrets.botPassword, hasBots, keys: secrets }),
    () => 'in place',
  );
  const { auctions, stop } = await keepDemo({ baseUrl, db, secrets, hasBots });
  await shutdown.add('the demo', stop);
  return auctions;
}

async function buildCommit(commit: string): Promise<string> {
  const release = path.join(home, 'release', commit.replaceAll(/[^\w.-]/g, '-'));
  await buildRelease(root, commit, release);
  return path.join(release, 'api', 'main.js');
}

async function start(options: ClusterOptions): Promise<void> {
  const { port } = options;
  mkdirSync(home, { recursive: true, mode: 0o700 });
  await command.claimFolder(root, 'cluster', port);
  if (!(await isPortFree(port))) throw new Error(`Port ${port} is taken: choose another one with --port.`);
  const secrets = loadSecrets(path.join(home, 'secrets'));
  const startServices = options.isReplicated ? startKeptReplicatedServices : startKeptServices;
  const services = await command.startServices(home, secrets, startServices);
  const db = createPool({ uri: services.mysqlUrl, connectionLimit: 2 });
  await shutdown.add('the connection', () => db.end());
  const witness = await startDemoWitness({
    folder: path.join(home, 'witness'),
    logName: `localhost:${port}`,
    keys: secrets,
    hasLog: await hasLog(db),
  });
  await shutdown.add('the witness', witness.stop);
  const cluster = await openCluster(options, services, secrets, witness);
  const auctions = await openDemo(options, cluster, db, secrets);
  const logs = path.relative(root, home);
  console.log(
    clusterBanner({
      port,
      instances: cluster.instances,
      logs,
      witness: witness.name,
      auctions,
      nowMs: await databaseNowMs(db),
      parts: [...services.parts.keys()],
    }),
  );
  await shutdown.add(
    'the operator',
    new Operator({ cluster, db, parts: services.parts, build: buildCommit }).listen(process.stdin).stop,
  );
}

await command.run(() => start(readClusterOptions(process.argv.slice(2))));
