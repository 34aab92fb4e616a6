// What specs stand on: throw-away services and builders of test data. Never imported by the program itself.
export { anAuction, anEnrolment } from './build-auctions';
export type { LotGiven, TestAuction, TestEnrolment, TestLot } from './build-auctions';
export { aCitizen, aRegion, TEST_PASSWORD, TEST_REGION } from './build-citizens';
export type { TestCitizen } from './build-citizens';
export { aCuttableLine } from './cuttable-line';
export type { CuttableLine } from './cuttable-line';
export { HttpClient } from './http-client';
export type { HttpAnswer } from './http-client';
export { aRunningApp, testConfig } from './running-app';
export type { RunningApp } from './running-app';
export { aBareDatabase, aDatabase } from './throw-away-database';
export type { ThrowAwayDatabase } from './throw-away-database';
export { waitUntil } from './wait-until';
export { LiveClient } from './live-client';
export { bid, bidUntilKnown, SaleFloor } from './sale-floor';
export type { BidAnswer, FloorBidder } from './sale-floor';
export { StuckClient } from './stuck-client';
