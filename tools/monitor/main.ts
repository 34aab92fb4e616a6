// npm run monitor -- URL, and haopai-monitor.mjs: follows a public log from outside, and says so when it contradicts itself. Exit code 1 then, 2 when nothing could be checked.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { parseVerifierKey, type NoteKey } from '@haopai/log';
import { wordsOf } from '@haopai/record';
import { LogClient, LogSilent } from '../public-log/log-client';
import { sha256 } from '../public-log/node-crypto';
import type { Alert, AlertCode } from './alerts';
import { compareHistories } from './compare-histories';
import { lookAtLog } from './follow-log';
import { MonitorFile } from './monitor-file';
import type { Watched } from './watched';

const USAGE = `A monitor of a public log (C2SP tlog-tiles): haopai-monitor https://plates.example/log --key KEY

  --key KEY          the log's key, name+number+base64, from somewhere else than the log; again for its next key
  --witness KEY      a witness's key; again for others
  --quorum N         how many of them must have signed (0)
  --dir FOLDER       where it keeps what it has seen (./monitor)
  --every SECONDS    how often it looks (10)
  --once             one look, and then the end
  --compare FILE     holds another monitor's checkpoints.jsonl against what this log shows us, and ends`;

const OPTIONS = {
  key: { type: 'string', multiple: true, default: [] as string[] },
  witness: { type: 'string', multiple: true, default: [] as string[] },
  quorum: { type: 'string', default: '0' },
  dir: { type: 'string', default: 'monitor' },
  every: { type: 'string', default: '10' },
  once: { type: 'boolean', default: false },
  compare: { type: 'string' },
  help: { type: 'boolean', default: false },
} as const;

/** An older checkpoint may come from a cache, and a witness may answer late: nobody is woken before a third look. */
const MAY_PASS: readonly AlertCode[] = ['ROLLED_BACK', 'WITNESSES'];
const LOOKS = 3;
const NEXT_LOOK_MS = 3_000;

interface Order extends Watched {
  readonly everyMs: number;
  readonly isOnce: boolean;
  readonly compareFile: string | null;
}

function readOrder(args: readonly string[]): Order | null {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) return null;
  const [url] = positionals;
  if (url === undefined || !/^https?:\/\//.test(url) || !URL.canParse(url))
    throw new Error(`Which log? Give its address.\n\n${USAGE}`);
  const logKeys = values.key.map((text) => keyOf('--key', text));
  if (logKeys.length === 0) throw new Error(`Give the log's key with --key.\n\n${USAGE}`);
  const witnessKeys = values.witness.map((text) => keyOf('--witness', text));
  const quorum = Number(values.quorum);
  if (!Number.isInteger(quorum) || quorum < 0 || quorum > witnessKeys.length)
    throw new Error(`--quorum ${values.quorum}: there are ${witnessKeys.length} witnesses`);
  const everyMs = Number(values.every) * 1000;
  if (!(everyMs >= 1000 && everyMs <= 86_400_000))
    throw new Error(`--every ${values.every}: 1 to 86400 seconds`);
  return {
    client: new LogClient(url),
    logKeys,
    witnessKeys,
    quorum,
    file: new MonitorFile(values.dir),
    everyMs,
    isOnce: values.once,
    compareFile: values.compare ?? null,
  };
}

function keyOf(option: string, text: string): NoteKey {
  const key = parseVerifierKey(sha256, text);
  if (!key.ok) throw new Error(`${option} ${text}: ${wordsOf(key)}`);
  return key.value;
}

function tell(line: string): void {
  console.log(`${new Date().toISOString()} ${line}`);
}

function raise({ file }: Order, alerts: readonly Alert[]): void {
  for (const { code, words, evidence } of alerts) {
    const kept = evidence === undefined ? '' : ` Kept in ${file.keepEvidence(code, evidence, Date.now())}.`;
    console.error(`${new Date().toISOString()} ALERT ${code}: ${words}${kept}`);
  }
}

async function look(order: Order): Promise<readonly Alert[]> {
  const { size, alerts } = await lookAtLog(order, Date.now());
  if (alerts.length === 0) tell(`${size} leaves: as before, and no leaf changed`);
  return alerts;
}

async function lookUntilSure(order: Order): Promise<readonly Alert[]> {
  for (let looks = 1; ; looks += 1) {
    const alerts = await look(order);
    const mayPass = alerts.length > 0 && alerts.every(({ code }) => MAY_PASS.includes(code));
    if (!mayPass || looks === LOOKS) return alerts;
    await sleep(NEXT_LOOK_MS);
  }
}

/** Ends with the first alert: whoever started it is told by the exit code. */
async function follow(order: Order): Promise<number> {
  for (;;) {
    try {
      const alerts = await lookUntilSure(order);
      raise(order, alerts);
      if (alerts.length > 0) return 1;
      if (order.isOnce) return 0;
    } catch (error) {
      if (!(error instanceof LogSilent) || order.isOnce) throw error;
      tell(`no answer: ${error.message}`);
    }
    await sleep(order.everyMs);
  }
}

async function compare(order: Order, file: string): Promise<number> {
  const alerts = await lookUntilSure(order);
  raise(order, alerts);
  const ours = order.file.read();
  if (alerts.length > 0 || ours === null) return 1;
  const compared = await compareHistories(readFileSync(file, 'utf8'), ours, order.client, order.logKeys);
  raise(order, compared.alerts);
  tell(`${compared.alike} of their checkpoints are in our history, ${compared.ahead} are newer than ours`);
  if (compared.alerts.some(({ code }) => code === 'NOT_COMPARABLE')) return 2;
  return compared.alerts.length > 0 ? 1 : 0;
}

try {
  const order = readOrder(process.argv.slice(2));
  if (order === null) console.log(USAGE);
  else
    process.exitCode =
      order.compareFile === null ? await follow(order) : await compare(order, order.compareFile);
} catch (error) {
  console.error(`Nothing was checked: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
process.channel?.unref();
