// Who waits for whom at the door: four lanes, told apart by signatures alone, before any work is done for anybody.

/** From those for whom most is at stake to those whom nobody knows. */
export const LANES = ['bidders', 'staff', 'citizens', 'strangers'] as const;
export type Lane = (typeof LANES)[number];

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
  /** Sockets. What is kept for the lanes above is not for those below. */
  readonly placesMax: number;
}

/** A page asks for a dozen things at once, and a citizen has a few pages open. */
const OF_ONE_SESSION = 32;
/** A telephone network stands behind one address. */
const OF_ONE_ADDRESS = 100;

/** `workMax` is what the handlers do at once for all together, `placesMax` all sockets of the instance. Bidders may take whatever there is. */
export function laneTable(workMax: number, placesMax: number): Readonly<Record<Lane, LaneLimits>> {
  const share = (part: number): number => Math.max(1, Math.floor(workMax * part));
  const threeQuarters = Math.floor(placesMax * (3 / 4));
  return {
    bidders: { atOnceMax: workMax, waitingMax: 2_000, ofOneMax: OF_ONE_SESSION, placesMax },
    staff: { atOnceMax: share(1 / 4), waitingMax: 200, ofOneMax: OF_ONE_SESSION, placesMax: threeQuarters },
    citizens: {
      atOnceMax: share(1 / 2),
      waitingMax: 1_000,
      ofOneMax: OF_ONE_SESSION,
      placesMax: threeQuarters,
    },
    strangers: {
      atOnceMax: share(1 / 8),
      waitingMax: 200,
      ofOneMax: OF_ONE_ADDRESS,
      placesMax: Math.floor(placesMax / 2),
    },
  };
}
