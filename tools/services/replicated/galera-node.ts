// One MariaDB of a Galera cluster on this machine: own data, own ports on loopback, never run by root.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Connection, createConnection, type RowDataPacket } from 'mysql2/promise';
import { run, type Server, startServer } from '../child-process';
import { durabilityOptions, MYSQL_USER, mysqlUrl, pingMysql } from '../mysql';
import { type Durability, initialiseDataFolder } from '../mysql-program';
import { LOOPBACK } from '../ports';
import { waitUntilReady } from '../readiness';
import { ownerOfData, wearing } from './data-owner';
import { type NodePorts, providerOptions } from './galera-options';
import { CHECK_USER } from './haproxy';
import type { ReplicatedPrograms } from './obtain-replicated';

const READY_PATIENCE_MS = 120_000;
const STOP_PATIENCE_MS = 60_000;
const ASK_MAX_MS = 2_000;
/** As docker/mysql/node.sh, where it says why: longer than `evs.inactive_timeout`. */
const JOINS_EMPTY_AFTER_MS = 5_000;

export interface NodeSettings {
  readonly programs: ReplicatedPrograms;
  /** `db-1`. */
  readonly name: string;
  readonly home: string;
  readonly ports: NodePorts;
  /** Of all nodes of the cluster. */
  readonly groupPorts: readonly number[];
  readonly password: string;
  readonly durability: Durability;
}

export interface StartWish {
  /** It is the first: it makes the group. */
  readonly isFirst?: boolean;
  /** `wsrep_sst_donor`; asked when it is about to join. */
  readonly donors?: () => Promise<string>;
  /** Its clock goes so much ahead of this machine's; only where libfaketime is. */
  readonly clockAheadMs?: number;
}

export class GaleraNode {
  private server: Server | null = null;
  private lastWipedAtMs = 0;
  private readonly dataDir: string;
  private readonly socketDir: string;

  constructor(private readonly settings: NodeSettings) {
    this.dataDir = path.join(settings.home, 'data');
    const hash = createHash('sha256').update(path.resolve(settings.home)).digest('hex').slice(0, 16);
    this.socketDir = `/tmp/haopai-mysql-${hash}`;
  }

  get name(): string {
    return this.settings.name;
  }

  get port(): number {
    return this.settings.ports.sql;
  }

  /** Past the balancer. */
  get url(): string {
    return mysqlUrl(MYSQL_USER, this.settings.password, this.port);
  }

  /** Epoch milliseconds; 0 when it never was. */
  get wipedAtMs(): number {
    return this.lastWipedAtMs;
  }

  get isUp(): boolean {
    return this.server !== null;
  }

  get pid(): number | null {
    return this.server?.child.pid ?? null;
  }

  get logFile(): string {
    return path.join(this.settings.home, 'log');
  }

  /** Half of a copy is none. */
  get hasData(): boolean {
    return existsSync(this.dataDir) && !existsSync(this.copyingFile);
  }

  /** Resolves when it is a synced member of the group: it has copied or been told what it missed. */
  async start({ isFirst = false, donors, clockAheadMs = 0 }: StartWish = {}): Promise<void> {
    const { programs, name } = this.settings;
    const tmpDir = this.makeFolders();
    // One that joins with nothing is sent all of it.
    if (!this.hasData) await (isFirst ? this.initialise(tmpDir) : this.beginCopy());
    if (isFirst) this.claimToBeFirst();
    // Without it a node that was killed counts as one that has nothing, and is sent a whole copy.
    const position = this.knowsPosition() ? null : await this.recoverPosition();
    const [program, ...before] = this.withClock(clockAheadMs);
    const server = startServer(
      program ?? programs.mariadb.file,
      [
        ...before,
        ...this.serverOptions(tmpDir),
        ...this.groupOptions((await donors?.()) ?? ''),
        ...(position === null ? [] : [`--wsrep-start-position=${position}`]),
        ...(isFirst ? ['--wsrep-new-cluster', `--init-file=${this.writeAccounts()}`] : []),
      ],
      { logFile: this.logFile },
    );
    this.server = server;
    void server.ended.then(() => {
      if (this.server === server) this.server = null;
    });
    await waitUntilReady(() => this.askWhetherSynced(), {
      name: `${programs.mariadb.title} ${name}`,
      patienceMs: READY_PATIENCE_MS,
      server,
    });
    rmSync(this.copyingFile, { force: true });
  }

  /** As a machine that is shut down in order: it says farewell to the group. */
  async stop(): Promise<void> {
    const { server } = this;
    this.server = null;
    server?.signal('SIGCONT');
    await server?.stop(STOP_PATIENCE_MS);
    rmSync(this.socketDir, { recursive: true, force: true });
  }

  /** kill -9; what is on disk stays. */
  async kill(): Promise<void> {
    const { server } = this;
    this.server = null;
    await server?.kill();
  }

  /** For the last moment of this process. */
  killNow(): void {
    this.server?.signal('SIGKILL');
  }

