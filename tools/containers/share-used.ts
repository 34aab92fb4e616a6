// What a container has used of its share of the machine, as the kernel counts it: its cgroup, of either version, read from outside.
import { readFileSync } from 'node:fs';
import path from 'node:path';

const CGROUPS = '/sys/fs/cgroup';
const NANOS_PER_MS = 1_000_000;
const MICROS_PER_MS = 1_000;

/** Since the container started; differences of two are what was used in between. */
export interface ShareUsed {
  readonly atMs: number;
  /** On a core. */
  readonly processorMs: number;
  /** Slices of the processor's time, and those of them in which it was held back because its share was used up. */
  readonly slices: number;
  readonly heldBackSlices: number;
  /** What cannot be had back: without files that are kept only to be faster. */
  readonly memoryBytes: number;
  /** Processes that the kernel ended because the share was used up. */
  readonly killed: number;
}

/** Of the container whose first process, as this machine counts them, is `pid`. */
export function readShareUsed(pid: number): ShareUsed {
  const placeOf = readPlaces(pid);
  const atMs = performance.now();
  const unified = placeOf('');
  if (unified !== null && placeOf('memory') === null) {
    const processor = readFigures(unified, 'cpu.stat');
    return {
      atMs,
      processorMs: figure(processor, 'usage_usec') / MICROS_PER_MS,
      slices: figure(processor, 'nr_periods'),
      heldBackSlices: figure(processor, 'nr_throttled'),
      memoryBytes: figure(readFigures(unified, 'memory.stat'), 'anon'),
      killed: figure(readFigures(unified, 'memory.events'), 'oom_kill'),
    };
  }
  const [memory, cpu, cpuacct] = ['memory', 'cpu', 'cpuacct'].map((controller) => {
    const place = placeOf(controller);
    if (place === null) throw new Error(`this machine does not count ${controller}`);
    return place;
  }) as [string, string, string];
  const processor = readFigures(cpu, 'cpu.stat');
  return {
    atMs,
    processorMs: Number(readFileSync(path.join(cpuacct, 'cpuacct.usage'), 'utf8')) / NANOS_PER_MS,
    slices: figure(processor, 'nr_periods'),
    heldBackSlices: figure(processor, 'nr_throttled'),
    memoryBytes: figure(readFigures(memory, 'memory.stat'), 'total_rss'),
    killed: figure(readFigures(memory, 'memory.oom_control'), 'oom_kill'),
  };
}

/** Lines of /proc/PID/cgroup: `4:memory:/path`, `1:cpu,cpuacct:/path`, and `0::/path` of the second version, here with the name `''`. */
function readPlaces(pid: number): (controller: string) => string | null {
  const places = new Map<string, string>();
  for (const line of readFileSync(`/proc/${pid}/cgroup`, 'utf8').trim().split('\n')) {
    const [, controllers = '', place = ''] = /^\d+:([^:]*):(.*)$/.exec(line) ?? [];
    for (const controller of controllers.split(','))
      places.set(controller, path.join(CGROUPS, controllers, place));
  }
  return (controller) => places.get(controller) ?? null;
}

function readFigures(place: string, file: string): ReadonlyMap<string, number> {
  const lines = readFileSync(path.join(place, file), 'utf8').trim().split('\n');
  return new Map(lines.map((line) => line.split(' ')).map(([name = '', value]) => [name, Number(value)]));
}

function figure(figures: ReadonlyMap<string, number>, name: string): number {
  const value = figures.get(name);
  if (value === undefined) throw new Error(`the kernel does not tell ${name}`);
  return value;
}
