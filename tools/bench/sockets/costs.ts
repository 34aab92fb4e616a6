// Whose core a bid costs: the api's processes, the client's, the database's, Redis'.
import { databasePid } from '../database-pid';
import type { Detail, Sample } from '../measuring/row';
import type { ApiUnderTest } from './api-under-test';
import { cpuMs } from './process-figures';

const MICROS_PER_MS = 1_000;

/** Process ids by the name under which their time shows in a sample. */
export type Payers = Readonly<Record<string, readonly (number | undefined)[]>>;

export async function payersOf(api: ApiUnderTest): Promise<Payers> {
  return {
    apiMicrosEach: api.pids,
    mysqlMicrosEach: [await databasePid(api.database.pool)],
    clientMicrosEach: [process.pid],
  };
}

/** `measure` with the time on a core that each payer spent for each of what is counted, in its detail. */
export async function withCosts(payers: Payers, measure: () => Promise<Sample>): Promise<Sample> {
  const spentMs = (): Readonly<Record<string, number>> =>
    Object.fromEntries(
      Object.entries(payers).map(([name, pids]) => [
        name,
        pids.reduce<number>((sum, pid) => sum + (cpuMs(pid) ?? 0), 0),
      ]),
    );
  const before = spentMs();
  const startedAt = performance.now();
  const sample = await measure();
  const seconds = (performance.now() - startedAt) / 1_000;
  const after = spentMs();
  if (!sample.perSecond) return sample;
  const counted = sample.perSecond * seconds;
  const costs: Detail = Object.fromEntries(
    Object.keys(payers).map((name) => [
      name,
      (((after[name] ?? 0) - (before[name] ?? 0)) * MICROS_PER_MS) / counted,
    ]),
  );
  return { ...sample, detail: { ...sample.detail, ...costs } };
}