  /** kill -9, and nothing is left of its data. */
  async wipe(): Promise<void> {
    this.lastWipedAtMs = Date.now();
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Both are down, and this one has nothing: it begins as the other ended, and need not be sent a copy. */
  async copyFrom(other: GaleraNode): Promise<void> {
    this.makeFolders();
    await run('cp', ['-a', other.dataDir, this.dataDir]);
  }

  freeze(): void {
    this.server?.signal('SIGSTOP');
  }

  thaw(): void {
    this.server?.signal('SIGCONT');
  }

  /** It hears nothing of the group any more and the group nothing of it, while whoever asks it is still answered. */
  async isolate(): Promise<void> {
    await this.ask((db) => db.query("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=1'"));
  }

  async rejoin(): Promise<void> {
    await this.ask((db) => db.query("SET GLOBAL wsrep_provider_options = 'gmcast.isolate=0'"));
  }

  /** Nothing is left of it. */
  remove(): void {
    rmSync(this.settings.home, { recursive: true, force: true });
  }

  /** Throws while it does not answer. */
  async ask<Answer>(question: (db: Connection) => Promise<Answer>): Promise<Answer> {
    const db = await createConnection({ uri: this.url, connectTimeout: ASK_MAX_MS });
    db.on('error', () => undefined);
    try {
      return await Promise.race([
        question(db),
        new Promise<never>((_, reject) => {
          setTimeout(() => reject(new Error(`${this.name} does not answer`)), ASK_MAX_MS).unref();
        }),
      ]);
    } finally {
      db.destroy();
    }
  }

  /** What the engine says of it: `wsrep_…`. */
  async status(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.ask(
      async (db) => (await db.query<RowDataPacket[]>("SHOW STATUS LIKE 'wsrep%'"))[0],
    );
    return new Map(rows.map((row) => [String(row['Variable_name']), String(row['Value'])]));
  }

  /** A member of the group's larger half that has all that was committed; false when it does not answer. */
  async isSynced(): Promise<boolean> {
    return (await this.groupSize()) > 0;
  }

  /** How many members it knows, itself among them; 0 when it is not in step with the group, or does not answer. */
  async groupSize(): Promise<number> {
    const status = await this.status().catch(() => new Map<string, string>());
    const isSynced =
      status.get('wsrep_local_state_comment') === 'Synced' &&
      status.get('wsrep_cluster_status') === 'Primary';
    return isSynced ? Number(status.get('wsrep_cluster_size') ?? 0) : 0;
  }

  /** In step, or giving a copy: one that is alone, or joins, lets nobody read a table. */
  async answersReads(): Promise<boolean> {
    return this.ask((db) => db.query('SELECT COUNT(*) FROM mysql.plugin')).then(
      () => true,
      () => false,
    );
  }

  /** How far its data goes, of a node that is down; -1 where it has none. */
  async position(): Promise<number> {
    const recovered = await this.recoverPosition();
    return recovered === null ? -1 : Number(recovered.split(':')[1]);
  }

  /** The group's name and how far the data go in it, by the data themselves, as after a kill; null where that cannot be said. */
  private async recoverPosition(): Promise<string | null> {
    if (!this.hasData) return null;
    const { programs, home } = this.settings;
    // The server adds .err to a name without an end.
    const log = path.join(home, 'position.err');
    this.writePrivate(log, '');
    const [program, ...before] = wearing(programs.mariadb.file);
    const args = [...before, ...this.serverOptions(this.makeFolders()), ...this.groupOptions('')];
    await run(program ?? programs.mariadb.file, [...args, '--wsrep-recover', `--log-error=${log}`]);
    const [, said = null] = /Recovered position: ([\w-]+:\d+)/.exec(readFileSync(log, 'utf8')) ?? [];
    return said;
  }

  /** What nobody shall read in a list of processes. */
  private get settingsFile(): string {
    return path.join(this.settings.home, 'my.cnf');
  }

  private makeFolders(): string {
    const { home } = this.settings;
    const tmpDir = path.join(home, 'tmp');
    for (const folder of [home, tmpDir, this.socketDir]) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      ownerOfData().give(folder);
    }
    const account = `${MYSQL_USER}:${this.settings.password}`;
    this.writePrivate(this.settingsFile, `[mysqld]\nwsrep_sst_auth=${account}\n[sst]\nsst-log-archive=0\n`);
    return tmpDir;
  }

  private writePrivate(file: string, text: string): void {
    writeFileSync(file, text, { mode: 0o600 });
    ownerOfData().give(file);
  }

  private async initialise(tmpDir: string): Promise<void> {
    const { programs, home } = this.settings;
    const made = path.join(home, 'made');
    rmSync(made, { recursive: true, force: true });
    await initialiseDataFolder(programs.mariadb, made, tmpDir, []);
    await ownerOfData().giveAll(made);
    rmSync(this.dataDir, { recursive: true, force: true });
    renameSync(made, this.dataDir);
    rmSync(this.copyingFile, { force: true });
  }

