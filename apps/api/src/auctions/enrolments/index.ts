// Who may bid where.
export type { Admitted } from './admissions.store';
export { BidderOf, refuseOtherRegion } from './bidder-of';
export type { NoBidder } from './bidder-of';
export type { Bidder } from './enrolment';
export { EnterRoomDto } from './enrolments.dto';
export { EnrolReserver } from './enrol-reserver';
export { EnrolmentsModule } from './enrolments.module';
export { EnterRoom } from './enter-room';
export { RoomController } from './room.controller';
export { RoomPasses } from './room-passes';
export { sealAccessCodes } from './seal-access-codes';
