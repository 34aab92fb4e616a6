// Builders of data that later features will let people make themselves, and the demo made of it.
export { DEMO_PASSWORD } from './demo-cast';
export { type Identity, mobileOf, organisationIdentity, personIdentity } from './demo-identities';
export { type DemoAuction, readDemoSheet, type Ticket } from './demo-sheet';
export { DEMO_STAFF } from './demo-staff';
export { enrol, enrolmentsOf, type MadeEnrolment, type MadeEntry, type SealingKeys } from './enrol';
export { holdDeposits } from './hold-deposits';
export { lotsOf, type LotSpec, makeAuction, type MadeAuction, type MadeLot } from './make-auction';
export { LOAD_TEST_PASSWORD, type MadeCitizen, makeCitizens } from './make-citizens';
export { type ListingSpec, makeListings } from './make-listings';
export { ensureRegions, HOME_REGION } from './regions';
export { type Database, databaseNowMs } from './rows';
export { ensureAuctions, seedDemo } from './seed-demo';
export { vinOf } from './vin-numbers';
