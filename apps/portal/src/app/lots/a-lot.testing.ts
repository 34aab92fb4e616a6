// Builders of a lot, a pass and a citizen for the portal's specs.
import type { CitizenView, LotView, RoomPass } from '@haopai/contracts';

export const aLot = (change: Partial<LotView> = {}): LotView => ({
  lotId: 7,
  auctionId: 1,
  lotNo: 7,
  plate: { number: '浙G8888A', kind: 'ordinary', colour: 'blue', isPersonalised: false, region: '330702' },
  startPriceFen: 1_000_000,
  opensAtMs: 0,
  version: 3,
  phase: 'oneMinute',
  priceFen: 1_100_000,
  leaderPaddle: 31,
  endsAtMs: 60_000,
  remainingMs: null,
  reason: null,
  ...change,
});

/** Paddle 12 with two entries; each stands behind the lot given for it, or is free. */
export const aPass = (...boundLotIds: readonly (number | null)[]): RoomPass => ({
  auctionId: 1,
  paddleNo: 12,
  entries: boundLotIds.map((boundLotId, index) => ({
    entryId: index + 1,
    vin: `VIN${index + 1}`,
    boundLotId,
  })),
});

export const aCitizen = (region = '330702'): CitizenView => ({
  id: 1,
  username: 'demo1',
  displayName: '王芳',
  kind: 'person',
  region,
});
