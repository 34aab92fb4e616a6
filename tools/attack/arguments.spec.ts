// What npm run attack takes and what it refuses.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readAttackOptions } from './arguments';
import { ATTACKS } from './attacks';

const HERE = ['--url', 'http://127.0.0.1:3000/any'];
const ELSEWHERE = ['--url', 'https://plates.example', '--i-may'];
const idsOf = (args: readonly string[]): readonly string[] =>
  readAttackOptions(args).attacks.map(({ id }) => id);

describe('the options of npm run attack', () => {
  it('are all attacks on a site of this machine', () => {
    expect(readAttackOptions(HERE)).toEqual({
      baseUrl: 'http://127.0.0.1:3000',
      isLoopback: true,
      attacks: ATTACKS,
      cast: { citizens: [], staff: [] },
    });
  });

  it('name attacks in any order', () =>
    expect(idsOf([...HERE, '--only', 'roles,notices'])).toEqual(['notices', 'roles']));

  it('leave what is loud out elsewhere, unless it is asked for', () => {
    expect(idsOf(ELSEWHERE)).not.toContain('floods');
    expect(idsOf([...ELSEWHERE, '--floods'])).toContain('floods');
  });

  it('bring people from a file', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'haopai-cast-'));
    const file = path.join(folder, 'cast.json');
    writeFileSync(file, '{"citizens":[{"username":"one","password":"k9-of-one"}]}');
    expect(readAttackOptions([...HERE, '--cast', file]).cast).toEqual({
      citizens: [{ username: 'one', password: 'k9-of-one' }],
      staff: [],
    });
    rmSync(folder, { recursive: true });
  });

  it.each([
    [[], 'Which site?'],
    [['--url', 'plates.example'], 'Which site?'],
    [['--url', 'https://plates.example'], '--i-may'],
    [['--url', 'http://127.0.0.1.evil.example'], '--i-may'],
    [[...HERE, '--only', 'roles,x'], '"x"'],
    [[...HERE, '--only', ''], '--only'],
    [[...HERE, '--loud'], 'loud'],
  ])('refuse %j', (args, words) => expect(() => readAttackOptions(args)).toThrow(words));

  it('each attack has a name of its own and says what it tries', () => {
    expect(new Set(ATTACKS.map(({ id }) => id)).size).toBe(ATTACKS.length);
    for (const { tries } of ATTACKS) expect(tries.length).toBeGreaterThan(20);
  });
});
