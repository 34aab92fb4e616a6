// The driver that runs load-tests/*.ts under k6: a k6 on the PATH, else its image when Docker's engine answers and has it.
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import type { Settings } from '../../load-tests/scenarios/settings.ts';
import type { Telling } from '../../load-tests/scenarios/telling.ts';
import { findProgram } from '../services';
import { run } from '../services/child-process';
import { findDocker } from '../services/docker';
import type { DriverOrder } from './node-driver';

export interface K6 {
  readonly title: string;
  readonly command: string;
  /** What stands before k6's own arguments. */
  readonly before: (mounts: readonly string[]) => readonly string[];
}

/** The first that runs TypeScript, has timers and crypto without imports, and `k6/websockets` out of its trial. */
const OLDEST = [1, 4] as const;
const IMAGE = 'grafana/k6';
/** k6 ends with it when one of its own thresholds is missed: our report says so too. */
const THRESHOLDS_MISSED = 'code 99';

export async function findK6(): Promise<K6 | null> {
  const program = findProgram('k6');
  if (program !== null) {
    const version = await run(program, ['version']).catch(() => '');
    if (isNewEnough(version)) return { title: firstLine(version), command: program, before: () => [] };
  }
  const docker = await findDocker();
  if (docker === null) return null;
  const version = await run(docker, ['run', '--rm', '--pull=never', IMAGE, 'version']).catch(() => '');
  if (!isNewEnough(version)) return null;
  const user = `${process.getuid?.() ?? 0}:${process.getgid?.() ?? 0}`;
  return {
    title: `${firstLine(version)} in Docker`,
    command: docker,
    before: (mounts) => [
      'run',
      '--rm',
      '--pull=never',
      '--network=host',
      `--user=${user}`,
      ...mounts.map((folder) => `--volume=${folder}:${folder}`),
      IMAGE,
    ],
  };
}

/** `k6 v1.4.0 (go1.25.4, linux/amd64)` and the like. */
export function isNewEnough(version: string): boolean {
  const [, major = '', minor = ''] = /v(\d+)\.(\d+)\./.exec(version) ?? [];
  if (major === '') return false;
  return Number(major) > OLDEST[0] || (Number(major) === OLDEST[0] && Number(minor) >= OLDEST[1]);
}

export async function driveWithK6(
  k6: K6,
  { root, sale, settings, hear }: DriverOrder & { root: string },
): Promise<void> {
  const parent = path.join(root, 'tmp');
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(path.join(parent, 'k6-'));
  const scripts = path.join(root, 'load-tests');
  try {
    const saleFile = path.join(folder, 'sale.json');
    writeFileSync(saleFile, JSON.stringify(sale), { mode: 0o600 });
    const consoleFile = path.join(folder, 'console.log');
    const args = k6Arguments({ settings, scripts, saleFile, consoleFile });
    const contracts = path.join(root, 'libs', 'contracts', 'src');
    await run(k6.command, [...k6.before([scripts, contracts, folder]), ...args]).catch((error: unknown) => {
      if (!(error instanceof Error) || !error.message.includes(THRESHOLDS_MISSED)) throw error;
    });
    const lines = createInterface({ input: createReadStream(consoleFile, 'utf8') });
    for await (const line of lines) {
      const telling = readTelling(line);
      if (telling !== null) hear(telling);
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface K6Run {
  readonly settings: Settings;
  readonly scripts: string;
  readonly saleFile: string;
  /** Where the scripts' console goes: one telling a line. */
  readonly consoleFile: string;
}

export function k6Arguments({ settings, scripts, saleFile, consoleFile }: K6Run): readonly string[] {
  const { bidders, watchers, lots, seconds, thresholds } = settings;
  const variables = {
    HAOPAI_SALE: saleFile,
    HAOPAI_TELL: 'on',
    HAOPAI_BIDDERS: bidders,
    HAOPAI_WATCHERS: watchers,
    HAOPAI_LOTS: lots,
    HAOPAI_SECONDS: seconds,
    HAOPAI_ACK_P99_MS: thresholds.ackP99Ms,
    HAOPAI_ERROR_RATE: thresholds.errorRate,
    HAOPAI_TICK_P99_MS: thresholds.tickP99Ms,
  };
  return [
    'run',
    '--quiet',
    '--no-usage-report',
    '--log-format=raw',
    `--console-output=${consoleFile}`,
    ...Object.entries(variables).flatMap(([name, value]) => ['--env', `${name}=${value}`]),
    path.join(scripts, `${settings.scenario}.ts`),
  ];
}

/** Null for a line that is none of ours. */
export function readTelling(line: string): Telling | null {
  if (!line.startsWith('{"kind":')) return null;
  return JSON.parse(line) as Telling;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0] ?? '';
}
