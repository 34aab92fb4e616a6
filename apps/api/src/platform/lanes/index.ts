// Who waits for whom at the door (docs/door.md).
export { createFileCount } from './count-files';
export { DoorLanes, leaveLane, sayBusy } from './door-lanes';
export type { Lane, Visitor } from './lane';
export { Lanes } from './lanes';
export { LanesModule } from './lanes.module';
export { signedCookie } from './signed-cookie';
export { Visitors } from './visitors';
