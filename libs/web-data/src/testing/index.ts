// Builders of what the server sends, for the specs of this library and of the web apps.
export { aCitizen } from './a-citizen';
export { aListing } from './a-listing';
export { aBid, aLot, aSnapshot, aTick } from './a-lot';
export { aPass } from './a-pass';
export { aProfile, aSession } from './a-profile';
export { anAuction, anEnrolment, aReservation } from './an-enrolment';
export { anOrder } from './an-order';