  /** It is there for as long as a copy is not whole. */
  private get copyingFile(): string {
    return path.join(this.settings.home, 'copying');
  }

  private async beginCopy(): Promise<void> {
    await sleep(JOINS_EMPTY_AFTER_MS);
    this.writePrivate(this.copyingFile, '');
    rmSync(this.dataDir, { recursive: true, force: true });
    mkdirSync(this.dataDir, { mode: 0o700 });
    await ownerOfData().giveAll(this.dataDir);
  }

  /** It was stopped in order and wrote down how far it had come, or it has nothing. */
  private knowsPosition(): boolean {
    const file = path.join(this.dataDir, 'grastate.dat');
    return !existsSync(file) || /^seqno:\s+\d+$/m.test(readFileSync(file, 'utf8'));
  }

  /** For the program, for copies to new nodes, and for the balancer, which may do nothing but ask. */
  private writeAccounts(): string {
    const { home, password } = this.settings;
    const file = path.join(home, 'accounts.sql');
    const statements = [LOOPBACK, 'localhost'].flatMap((host) => [
      `CREATE USER IF NOT EXISTS '${MYSQL_USER}'@'${host}' IDENTIFIED BY '${password}';`,
      `GRANT ALL PRIVILEGES ON *.* TO '${MYSQL_USER}'@'${host}' WITH GRANT OPTION;`,
    ]);
    const asker = `CREATE USER IF NOT EXISTS '${CHECK_USER}'@'${LOOPBACK}' IDENTIFIED VIA mysql_native_password USING '';`;
    const mayRead = `GRANT SELECT ON mysql.plugin TO '${CHECK_USER}'@'${LOOPBACK}';`;
    this.writePrivate(file, `${[...statements, asker, mayRead].join('\n')}\n`);
    return file;
  }

  /** grastate.dat says whether a node was the last to stop; after all lost their power none was. */
  private claimToBeFirst(): void {
    const file = path.join(this.dataDir, 'grastate.dat');
    if (!existsSync(file)) return;
    const said = readFileSync(file, 'utf8');
    writeFileSync(file, said.replace(/^safe_to_bootstrap: 0$/m, 'safe_to_bootstrap: 1'));
  }

  /** Set after the user has been changed: libfaketime keeps what it shares with its children under the first user's name. */
  private withClock(clockAheadMs: number): readonly string[] {
    const { mariadb, faketime } = this.settings.programs;
    if (clockAheadMs === 0) return wearing(mariadb.file);
    if (faketime === null) throw new Error('a wrong clock needs libfaketime');
    return [
      ...wearing('/usr/bin/env'),
      `LD_PRELOAD=${faketime}`,
      `FAKETIME=${clockAheadMs < 0 ? '-' : '+'}${Math.abs(clockAheadMs) / 1_000}s`,
      'FAKETIME_DONT_FAKE_MONOTONIC=1',
      'NO_FAKE_STAT=1',
      mariadb.file,
    ];
  }

  private async askWhetherSynced(): Promise<void> {
    await pingMysql(this.url);
    if (!(await this.isSynced())) throw new Error('it is not in step with the group yet');
  }

  private serverOptions(tmpDir: string): readonly string[] {
    const { ports, home, durability } = this.settings;
    return [
      `--defaults-file=${this.settingsFile}`,
      `--datadir=${this.dataDir}`,
      `--tmpdir=${tmpDir}`,
      `--socket=${path.join(this.socketDir, 's')}`,
      `--pid-file=${path.join(home, 'pid')}`,
      `--port=${ports.sql}`,
      `--bind-address=${LOOPBACK}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      '--collation-server=utf8mb4_unicode_ci',
      '--default-time-zone=+00:00',
      '--max-connections=400',
      ...durabilityOptions(durability),
      '--log-slave-updates=ON',
    ];
  }

  private groupOptions(donors: string): readonly string[] {
    const { programs, name, ports, groupPorts } = this.settings;
    const others = groupPorts.filter((port) => port !== ports.group);
    return [
      '--binlog-format=ROW',
      '--innodb-autoinc-lock-mode=2',
      '--wsrep-on=ON',
      // With it options of the group could not be changed while it runs, and no spec could cut a node off.
      '--plugin-wsrep-provider=OFF',
      `--wsrep-provider=${programs.galera}`,
      '--wsrep-cluster-name=haopai',
      `--wsrep-cluster-address=gcomm://${others.map((port) => `${LOOPBACK}:${port}`).join(',')}`,
      `--wsrep-node-name=${name}`,
      `--wsrep-node-address=${LOOPBACK}:${ports.group}`,
      '--wsrep-slave-threads=4',
      '--wsrep-sst-method=mariabackup',
      `--wsrep-sst-receive-address=${LOOPBACK}:${ports.copy}`,
      ...(donors === '' ? [] : [`--wsrep-sst-donor=${donors}`]),
      `--wsrep-provider-options=${providerOptions(ports)}`,
    ];
  }
}
