// Production sends through nobody who was never tried, unless whoever runs it has named them.
import { TRIED } from '../tried';
import type { Environment } from './config';
import { readUntried } from './read-untried';
import { VariableReader } from './variables';

type Senders = Parameters<typeof readUntried>[2];

const SANDBOXES: Senders = [{ kind: 'sandbox' }, { kind: 'sandbox' }, { kind: 'off' }];
/** Of keys and numbers nothing is asked here. */
const REAL = [{ kind: 'aliyun' }, { kind: 'alipay' }, { kind: 'cloudauth' }] as unknown as Senders;

function read(
  untried: string,
  senders: Senders,
  environment: Environment = 'production',
): { readonly named: readonly string[]; readonly faults: readonly string[] } {
  const reader = new VariableReader({ HAOPAI_UNTRIED: untried });
  return { named: readUntried(reader, environment, senders), faults: reader.faults };
}
const neverTried = TRIED.flatMap(({ kind, name, last }) =>
  kind === 'provider' && last === null ? [name.toLowerCase()] : [],
);

describe('what was never tried', () => {
  it('is refused in production, with what to do next', () => {
    const { faults } = read('', REAL);
    expect(faults).toHaveLength(neverTried.length);
    for (const name of neverTried)
      expect(faults.join('\n')).toMatch(
        new RegExp(`^${name} was never .*npm run try-real.*HAOPAI_UNTRIED`, 'm'),
      );
  });

  it('is taken where it is named, whatever the case and the spaces', () => {
    expect(read(' Alipay, ALIYUN ,Cloudauth', REAL)).toEqual({
      ...{ named: ['alipay', 'aliyun', 'cloudauth'], faults: [] },
    });
  });

  it('may be used everywhere else, and sandboxes everywhere', () => {
    expect(read('', REAL, 'development').faults).toEqual([]);
    expect(read('', SANDBOXES).faults).toEqual([]);
  });

  it('is named by a name that there is', () => {
    expect(read('mysql,postgres', SANDBOXES).faults).toEqual([
      'HAOPAI_UNTRIED lists mariadb, mysql, alipay, aliyun, cloudauth with commas between, not "postgres"',
    ]);
  });
});
