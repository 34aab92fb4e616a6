// The engine inside a running api, for specs that must know where a lot is held.
import type { LotEngine } from '@haopai/engine';
import { LOT_ENGINE } from '../live/engine';
import type { RunningApp } from './running-app';

export function engineOf({ app }: Pick<RunningApp, 'app'>): LotEngine {
  return app.get<LotEngine>(LOT_ENGINE, { strict: false });
}

export function holdsLot(running: Pick<RunningApp, 'app'>, lotId: number): boolean {
  return engineOf(running).snapshot(lotId) !== null;
}

export function shardsHeldBy(running: Pick<RunningApp, 'app'>): number {
  return engineOf(running).figures.shardsHeld;
}
