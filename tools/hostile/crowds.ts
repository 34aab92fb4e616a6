// Who comes to disturb: each crowd, what its strangers do, and how often in a second, all of them together.

const EVERYTHING = ['read', 'describe', 'shout', 'connect', 'logIn', 'linger', 'text'] as const;
const SLOWLY = ['takeSlowly', 'takeSlowlyAsCitizen', 'sendSlowly'] as const;
const TOGETHER = ['watchTogether', 'pingTogether'] as const;
const DEAR = ['describeAnew', 'patterns', 'log', 'flush', 'files'] as const;

export type Act =
  | (typeof EVERYTHING)[number]
  | (typeof SLOWLY)[number]
  | (typeof TOGETHER)[number]
  | (typeof DEAR)[number]
  | 'logInBesides';

/** A second, all strangers together. */
export const PER_SECOND: Readonly<Record<Act, number>> = {
  /** Boards, records, searches. */
  read: 400,
  /** The whole API description. */
  describe: 50,
  /** Messages: fifty sockets, 400 each. */
  shout: 20_000,
  /** Sockets that open and are dropped. */
  connect: 100,
  /** Log-ins with a wrong password. */
  logIn: 50,
  /** Requests and handshakes that begin and never end. */
  linger: 50,
  /** Asked-for codes and registrations. */
  text: 30,
  /** One citizen's boards: fifty sockets, 45 each, where a socket may send 60. */
  watchTogether: 2_250,
  /** Strangers' pings: six hundred sockets, 18 each, where a socket may send 20: with 19 some are cut for coming unevenly. */
  pingTogether: 10_800,
  /** The description as YAML under an address that nobody has asked for, every other time by HEAD. */
  describeAnew: 50,
  /** What bids of a sale have in common, under such an address and under its own. */
  patterns: 200,
  /** The log's keys, and texts that nobody has published. */
  log: 1_000,
  /** Reads that are large, under such an address: each would take the place of one that somebody wants. */
  flush: 400,
  /** Scripts of the pages, there or not. */
  files: 1_000,
  /** Connections that stand open, in the end. */
  takeSlowly: 600,
  takeSlowlyAsCitizen: 600,
  sendSlowly: 600,
  /** Somebody who asks for a captcha and logs in: each within two seconds. */
  logInBesides: 1,
};

export interface Crowd {
  /** As `--crowds` takes it. */
  readonly id: string;
  readonly title: string;
  readonly acts: readonly Act[];
  /** All behind the address from which the bidders come too, as a telephone network is; else each has an address of its own. */
  readonly isFromOneAddress: boolean;
  /** They share so many; left out where each has one of its own. */
  readonly addresses?: number;
}

const fromEverywhere = (id: string, title: string, acts: readonly Act[]): Crowd => ({
  ...{ id, title, acts },
  isFromOneAddress: false,
});

export const QUIET: Crowd = fromEverywhere('quiet', 'nobody', []);

export const CROWDS: readonly Crowd[] = [
  fromEverywhere('a', 'boards, records, searches', ['read']),
  fromEverywhere('b', 'the API description', ['describe']),
  fromEverywhere('c', 'shouting on 50 sockets', ['shout']),
  fromEverywhere('d', 'opening and dropping sockets', ['connect']),
  fromEverywhere('e', 'wrong log-ins', ['logIn']),
  fromEverywhere('f', 'requests that never end', ['linger']),
  fromEverywhere('g', 'texts and registrations', ['text']),
  fromEverywhere('h', 'all at once', EVERYTHING),
  fromEverywhere('docs-yaml', 'the API description, each time by another address', ['describeAnew']),
  fromEverywhere('patterns', 'patterns of a sale, each time by another address', ['patterns']),
  fromEverywhere('log-burst', 'the log’s keys, and texts that nobody has published', ['log']),
  fromEverywhere('flush-and-files', 'large reads by other addresses, and files', ['flush', 'files']),
  fromEverywhere('slow-taker', 'files taken byte by byte', ['takeSlowly', 'logInBesides']),
  fromEverywhere('slow-taker-citizen', 'the same by a citizen', ['takeSlowlyAsCitizen', 'logInBesides']),
  fromEverywhere('slow-sender', 'long texts sent byte by byte', ['sendSlowly', 'logInBesides']),
  { id: 'one', title: 'all from one address', acts: EVERYTHING, isFromOneAddress: true },
  fromEverywhere('socket-crowd-session', 'one citizen watches on 50 sockets', ['watchTogether']),
  {
    ...fromEverywhere('socket-crowd-strangers', '600 sockets ping from few addresses', ['pingTogether']),
    addresses: 4,
  },
  {
    ...fromEverywhere('socket-crowd-address', '600 sockets ping from one address', ['pingTogether']),
    isFromOneAddress: true,
  },
];
