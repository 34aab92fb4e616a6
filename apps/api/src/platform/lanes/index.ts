// Who waits for whom at the door (docs/door.md).
export { ARRIVING_MAX_BYTES } from './arrival';
export { createFileCount } from './count-files';
export { sayBusy } from './door-answers';
export { DoorLanes } from './door-lanes';
export type { Lane, Visitor } from './lane';
export { leaveLane, outsideLane } from './place';
export { COME_AGAIN_MS, Lanes } from './lanes';
export { LanesModule } from './lanes.module';
export { signedCookie } from './signed-cookie';
export { Visitors } from './visitors';
