// A crowd that asks the same costs two looks at most, and nobody is told what was true before they asked.
import { AskedTogether } from './asked-together';

describe('AskedTogether', () => {
  const open: ((said: string | Error) => void)[] = [];
  const asked: string[] = [];
  const looks = new AskedTogether<string, string>((key) => {
    asked.push(key);
    return new Promise((resolve, reject) => {
      open.push((said) => (typeof said === 'string' ? resolve(said) : reject(said)));
    });
  });
  const turn = () => new Promise(setImmediate);

  beforeEach(() => {
    open.length = asked.length = 0;
  });

  it('looks once for all who come while a look is under way, after they came', async () => {
    const first = looks.of('a');
    const crowd = Array.from({ length: 100 }, () => looks.of('a'));
    expect(asked).toEqual(['a']);
    open[0]?.('before');
    expect(await first).toBe('before');
    await turn();
    expect(asked).toEqual(['a', 'a']);
    open[1]?.('after');
    expect(new Set(await Promise.all(crowd))).toEqual(new Set(['after']));
  });

  it('looks for one thing while it looks for another', async () => {
    const both = [looks.of('a'), looks.of('b')];
    expect(asked).toEqual(['a', 'b']);
    open[0]?.('A');
    open[1]?.('B');
    expect(await Promise.all(both)).toEqual(['A', 'B']);
  });

  it('fails for those who share the look, and looks anew for the next', async () => {
    const first = looks.of('a');
    const second = looks.of('a');
    open[0]?.(new Error('away'));
    await expect(first).rejects.toThrow('away');
    await turn();
    open[1]?.('back');
    expect(await second).toBe('back');
    await turn();
    const third = looks.of('a');
    open[2]?.('again');
    expect(await third).toBe('again');
  });
});
