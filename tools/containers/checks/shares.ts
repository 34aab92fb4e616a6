// A crowd through nginx, and what each service uses of its share of the machine meanwhile: docs/scaling.md has the figures that the limits are made of.
import { setTimeout as sleep } from 'node:timers/promises';
import { readShareUsed, type ShareUsed } from '../share-used';
import { blow, inWords, OPENS_IN_MS } from './blow';
import { type Check, claim, type Trial } from './check';

/** As many as the limits let in from one address within a minute, each log-in being two of 240 writes. The same variables make another one, as for npm run storm. */
const CROWD = {
  HAOPAI_BIDDERS: '80',
  HAOPAI_WATCHERS: '200',
  HAOPAI_LOTS: '20',
  HAOPAI_SECONDS: '30',
};
/** All have come and bid. */
const ARRIVING_MS = 4_000;
const BETWEEN_MS = 24_000;
const SERVICES = ['nginx', 'api-1', 'api-2', 'engine-1', 'engine-2', 'mysql', 'redis'];
/** Of its memory a service leaves so much for a worse hour. */
const MEMORY_FULL = 0.8;
const MEGABYTE = 1 << 20;
const BILLION = 1_000_000_000;

export const shares: Check = {
  name: 'a crowd leaves each service room in its share of the machine',
  run: async (trial) => {
    let [before, after]: [Shares, Shares] = [new Map(), new Map()];
    const lookTwice = async (): Promise<void> => {
      await sleep(OPENS_IN_MS + ARRIVING_MS);
      before = await look(trial);
      await sleep(BETWEEN_MS);
      after = await look(trial);
    };
    const blown = await blow(trial, lookTwice, { ...CROWD, ...process.env });
    const lines: string[] = [];
    for (const [service, { used, memory, cores }] of after) {
      const start = before.get(service)?.used ?? used;
      claim(used.killed === 0, `${service}: the kernel ended ${used.killed} processes for their memory`);
      claim(
        used.memoryBytes < memory * MEMORY_FULL,
        `${service} uses ${megabytes(used.memoryBytes)} of ${megabytes(memory)} MB`,
      );
      lines.push(
        `${service} ${inCores(start, used)} of ${cores} cores, held back in ${heldBack(start, used)} of its slices, ${megabytes(used.memoryBytes)} of ${megabytes(memory)} MB`,
      );
    }
    return [inWords(blown), ...lines].join('\n        ');
  },
};

interface Share {
  readonly used: ShareUsed;
  /** Its limits. */
  readonly memory: number;
  readonly cores: number;
}

type Shares = ReadonlyMap<string, Share>;

async function look({ site }: Trial): Promise<Shares> {
  const all = await Promise.all(
    SERVICES.map(async (service): Promise<[string, Share]> => {
      const said = await site.inspect(
        service,
        '{{.State.Pid}} {{.HostConfig.Memory}} {{.HostConfig.NanoCpus}}',
      );
      const [pid = 0, memory = 0, nanoCores = 0] = said.split(' ').map(Number);
      return [service, { used: readShareUsed(pid), memory, cores: nanoCores / BILLION }];
    }),
  );
  return new Map(all);
}

function inCores(start: ShareUsed, end: ShareUsed): string {
  return ((end.processorMs - start.processorMs) / (end.atMs - start.atMs)).toFixed(2);
}

function heldBack(start: ShareUsed, end: ShareUsed): string {
  const share = (end.heldBackSlices - start.heldBackSlices) / Math.max(1, end.slices - start.slices);
  return `${(share * 100).toFixed(0)} %`;
}

function megabytes(bytes: number): string {
  return (bytes / MEGABYTE).toFixed(0);
}
