// The script of a rolling upgrade.
import { upgradeScenes } from './upgrade';

describe('the script of a rolling upgrade', () => {
  it('upgrades each instance once, and kills one of either release while both run', () => {
    const steps = upgradeScenes(3).map(
      ({ fault }) => `${fault.kind} ${'instance' in fault ? fault.instance : ''}`,
    );
    expect(steps).toEqual([
      'upgradeInstance 0',
      'killInstance 0',
      'killInstance 1',
      'upgradeInstance 1',
      'killInstance 1',
      'killInstance 2',
      'upgradeInstance 2',
    ]);
  });
});
