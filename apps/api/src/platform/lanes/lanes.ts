// Lets each lane do so much at once and wait so long, and turns away strangers first, then citizens, bidders never while anybody else is served.
import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { Metrics } from '../metrics';
import { type Lane, LANES, laneTable, type Visitor } from './lane';
import { LoopDelay } from './loop-delay';

/** Told to whoever is turned away. */
export const COME_AGAIN_MS = 3_000;
/** A loop that is later than this serves nobody below; staff look after bidders, who are never turned away for it. */
const DELAY_MAX_MS: Readonly<Record<Lane, number>> = {
  bidders: Infinity,
  staff: 500,
  citizens: 250,
  strangers: 30,
};
/** One late loop is no crowd: that takes so many of a lane within a second. */
const CROWD = 50;
const CROWD_WITHIN_MS = 1_000;

interface LaneState {
  running: number;
  readonly waiting: (() => void)[];
  /** Of each that has any, how many run and wait. */
  readonly underWayOf: Map<string, number>;
  came: number;
  countedFromMs: number;
}

@Injectable()
export class Lanes {
  private readonly table;
  private readonly isOn: boolean;
  private readonly states: Readonly<Record<Lane, LaneState>> = {
    bidders: emptyLane(),
    staff: emptyLane(),
    citizens: emptyLane(),
    strangers: emptyLane(),
  };

  constructor(
    config: Config,
    private readonly delay: LoopDelay,
    private readonly metrics: Metrics,
  ) {
    this.table = laneTable(config.http.workMax, config.http.socketsMax);
    this.isOn = config.rateLimits.isOn;
    metrics.show('loopDelaySeconds', () => delay.worstMs / 1_000);
    metrics.show('requestsWaiting', () => LANES.reduce((sum, lane) => sum + this.waiting(lane), 0));
  }

  /** Requests of the lane for which there is no place yet. */
  waiting(lane: Lane): number {
    return this.states[lane].waiting.length;
  }

  /** Sockets that a lane and those below it may hold together. */
  placesMax(lane: Lane): number {
    return this.table[lane].placesMax;
  }

  /** Whether the loop is so late that the lane is served after it has caught up. Bidders never wait for that. */
  isTooLateFor(lane: Lane): boolean {
    return this.isOn && this.delay.worstMs > DELAY_MAX_MS[lane];
  }

  /** A place for work, perhaps after a wait: how to give it back, once; or null for whoever shall come again later. */
  async enter({ lane, key }: Visitor): Promise<(() => void) | null> {
    const { atOnceMax, waitingMax, ofOneMax } = this.table[lane];
    const state = this.states[lane];
    this.count(state);
    const own = state.underWayOf.get(key) ?? 0;
    if (this.isOn && (this.isShed(lane, state) || state.waiting.length >= waitingMax || own >= ofOneMax)) {
      this.metrics.noteVisit(lane, 'turnedAway');
      return null;
    }
    state.underWayOf.set(key, own + 1);
    if (state.running < atOnceMax) state.running += 1;
    else await new Promise<void>((resolve) => state.waiting.push(resolve));
    this.metrics.noteVisit(lane, 'served');
    return once(() => {
      forgetOne(state.underWayOf, key);
      this.leave(state);
    });
  }

  /** The place goes straight to the next one, so that nobody who comes now can take it. */
  private leave(state: LaneState): void {
    const next = state.waiting.shift();
    if (next === undefined) state.running -= 1;
    else next();
  }

  private isShed(lane: Lane, state: LaneState): boolean {
    if (lane === 'bidders' || state.came < CROWD) return false;
    if (this.isTooLateFor(lane)) return true;
    return LANES.slice(0, LANES.indexOf(lane)).some((above) => this.states[above].waiting.length > 0);
  }

  private count(state: LaneState): void {
    const now = performance.now();
    if (now - state.countedFromMs > CROWD_WITHIN_MS) {
      state.came = 0;
      state.countedFromMs = now;
    }
    state.came += 1;
  }
}

function emptyLane(): LaneState {
  return { running: 0, waiting: [], underWayOf: new Map(), came: 0, countedFromMs: -Infinity };
}

function forgetOne(underWayOf: Map<string, number>, key: string): void {
  const left = (underWayOf.get(key) ?? 0) - 1;
  if (left > 0) underWayOf.set(key, left);
  else underWayOf.delete(key);
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}
