// Whose messages add up with whose, what one budget's end takes of the others, and who is dropped while the loop is late.
import type { Config } from '../../platform/config';
import type { Lane, Lanes } from '../../platform/lanes';
import type { Metrics } from '../../platform/metrics';
import {
  type PacketAccount,
  PacketSums,
  type Sender,
  TOKENS_OF_A_CITIZEN,
  TOKENS_OF_A_LANE,
  TOKENS_OF_AN_ADDRESS,
} from './packet-sums';

const NETWORK_TIMES = 2;
/** Of a second, after which the same lane's messages are a crowd. */
const CROWD = 100;

describe('messages of many connections', () => {
  let laterMs: number;
  let late: readonly Lane[];
  let sums: PacketSums;

  beforeEach(() => {
    laterMs = 0;
    late = [];
    // Time passes only when the spec says so.
    jest.spyOn(performance, 'now').mockImplementation(() => laterMs);
    const lanes: Pick<Lanes, 'isTooLateFor'> = { isTooLateFor: (lane) => late.includes(lane) };
    const metrics: Pick<Metrics, 'noteVisit'> = { noteVisit: () => undefined };
    sums = new PacketSums({ rateLimits: { isOn: true } } as Config, lanes as Lanes, metrics as Metrics);
  });
  afterEach(() => void jest.restoreAllMocks());

  const open = (sender: Partial<Sender>): PacketAccount => {
    const whole = { lane: 'strangers', citizen: null, address: '203.0.113.7', ...sender } as const;
    const account = sums.open({}, whole);
    if (account === null) throw new Error('nothing is counted');
    return account;
  };
  const heard = (accounts: readonly PacketAccount[], each: number): number =>
    accounts.reduce((sum, account) => {
      for (let nth = 0; nth < each; nth += 1) sum += account.take() ? 1 : 0;
      return sum;
    }, 0);

  it('of one citizen are counted together, a bidder’s too, and take no more of the lane than they are', () => {
    const many = Array.from({ length: 50 }, () => open({ lane: 'citizens', citizen: 'citizen:1' }));
    expect(heard(many, 100)).toBe(TOKENS_OF_A_CITIZEN.most);
    const bidding = Array.from({ length: 50 }, () => open({ lane: 'bidders', citizen: 'citizen:2' }));
    expect(heard(bidding, 100)).toBe(TOKENS_OF_A_CITIZEN.most);
    const others = Array.from({ length: 20 }, (_, nth) => {
      const address = `198.51.100.${Math.floor(nth / 4)}`;
      return open({ lane: 'citizens', citizen: `citizen:${10 + nth}`, address });
    });
    expect(heard(others, 100)).toBe(20 * 100);
  });

  it('of one address are counted together, an IPv6 /64 and a /48 as one, strangers apart from citizens', () => {
    const { most } = TOKENS_OF_AN_ADDRESS.strangers;
    expect(heard([open({}), open({})], most)).toBe(most);
    expect(open({ lane: 'citizens', citizen: 'citizen:1' }).take()).toBe(true);
    const inOne = [open({ address: '2001:db8:1:1::1' }), open({ address: '2001:db8:1:1::2' })];
    expect(heard(inOne, most)).toBe(most);
    const inNetwork = [2, 3, 4].map((net) => open({ address: `2001:db8:1:${net}::1` }));
    expect(heard(inNetwork, most)).toBe((NETWORK_TIMES - 1) * most);
  });

  it('of all strangers are counted together', () => {
    const many = Array.from({ length: 20 }, (_, nth) => open({ address: `198.51.100.${nth}` }));
    expect(heard(many, 1_000)).toBe(TOKENS_OF_A_LANE.strangers.most);
    laterMs += 1_000;
    expect(heard(many, 1_000)).toBe(TOKENS_OF_A_LANE.strangers.perSecond);
  });

  it('are dropped while the loop is late: strangers’ first, then citizens’, of whoever has a paddle never', () => {
    const [stranger, citizen] = [open({}), open({ lane: 'citizens', citizen: 'citizen:1' })];
    const bidder = open({ lane: 'bidders', citizen: 'citizen:2' });
    late = ['strangers'];
    expect(heard([stranger], 2 * CROWD)).toBe(CROWD);
    expect(heard([citizen, bidder], CROWD + 20)).toBe(2 * (CROWD + 20));
    late = ['strangers', 'citizens'];
    expect(citizen.take()).toBe(false);
    expect(bidder.take()).toBe(true);
    citizen.raise();
    expect(citizen.take()).toBe(true);
  });
});
