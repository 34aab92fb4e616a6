// Builder of a room pass for specs.
import type { RoomPass } from '@haopai/contracts';

/** Paddle 12 with an entry for each lot given: it stands behind that lot, or is free. */
export const aPass = (...boundLotIds: readonly (number | null)[]): RoomPass => ({
  auctionId: 1,
  paddleNo: 12,
  entries: boundLotIds.map((boundLotId, index) => ({
    entryId: index + 1,
    vin: `VIN${index + 1}`,
    boundLotId,
  })),
});
