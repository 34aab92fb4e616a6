// What a command line asks for.
import { readOptions } from './arguments';

describe('the options of npm test', () => {
  const stages = (...args: string[]) => readOptions(args).stages;

  it('runs everything unless told otherwise', () => {
    expect(stages()).toEqual(['static', 'unit', 'integration', 'e2e']);
  });

  it('runs what needs no services with --static', () => {
    expect(stages('--static')).toEqual(['static', 'unit']);
  });

  it('runs the named stages, in their own order', () => {
    expect(stages('--only', 'e2e,unit')).toEqual(['unit', 'e2e']);
    expect(stages('--only', 'e2e', '--only', 'static')).toEqual(['static', 'e2e']);
  });

  it('runs what a change touches with --related, seen from main or another base', () => {
    expect(readOptions([]).related).toBeNull();
    expect(readOptions(['--related']).related).toEqual({ base: 'main' });
    expect(readOptions(['--related', '--base', 'v1']).related).toEqual({ base: 'v1' });
    expect(() => readOptions(['--base', 'v1'])).toThrow('--related');
  });

  it('runs single files with --file', () => {
    expect(readOptions(['--file', 'a.spec.ts', '--file', 'b.spec.ts']).files).toEqual([
      'a.spec.ts',
      'b.spec.ts',
    ]);
  });

  it('makes the counts of heavy suites large with --nightly', () => {
    expect(readOptions([]).isNightly).toBe(false);
    expect(readOptions(['--nightly']).isNightly).toBe(true);
  });

  it('writes down what was seen at night and with --record, and never of a part', () => {
    const isRecorded = (...args: string[]) => readOptions(args).isRecorded;
    expect([isRecorded(), isRecorded('--nightly'), isRecorded('--record')]).toEqual([false, true, true]);
    expect(isRecorded('--nightly', '--related')).toBe(false);
    expect(() => readOptions(['--record', '--related'])).toThrow('--record');
  });

  it('refuses what it does not know, so that a slip never runs nothing', () => {
    expect(() => readOptions(['--only', 'units'])).toThrow('units');
    expect(() => readOptions(['--fast'])).toThrow();
  });
});
