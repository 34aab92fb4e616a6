// Builders of what a control room is told, for specs.
import type {
  ControlActView,
  ControlFigures,
  ControlLot,
  ControlNews,
  ControlRoomView,
} from '@haopai/contracts';
import { aLot, anAuction } from '@haopai/web-data/testing';

export const NOW_MS = Date.UTC(2026, 10, 27, 2);

/** Lots 1 to 4, ids from 101: two run, one is paused, one is sold. */
export const aRoom = (change: Partial<ControlRoomView> = {}): ControlRoomView => ({
  auction: anAuction({ id: 7, title: '2026年第12期', state: 'live', startsAtMs: NOW_MS - 60_000 }),
  lots: [
    aLot({ lotId: 101, lotNo: 1, phase: 'fiveMinutes', endsAtMs: NOW_MS + 240_000, ...NO_BID }),
    aLot({ lotId: 102, lotNo: 2, phase: 'oneMinute', endsAtMs: NOW_MS + 30_000, leaderPaddle: 31 }),
    aLot({ lotId: 103, lotNo: 3, phase: 'paused', endsAtMs: null, remainingMs: 41_000, reason: '核对证件' }),
    aLot({ lotId: 104, lotNo: 4, phase: 'sold', endsAtMs: null, leaderPaddle: 31 }),
  ],
  ...{ disqualified: [], messages: [], acts: [] },
  ...change,
});

const NO_BID = { priceFen: null, leaderPaddle: null } as const;

export const aControlLot = (
  lotId: number,
  version: number,
  change: Partial<ControlLot> = {},
): ControlLot => ({
  ...{ lotId, version, phase: 'oneMinute', priceFen: 1_200_000, leaderPaddle: 12 },
  ...{ endsAtMs: NOW_MS + 60_000, remainingMs: null },
  ...change,
});

export const someNews = (lots: readonly ControlLot[], change: Partial<ControlNews> = {}): ControlNews => ({
  ...{ serverNowMs: NOW_MS, lots, bids: [], moreBids: false },
  ...change,
});

export const someFigures = (change: Partial<ControlFigures> = {}): ControlFigures => ({
  ...{ serverNowMs: NOW_MS, instances: 2, unableInstances: 0, watchers: 340, biddersConnected: 61 },
  ...{ answerP50Ms: 4, answerP99Ms: 21, clockOffsetMs: 0.4, clockUncertaintyMs: 1.2 },
  durability: { names: 'two-machines', has: 'two-machines', machines: 3, isLess: false },
  bidsLastMinute: [{ lotId: 102, bids: 88 }],
  ...change,
});

export const anAct = (actId: string, change: Partial<ControlActView> = {}): ControlActView => ({
  ...{ actId, kind: 'pause', lotId: 101, paddleNo: null, reason: '核对证件' },
  ...{ atMs: NOW_MS, staffName: '李雷' },
  ...change,
});
