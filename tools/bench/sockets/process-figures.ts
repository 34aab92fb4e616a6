// What the system says of a child process and those that it has started: their memory and the time they have spent on a core. Linux only; null elsewhere.
import { readFileSync } from 'node:fs';
import { childrenOf } from '../../services/process-tree';

/** The unit of /proc's times on every Linux that Node runs on. */
const MS_PER_CLOCK_TICK = 10;
/** Places of utime and stime after the name, which may hold spaces and stands in brackets. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

function readProcess(pid: number | undefined, file: string): string | null {
  if (process.platform !== 'linux' || pid === undefined) return null;
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    // It has just ended.
    return null;
  }
}

/** Memory that they hold, in bytes. */
export function residentBytes(pid: number | undefined): number | null {
  return sum(familyOf(pid).map(ownResidentBytes));
}

/** Time on a core since they began, in milliseconds: unlike a rate, no other program takes part in it. */
export function cpuMs(pid: number | undefined): number | null {
  return sum(familyOf(pid).map(ownCpuMs));
}

/** The process and all that it and they have started and that still run; the instance's parts are such. */
function familyOf(pid: number | undefined): readonly (number | undefined)[] {
  return [pid, ...childrenOf(pid).flatMap(familyOf)];
}

function sum(figures: readonly (number | null)[]): number | null {
  const known = figures.filter((figure) => figure !== null);
  return known.length === 0 ? null : known.reduce((total, figure) => total + figure, 0);
}

function ownResidentBytes(pid: number | undefined): number | null {
  const kib = /VmRSS:\s+(\d+) kB/.exec(readProcess(pid, 'status') ?? '')?.[1];
  return kib === undefined ? null : Number(kib) * 1_024;
}

function ownCpuMs(pid: number | undefined): number | null {
  const stat = readProcess(pid, 'stat');
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * MS_PER_CLOCK_TICK;
}
