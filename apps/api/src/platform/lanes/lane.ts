// Who waits for whom at the door: four priority classes, told apart by signatures alone, before any work is done for anybody; each kind of work has places of its own.

/** From those for whom most is at stake to those whom nobody knows. */
export const LANES = ['bidders', 'staff', 'citizens', 'strangers'] as const;
export type Lane = (typeof LANES)[number];

/** What is asked for: a thousand that ask for one of these take no place of another. */
export const WORK_KINDS = ['api', 'files', 'log', 'polls', 'health'] as const;
export type WorkKind = (typeof WORK_KINDS)[number];

export interface Visitor {
  readonly lane: Lane;
  /** What is counted together: an account's session, or for strangers their address. */
  readonly key: string;
}

export interface LaneLimits {
  /** Requests whose handlers run at once. */
  readonly atOnceMax: number;
  /** More wait, in the order in which they came; beyond these they are told to come again. */
  readonly waitingMax: number;
  /** Of one session, or of one address of strangers, running and waiting: nobody's crowd fills a lane alone. */
  readonly ofOneMax: number;
}

interface KindLimits {
  /** Of bidders; those below have a share. */
  readonly atOnceMax: number;
  readonly ofOneSessionMax: number;
  /** A telephone network stands behind one address. */
  readonly ofOneAddressMax: number;
  /** A lateness of the loop turns nobody away before so many of a lane have come within a second. */
  readonly crowd: number;
}

/** A page asks for a dozen things at once, and a citizen has a few pages open. */
const OF_ONE_SESSION = 32;
/** Sixty files make a page, each of which takes a millisecond. */
const FILES_OF_ONE = 400;

export function limitsOfKinds(workMax: number): Readonly<Record<WorkKind, KindLimits>> {
  return {
    api: { atOnceMax: workMax, ofOneSessionMax: OF_ONE_SESSION, ofOneAddressMax: 100, crowd: 50 },
    files: { atOnceMax: 64, ofOneSessionMax: FILES_OF_ONE, ofOneAddressMax: FILES_OF_ONE, crowd: 400 },
    // Many for strangers: what waits for the database is bounded where it is looked up, and keeps nobody from what stands in memory.
    log: { atOnceMax: 256, ofOneSessionMax: OF_ONE_SESSION, ofOneAddressMax: 100, crowd: 50 },
    polls: { atOnceMax: 64, ofOneSessionMax: OF_ONE_SESSION, ofOneAddressMax: 100, crowd: 50 },
    // Whoever asks how the instance is must hear it, also when it is busy.
    health: { atOnceMax: 32, ofOneSessionMax: OF_ONE_SESSION, ofOneAddressMax: 20, crowd: Infinity },
  };
}

/** Which kind of work an address asks for. What Socket.IO answers never comes here. */
export function kindOf(path: string): WorkKind {
  if (path.startsWith('/api/health/') || path === '/metrics') return 'health';
  if (path.startsWith('/api/docs')) return 'files';
  if (path.startsWith('/api/')) return 'api';
  return path.startsWith('/log/') ? 'log' : 'files';
}

/** What each lane has of one kind's places. */
export function laneTable(kind: KindLimits): Readonly<Record<Lane, LaneLimits>> {
  const { atOnceMax, ofOneSessionMax: ofOneMax, ofOneAddressMax } = kind;
  const share = (part: number): number => Math.max(1, Math.floor(atOnceMax * part));
  return {
    bidders: { atOnceMax, waitingMax: 2_000, ofOneMax },
    staff: { atOnceMax: share(1 / 4), waitingMax: 200, ofOneMax },
    citizens: { atOnceMax: share(1 / 2), waitingMax: 1_000, ofOneMax },
    strangers: { atOnceMax: share(1 / 8), waitingMax: 2 * ofOneAddressMax, ofOneMax: ofOneAddressMax },
  };
}

/** Sockets that a lane and those below it may hold together, of all of the instance: what is kept for the lanes above is not for those below. */
export function socketPlaces(socketsMax: number): Readonly<Record<Lane, number>> {
  const threeQuarters = Math.floor(socketsMax * (3 / 4));
  return {
    bidders: socketsMax,
    staff: threeQuarters,
    citizens: threeQuarters,
    strangers: Math.floor(socketsMax / 2),
  };
}
