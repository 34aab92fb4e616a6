// What specs stand on: throw-away services and builders of test data. Never imported by the program itself.
export { isSignedForAliyun } from './aliyun-signature';
export { approveStaff, decide, letStepsBe, openApproval } from './build-approvals';
export { anAuction, anEnrolment } from './build-auctions';
export type { LotGiven, TestAuction, TestEnrolment } from './build-auctions';
export { aCitizen, aRegion, TEST_REGION } from './build-citizens';
export type { TestCitizen } from './build-citizens';
export { aListing, listingsOf } from './build-listings';
export type { ListingGiven, TestListing } from './build-listings';
export { anEndedAuction, endAuction } from './build-ended-auctions';
export {
  AN_ASKER,
  aMobile,
  aResidentId,
  codeSentTo,
  giveIdentity,
  giveMobile,
  letAMinutePass,
  textsTo,
} from './build-identities';
export { anOrder, hearOrders, holdDeposits, NO_TOPIC, payOrder } from './build-orders';
export type { HeardOrders, OrderGiven } from './build-orders';
export { aSettledAuction, DEPOSIT_FEN, letBalanceBeDueIn } from './build-settled';
export type { SettledAuction, TestBidder } from './build-settled';
export { aCuttableLine, aLineToMysql } from './cuttable-line';
export type { CuttableLine } from './cuttable-line';
export { aStaffMember, clientOfStaff, codeOf, staffClient } from './build-staff';
export type { TestStaff } from './build-staff';
export { engineOf, holdsLot, shardsHeldBy } from './engine-of';
export { HttpClient } from './http-client';
export type { HttpAnswer } from './http-client';
export { insertRow } from './insert-row';
export { BidStorm } from './bid-storm';
export { BuiltProgram, INSPECTABLE } from './built-program';
export type { ServedProgram } from './built-program';
export { KillableProcesses } from './killable-processes';
export { ControlStreamClient } from './control-stream-client';
export { faultsOfBooks, readBooks } from './read-books';
export { aRunningApp, logIn, testConfig } from './running-app';
export type { RunningApp } from './running-app';
export { payAtSandbox } from './pay-at-sandbox';
export { proofText, solveProof, type Solved } from './solve-proof';
export { sheetsOfXlsx } from './sheets-of-xlsx';
export { textOfPdf } from './text-of-pdf';
export { aBareDatabase, aDatabase } from './throw-away-database';
export type { ThrowAwayDatabase } from './throw-away-database';
export { KeptDatabase } from './kept-database';
export { manyListings } from './many-listings';
export { nightly } from './nightly';
export { isWaitingForALock } from './is-waiting-for-a-lock';
export { waitUntil } from './wait-until';
export { connectSocket } from './event-client';
export { LiveClient } from './live-client';
export { PracticeClient } from './practice-client';
export { bid, bidUntilKnown, cancelCeiling, SaleFloor, setCeiling } from './sale-floor';
export type { BidAnswer, FloorBidder } from './sale-floor';
export { StuckClient } from './stuck-client';
export { randomOf, TEST_SEED } from './seeded-random';
export { SoftwareAuthenticator } from './software-authenticator';
export { canStartRedis, WipeableRedis } from './wipeable-redis';
