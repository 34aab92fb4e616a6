// What the system says of a child process: its memory and the time it has spent on a core. Linux only; null elsewhere.
import { readFileSync } from 'node:fs';

/** The unit of /proc's times on every Linux that Node runs on. */
const MS_PER_CLOCK_TICK = 10;
/** Places of utime and stime after the name, which may hold spaces and stands in brackets. */
const USER_TIME = 11;
const SYSTEM_TIME = 12;

function readProcess(pid: number | undefined, file: string): string | null {
  return process.platform === 'linux' && pid !== undefined
    ? readFileSync(`/proc/${pid}/${file}`, 'utf8')
    : null;
}

/** Memory that the process holds, in bytes. */
export function residentBytes(pid: number | undefined): number | null {
  const kib = /VmRSS:\s+(\d+) kB/.exec(readProcess(pid, 'status') ?? '')?.[1];
  return kib === undefined ? null : Number(kib) * 1_024;
}

/** Time on a core since the process began, in milliseconds: unlike a rate, no other program takes part in it. */
export function cpuMs(pid: number | undefined): number | null {
  const stat = readProcess(pid, 'stat');
  if (stat === null) return null;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[USER_TIME]) + Number(fields[SYSTEM_TIME])) * MS_PER_CLOCK_TICK;
}
