// What the script can do to the site, as data: each fault ends by itself.

export const FAULT_KINDS = [
  'killInstance',
  'killTaker',
  'killMysql',
  'killRedis',
  'drainInstance',
  'upgradeInstance',
  'freezeInstance',
  'stallDoor',
  'skewInstance',
  'slowDatabase',
  'stallDatabase',
  'cutDatabase',
  'dropPackets',
  'cutSockets',
  'wipeDatabase',
  'wipeReplica',
  'freezeDatabase',
  'partitionDatabase',
  'slowReplica',
  'killBalancer',
  'skewDatabase',
  'wipeRedis',
] as const;

export type FaultKind = (typeof FAULT_KINDS)[number];

export type Fault =
  /** kill -9; started again after `downMs`. */
  | { readonly kind: 'killInstance'; readonly instance: number; readonly downMs: number }
  /** As killInstance, and then kill -9 of whoever takes its lots first, when it has just taken them. */
  | { readonly kind: 'killTaker'; readonly instance: number; readonly downMs: number }
  | { readonly kind: 'killMysql'; readonly downMs: number }
  | { readonly kind: 'killRedis'; readonly downMs: number }
  /** SIGTERM, as an upgrade does. */
  | { readonly kind: 'drainInstance'; readonly instance: number; readonly downMs: number }
  /** SIGTERM, and started again as the release that is upgraded to. */
  | { readonly kind: 'upgradeInstance'; readonly instance: number; readonly downMs: number }
  /** SIGSTOP past the lease, then SIGCONT: it comes back and believes that it owns what others have taken. */
  | { readonly kind: 'freezeInstance'; readonly instance: number; readonly lastsMs: number }
  /** SIGSTOP of its door alone: its engine goes on, and keeps every lease. */
  | { readonly kind: 'stallDoor'; readonly instance: number; readonly lastsMs: number }
  /** Drained and started again with a wall clock that is off by so much. */
  | { readonly kind: 'skewInstance'; readonly instance: number; readonly skewMs: number }
  /** The last instance's line to MySQL. */
  | {
      readonly kind: 'slowDatabase';
      readonly lastsMs: number;
      readonly delayMs: number;
      readonly jitterMs: number;
    }
  /**
   * Nothing arrives, and then all at once: also what was written by an owner whose lease has run out. Begins so long after
   * the lease was renewed: late in that second others own the lots before the server hangs up on the silent line.
   */
  | { readonly kind: 'stallDatabase'; readonly lastsMs: number; readonly afterRenewalMs: number }
  | { readonly kind: 'cutDatabase'; readonly lastsMs: number }
  /** Whatever passes on the line is lost, and nobody is told; its connections are of no use afterwards. */
  | { readonly kind: 'dropPackets'; readonly lastsMs: number }
  /** So many of those who look on, of all of them, lose their lines at whichever doors at once, and stay away. */
  | { readonly kind: 'cutSockets'; readonly share: number; readonly lastsMs: number }
  | ReplicatedFault;

/** Where the database and Redis are replicated. */
export type ReplicatedFault =
  /** kill -9 of the node that writes, and its data are deleted; it joins again from nothing after `downMs`. */
  | { readonly kind: 'wipeDatabase'; readonly downMs: number }
  /** The same of the one of the others that was wiped longest ago: with those before it, all three. */
  | { readonly kind: 'wipeReplica'; readonly downMs: number }
  /** SIGSTOP of the node that writes, then SIGCONT: it comes back and believes that it writes. */
  | { readonly kind: 'freezeDatabase'; readonly lastsMs: number }
  /** The node that writes and the others hear nothing of each other; instances still reach it. */
  | { readonly kind: 'partitionDatabase'; readonly lastsMs: number }
  /** A node that does not write stands still again and again, too shortly to be sent away. */
  | { readonly kind: 'slowReplica'; readonly lastsMs: number }
  /** kill -9 of HAProxy: every connection to the database breaks at once. */
  | { readonly kind: 'killBalancer'; readonly downMs: number }
  /** The clock of a node that does not write is set by so much, and then it is the one that writes, for so long. */
  | { readonly kind: 'skewDatabase'; readonly skewMs: number; readonly lastsMs: number }
  /** kill -9 of every Redis, and its data are deleted: all sessions are gone. */
  | { readonly kind: 'wipeRedis' };

const DATABASE_KINDS = [
  'wipeDatabase',
  'freezeDatabase',
  'partitionDatabase',
  'killBalancer',
  'skewDatabase',
] as const;

/** The writing node, or the way to it, is lost by it. */
export function hitsTheWriter({ kind }: Fault): boolean {
  return DATABASE_KINDS.some((known) => known === kind);
}

/** A fault and when the next one begins. */
export interface Scene {
  readonly fault: Fault;
  /** Null: when all is well again, and a little later. Else so long after this one has begun, whatever it has broken. */
  readonly nextAfterMs: number | null;
}

/** What of the site a fault takes: two at a time do not take the same. */
export function targetOf(fault: Fault): string {
  switch (fault.kind) {
    case 'killMysql':
    case 'wipeDatabase':
    case 'wipeReplica':
    case 'freezeDatabase':
    case 'partitionDatabase':
    case 'slowReplica':
    case 'killBalancer':
    case 'skewDatabase':
      return 'mysql';
    case 'killRedis':
    case 'wipeRedis':
      return 'redis';
    case 'slowDatabase':
    case 'stallDatabase':
    case 'cutDatabase':
    case 'dropPackets':
      return 'line';
    case 'cutSockets':
      return 'onlookers';
    default:
      return `instance ${fault.instance + 1}`;
  }
}
