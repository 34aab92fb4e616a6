// Lets each lane do so much at once and wait so long, and turns away strangers first, then citizens, bidders never while anybody else is served.
import { Injectable } from '@nestjs/common';
import { Config } from '../config';
import { Metrics } from '../metrics';
import {
  type Lane,
  LANES,
  laneTable,
  limitsOfKinds,
  socketPlaces,
  type Visitor,
  WORK_KINDS,
  type WorkKind,
} from './lane';
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
  private readonly kinds;
  private readonly tables;
  private readonly places;
  private readonly isOn: boolean;
  private readonly states = forEachKind(() => forEachLane(emptyLane));

  constructor(
    config: Config,
    private readonly delay: LoopDelay,
    private readonly metrics: Metrics,
  ) {
    const kinds = limitsOfKinds(config.http.workMax);
    this.kinds = kinds;
    this.tables = forEachKind((kind) => laneTable(kinds[kind]));
    this.places = socketPlaces(config.http.socketsMax);
    this.isOn = config.rateLimits.isOn;
    metrics.show('loopDelaySeconds', () => delay.worstMs / 1_000);
    metrics.show('requestsWaiting', () =>
      WORK_KINDS.flatMap((kind) => LANES.map((lane) => this.waiting(lane, kind))).reduce(
        (sum, count) => sum + count,
        0,
      ),
    );
  }

  /** Requests of the lane for which there is no place yet. */
  waiting(lane: Lane, kind: WorkKind = 'api'): number {
    return this.states[kind][lane].waiting.length;
  }

  /** Sockets that a lane and those below it may hold together. */
  placesMax(lane: Lane): number {
    return this.places[lane];
  }

  /** Whether the loop is so late that the lane is served after it has caught up. Bidders never wait for that. */
  isTooLateFor(lane: Lane): boolean {
    return this.isOn && this.delay.worstMs > DELAY_MAX_MS[lane];
  }

  /** A place for work, perhaps after a wait: how to give it back, once; or null for whoever shall come again later. */
  async enter({ lane, key }: Visitor, kind: WorkKind = 'api'): Promise<(() => void) | null> {
    const { atOnceMax, waitingMax, ofOneMax } = this.tables[kind][lane];
    const state = this.states[kind][lane];
    this.count(state);
    const own = state.underWayOf.get(key) ?? 0;
    if (this.isOn && (this.isShed(lane, kind) || state.waiting.length >= waitingMax || own >= ofOneMax)) {
      this.metrics.noteVisit(lane, 'turnedAway');
      return null;
    }
    state.underWayOf.set(key, own + 1);
    if (state.running < atOnceMax) state.running += 1;
    else await new Promise<void>((resolve) => state.waiting.push(resolve));
    // Of visits the api's are counted: a page brings dozens of files.
    if (kind === 'api') this.metrics.noteVisit(lane, 'served');
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

  /** While the loop is late, or those above wait for what only they should take, a crowd below is turned away whatever it asks for. */
  private isShed(lane: Lane, kind: WorkKind): boolean {
    if (lane === 'bidders' || this.states[kind][lane].came < this.kinds[kind].crowd) return false;
    if (this.isTooLateFor(lane)) return true;
    const above = LANES.slice(0, LANES.indexOf(lane));
    return above.some((each) => this.waiting(each) > 0 || this.waiting(each, kind) > 0);
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

function forEachKind<Value>(make: (kind: WorkKind) => Value): Readonly<Record<WorkKind, Value>> {
  return {
    api: make('api'),
    files: make('files'),
    log: make('log'),
    polls: make('polls'),
    health: make('health'),
  };
}

function forEachLane<Value>(make: (lane: Lane) => Value): Readonly<Record<Lane, Value>> {
  return {
    bidders: make('bidders'),
    staff: make('staff'),
    citizens: make('citizens'),
    strangers: make('strangers'),
  };
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
