// All machines of a cluster lose their power at once, and have it again: the database first, whoever has the most before the others.
import type { ServicePart } from '../services';

/** What there is of a database and of Redis, one server or several, in the order in which it is started. */
const SERVICES = ['mysql', 'balancer', 'redis'] as const;

export interface PowerReach {
  readonly cluster: { readonly instances: readonly { readonly site: ServicePart }[] };
  readonly parts: ReadonlyMap<string, ServicePart>;
}

/** kill -9 of every instance and every server; what is on disk stays. */
export async function losePower({ cluster, parts }: PowerReach): Promise<void> {
  const services = SERVICES.flatMap((name) => parts.get(name) ?? []);
  await Promise.all([
    ...cluster.instances.map(({ site }) => site.kill()),
    ...services.map((service) => service.kill()),
  ]);
}

/** Resolves when every instance is ready, with a line for each step. */
export async function givePower({ cluster, parts }: PowerReach): Promise<readonly string[]> {
  const said: string[] = [];
  const beganAt = performance.now();
  const note = (line: string): void =>
    void said.push(`    after ${((performance.now() - beganAt) / 1_000).toFixed(1)} s: ${line}`);
  for (const name of SERVICES) {
    const words = await parts.get(name)?.start();
    if (parts.has(name)) note(typeof words === 'string' ? `${name}: ${words}` : `${name} is up`);
  }
  await Promise.all(cluster.instances.map(({ site }) => site.start()));
  note('every instance is ready');
  return said;
}
