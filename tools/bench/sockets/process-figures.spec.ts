// What the system says of a process, told of this one.
import { cpuMs, residentBytes } from './process-figures';

const onLinux = process.platform === 'linux' ? it : it.skip;

describe('the figures of a process', () => {
  onLinux('are those that the process itself knows', () => {
    const untilMs = Date.now() + 60;
    while (Date.now() < untilMs);
    const { user, system } = process.cpuUsage();
    const seenMs = cpuMs(process.pid) ?? 0;
    expect(Math.abs(seenMs - (user + system) / 1_000)).toBeLessThan(200);
    expect(residentBytes(process.pid)).toBeGreaterThan(10 * 2 ** 20);
  });

  it('are unknown of no process', () => {
    expect([cpuMs(undefined), residentBytes(undefined)]).toEqual([null, null]);
  });
});
