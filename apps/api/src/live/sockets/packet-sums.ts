// What all connections of one citizen, of one address and of a whole lane may send together: each may stay below its own limit, and many would still fill the
// instance. While the loop is late, what strangers have sent is dropped first, then citizens'; bidders' never.
import { Injectable } from '@nestjs/common';
import { Config } from '../../platform/config';
import { type Lane, Lanes } from '../../platform/lanes';
import { addressKey, type Budget, networkKey, TokenBuckets } from '../../platform/limits';
import { Metrics } from '../../platform/metrics';
import type { LiveSocket } from './live-namespace';

/** Of all sessions of one citizen, bidders too: twenty bids a second and a few open pages are far below. */
export const TOKENS_OF_A_CITIZEN: Budget = { perSecond: 100, most: 200 };
/** A telephone network's pages ask for the time every ten seconds, and for a little when they open. Citizens and strangers are counted apart. */
export const TOKENS_OF_AN_ADDRESS: Readonly<Record<'citizens' | 'strangers', Budget>> = {
  citizens: { perSecond: 800, most: 2_400 },
  strangers: { perSecond: 400, most: 1_200 },
};
/** Of a whole IPv6 /48. */
const NETWORK_TIMES = 2;
/** All together on this instance. Those who may watch it (docs/scaling.md) say a third of this; the burst is for their coming back at once. */
export const TOKENS_OF_A_LANE: Readonly<Record<'citizens' | 'strangers', Budget>> = {
  citizens: { perSecond: 2_000, most: 8_000 },
  strangers: { perSecond: 1_500, most: 4_500 },
};
/** One late loop is no crowd: that takes so many messages of a lane within a second. */
const CROWD = 100;
const CROWD_WITHIN_MS = 1_000;

/** Of one connection. */
export interface PacketAccount {
  /** Whether one more message may be looked at. It is paid for. */
  take(): boolean;
  /** For what costs more than a message. */
  charge(tokens: number): void;
  /** Whoever sends on it has a paddle. */
  raise(): void;
}

/** Whose connection it is. */
export interface Sender {
  readonly lane: Lane;
  /** Null of strangers. */
  readonly citizen: string | null;
  readonly address: string;
}

interface Purse {
  readonly buckets: TokenBuckets;
  readonly key: string;
}
type Counted = 'citizens' | 'strangers';

const bucketsOf = (budgets: Readonly<Record<Counted, Budget>>): Readonly<Record<Counted, TokenBuckets>> => ({
  citizens: new TokenBuckets(budgets.citizens),
  strangers: new TokenBuckets(budgets.strangers),
});
const timesOf = ({ perSecond, most }: Budget, times: number): Budget => ({
  perSecond: perSecond * times,
  most: most * times,
});

@Injectable()
export class PacketSums {
  private readonly isOn: boolean;
  private readonly accounts = new WeakMap<object, PacketAccount>();
  private readonly citizens = new TokenBuckets(TOKENS_OF_A_CITIZEN);
  private readonly addresses = bucketsOf(TOKENS_OF_AN_ADDRESS);
  private readonly networks = bucketsOf({
    citizens: timesOf(TOKENS_OF_AN_ADDRESS.citizens, NETWORK_TIMES),
    strangers: timesOf(TOKENS_OF_AN_ADDRESS.strangers, NETWORK_TIMES),
  });
  private readonly lanes = bucketsOf(TOKENS_OF_A_LANE);
  private readonly crowds: Readonly<Record<Counted, Crowd>> = {
    citizens: new Crowd(),
    strangers: new Crowd(),
  };

  constructor(
    config: Config,
    private readonly order: Lanes,
    private readonly metrics: Metrics,
  ) {
    this.isOn = config.rateLimits.isOn;
  }

  /** Null where nothing is limited. */
  open(connection: object, sender: Sender): PacketAccount | null {
    if (!this.isOn) return null;
    const account = this.accountOf(sender);
    this.accounts.set(connection, account);
    return account;
  }

  of({ conn }: Pick<LiveSocket, 'conn'>): PacketAccount | undefined {
    return this.accounts.get(conn);
  }

  private accountOf(sender: Sender): PacketAccount {
    const own: readonly Purse[] =
      sender.citizen === null ? [] : [{ buckets: this.citizens, key: sender.citizen }];
    let counted = countedOf(sender.lane);
    let purses = counted === null ? own : [...own, ...this.pursesBelow(counted, sender.address)];
    return {
      take: () => {
        const isHeard =
          (counted === null || !this.isShed(counted)) && purses.every(({ buckets, key }) => buckets.has(key));
        // What is dropped for one budget takes nothing of the others.
        if (isHeard) for (const { buckets, key } of purses) buckets.take(key, 1);
        else this.metrics.noteVisit(counted ?? 'bidders', 'dropped');
        return isHeard;
      },
      charge: (tokens) => {
        for (const { buckets, key } of purses) buckets.take(key, tokens);
      },
      raise: () => {
        counted = null;
        purses = own;
      },
    };
  }

  private pursesBelow(counted: Counted, address: string): readonly Purse[] {
    const network = networkKey(address);
    return [
      { buckets: this.addresses[counted], key: addressKey(address) },
      ...(network === null ? [] : [{ buckets: this.networks[counted], key: network }]),
      { buckets: this.lanes[counted], key: counted },
    ];
  }

  private isShed(counted: Counted): boolean {
    return this.crowds[counted].isOneWith(performance.now()) && this.order.isTooLateFor(counted);
  }
}

/** Staff on the citizens' floor have no paddle either. */
function countedOf(lane: Lane): Counted | null {
  if (lane === 'bidders') return null;
  return lane === 'strangers' ? 'strangers' : 'citizens';
}

/** Counts what came within the second. */
class Crowd {
  private came = 0;
  private fromMs = -Infinity;

  /** With one more. */
  isOneWith(nowMs: number): boolean {
    if (nowMs - this.fromMs > CROWD_WITHIN_MS) {
      this.came = 0;
      this.fromMs = nowMs;
    }
    this.came += 1;
    return this.came > CROWD;
  }
}
