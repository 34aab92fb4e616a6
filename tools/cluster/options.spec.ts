// The options of npm run cluster.
import { readClusterOptions } from './options';

describe('the options of npm run cluster', () => {
  it('ask for three instances that do everything, on port 8080, with demo and bots', () => {
    expect(readClusterOptions([])).toEqual({
      port: 8080,
      roles: ['all', 'all', 'all'],
      isReplicated: false,
      hasDemo: true,
      hasBots: true,
    });
  });

  it('take three nodes of the database in the place of one', () => {
    expect(readClusterOptions(['--replicated']).isReplicated).toBe(true);
  });

  it('take one role for all instances or one for each', () => {
    expect(readClusterOptions(['--instances', '2', '--roles', 'all']).roles).toEqual(['all', 'all']);
    expect(readClusterOptions(['--roles', 'edge,engine,engine']).roles).toEqual(['edge', 'engine', 'engine']);
  });

  it('leave out the bots with the demo', () => {
    expect(readClusterOptions(['--no-demo'])).toMatchObject({ hasDemo: false, hasBots: false });
    expect(readClusterOptions(['--no-bots'])).toMatchObject({ hasDemo: true, hasBots: false });
  });

  it.each([
    [['--instances', '0'], /--instances takes/],
    [['--instances', '99'], /--instances takes/],
    [['--port', '80a'], /--port takes/],
    [['--roles', 'edge,driver'], /--roles knows all, edge, engine/],
    [['--roles', 'edge,engine', '--instances', '3'], /names 2 instances, --instances asks for 3/],
    [['--roles', 'engine'], /nobody would answer/],
    [['--replicas', '3'], /replicas/],
  ])('refuse %j with the reason', (args, reason) => {
    expect(() => readClusterOptions(args)).toThrow(reason);
  });
});
