// Who comes to disturb: each crowd, what its strangers do, and how often in a second, all of them together.

const EVERYTHING = ['read', 'describe', 'shout', 'connect', 'logIn', 'linger', 'text'] as const;
const SLOWLY = ['takeSlowly', 'takeSlowlyAsCitizen', 'sendSlowly'] as const;

export type Act = (typeof EVERYTHING)[number] | (typeof SLOWLY)[number] | 'logInBesides';

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
  fromEverywhere('slow-taker', 'files taken byte by byte', ['takeSlowly', 'logInBesides']),
  fromEverywhere('slow-taker-citizen', 'the same by a citizen', ['takeSlowlyAsCitizen', 'logInBesides']),
  fromEverywhere('slow-sender', 'long texts sent byte by byte', ['sendSlowly', 'logInBesides']),
  { id: 'one', title: 'all from one address', acts: EVERYTHING, isFromOneAddress: true },
];
