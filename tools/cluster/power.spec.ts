// In which order a cluster comes back after every machine has lost its power.
import type { ServicePart } from '../services';
import { givePower, losePower, type PowerReach } from './power';

function aCluster(names: readonly string[]) {
  const heard: string[] = [];
  const part = (name: string): ServicePart => ({
    kill: () => {
      heard.push(`kill ${name}`);
      return Promise.resolve();
    },
    start: () => {
      heard.push(`start ${name}`);
      return Promise.resolve(name === 'mysql' ? 'db-2 began, at 7' : undefined);
    },
  });
  const sites = [1, 2].map((no) => ({ site: part(`api-${no}`) }));
  const parts = new Map(names.map((name) => [name, part(name)]));
  const reach: PowerReach = { cluster: { instances: sites }, parts };
  return { heard, reach };
}

describe('power', () => {
  it('is lost by all at once, one server of several not twice', async () => {
    const { heard, reach } = aCluster(['db-1', 'db-2', 'mysql', 'balancer', 'redis-1', 'redis']);
    await losePower(reach);
    expect(heard.sort()).toEqual(['kill api-1', 'kill api-2', 'kill balancer', 'kill mysql', 'kill redis']);
  });

  it('comes back to the database first, and says who began', async () => {
    const { heard, reach } = aCluster(['mysql', 'balancer', 'redis']);
    const said = await givePower(reach);
    expect(heard).toEqual(['start mysql', 'start balancer', 'start redis', 'start api-1', 'start api-2']);
    expect(said.join('\n')).toMatch(/mysql: db-2 began, at 7\n.*balancer is up\n.*redis is up\n.*ready/);
  });

  it('does with one server of each', async () => {
    const { heard, reach } = aCluster(['mysql', 'redis']);
    await givePower(reach);
    expect(heard.slice(0, 2)).toEqual(['start mysql', 'start redis']);
  });
});
