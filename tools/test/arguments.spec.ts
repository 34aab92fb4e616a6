// Which stages a command line asks for.
import { chooseStages } from './arguments';

describe('chooseStages', () => {
  it('runs everything unless told otherwise', () => {
    expect(chooseStages([])).toEqual(['static', 'unit', 'integration', 'e2e']);
  });

  it('runs what needs no services with --static', () => {
    expect(chooseStages(['--static'])).toEqual(['static', 'unit']);
  });

  it('runs the named stages, in their own order', () => {
    expect(chooseStages(['--only', 'e2e,unit'])).toEqual(['unit', 'e2e']);
    expect(chooseStages(['--only', 'e2e', '--only', 'static'])).toEqual(['static', 'e2e']);
  });

  it('refuses what it does not know, so that a slip never runs nothing', () => {
    expect(() => chooseStages(['--only', 'units'])).toThrow('units');
    expect(() => chooseStages(['--fast'])).toThrow();
  });
});
