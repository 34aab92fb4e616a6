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
  /** Sockets. What is kept for the lanes above is not for those below. */
  readonly placesMax: number;
}

/** `workMax` is what the handlers do at once for all together, `placesMax` all sockets of the instance. Bidders may take whatever there is. */
export function laneTable(workMax: number, placesMax: number): Readonly<Record<Lane, LaneLimits>> {
  const share = (part: number): number => Math.max(1, Math.floor(workMax * part));
  return {
    bidders: { atOnceMax: workMax, waitingMax: 2_000, placesMax },
    staff: { atOnceMax: share(1 / 4), waitingMax: 200, placesMax: Math.floor(placesMax * (3 / 4)) },
    citizens: { atOnceMax: share(1 / 2), waitingMax: 1_000, placesMax: Math.floor(placesMax * (3 / 4)) },
    strangers: { atOnceMax: share(1 / 8), waitingMax: 200, placesMax: Math.floor(placesMax / 2) },
  };
}
