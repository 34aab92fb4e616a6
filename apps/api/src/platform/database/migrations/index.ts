// Every migration in the order in which it runs. Append; never edit what one does that has left this repository. A changed column is a migration of
// its own and a line in ../models; its table may have been made in an older file than the one of its name. Each new one says with `opensSince` which
// releases go on beside it.
import type { Migration } from '../migration';
import { liveSale } from './0001-live-sale';
import { engineInstances } from './0002-engine-instances';
import { accounts } from './0003-accounts';
import { messages } from './0004-messages';
import { content } from './0005-content';
import { agreements } from './0006-agreements';
import { lotResults } from './0007-lot-results';
import { logIns } from './0008-log-ins';
import { orders } from './0009-orders';
import { payments } from './0010-payments';
import { listings } from './0011-listings';
import { enrolments } from './0012-enrolments';
import { reservations } from './0013-reservations';
import { watches } from './0015-watches';
import { staff } from './0016-staff';
import { auctionDrafts } from './0017-auction-drafts';
import { control } from './0018-control';
import { settlement } from './0019-settlement';
import { stock } from './0020-stock';
import { contentSettings } from './0021-content-settings';
import { lockedCitizens } from './0022-locked-citizens';
import { reports } from './0023-reports';
import { agreementConsents } from './0024-agreement-consents';
import { logRetention } from './0025-log-retention';
import { pictureAuthors } from './0026-picture-authors';
import { oddPayments } from './0027-odd-payments';
import { auctionChangers } from './0028-auction-changers';
import { drills } from './0029-drills';
import { soldPlates } from './0030-sold-plates';
import { savedSearches } from './0031-saved-searches';
import { auctionStops } from './0032-auction-stops';
import { suspensions } from './0033-suspensions';
import { approvals } from './0034-approvals';
import { rolesAndSteps } from './0035-roles-and-steps';
import { enrolmentWindows } from './0036-enrolment-windows';
import { auctionAnnouncements } from './0037-auction-announcements';
import { confirmations } from './0040-confirmations';
import { invoices } from './0041-invoices';
import { handOvers } from './0042-hand-overs';
import { registerReports } from './0043-register-reports';
import { bansAndClaims } from './0044-bans-and-claims';
import { staffAlerts } from './0045-staff-alerts';
import { lotsAndStock } from './0046-lots-and-stock';
import { citizenNames } from './0047-citizen-names';
import { auctionConditions } from './0048-auction-conditions';
import { vinClaims } from './0050-vin-claims';
import { vinOwners } from './0051-vin-owners';
import { runningSums } from './0052-running-sums';
import { nextBidders } from './0053-next-bidders';
import { givenAccess } from './0054-given-access';
import { declaredVehicles } from './0055-declared-vehicles';
import { bidLimits } from './0056-bid-limits';
import { securityEvents } from './0057-security-events';
import { passkeys } from './0059-passkeys';
import { identityChecks } from './0060-identity-checks';
import { auctionChecks } from './0061-auction-checks';
import { keptHeads } from './0062-kept-heads';
import { transactionMarks } from './0064-transaction-marks';
import { lotRefusals } from './0065-lot-refusals';
import { publicLog } from './0066-public-log';
import { auctionRecords } from './0069-auction-records';
import { refusedOrders } from './0070-refused-orders';
import { logStamps } from './0071-log-stamps';
import { devicesByAge } from './0073-devices-by-age';
import { addressesOfInstances } from './0074-addresses-of-instances';
import { recordsMadeAgain } from './0075-records-made-again';
import { refusedCounts } from './0077-refused-counts';
import { sharedContents } from './0078-shared-contents';
import { staffMakers } from './0079-staff-makers';
import { toldDecisions } from './0080-told-decisions';
import { lastPaddles } from './0081-last-paddles';
import { bookAudits } from './0082-book-audits';
import { auctionPatterns } from './0083-auction-patterns';
import { owedTime } from './0084-owed-time';

export const MIGRATIONS: readonly Migration[] = [
  liveSale,
  engineInstances,
  accounts,
  messages,
  content,
  agreements,
  lotResults,
  logIns,
  orders,
  payments,
  listings,
  enrolments,
  reservations,
  watches,
  staff,
  auctionDrafts,
  control,
  settlement,
  stock,
  contentSettings,
  lockedCitizens,
  reports,
  agreementConsents,
  logRetention,
  pictureAuthors,
  oddPayments,
  auctionChangers,
  drills,
  soldPlates,
  savedSearches,
  auctionStops,
  suspensions,
  approvals,
  rolesAndSteps,
  enrolmentWindows,
  auctionAnnouncements,
  confirmations,
  invoices,
  handOvers,
  registerReports,
  bansAndClaims,
  staffAlerts,
  lotsAndStock,
  citizenNames,
  auctionConditions,
  vinClaims,
  vinOwners,
  runningSums,
  nextBidders,
  givenAccess,
  declaredVehicles,
  bidLimits,
  securityEvents,
  passkeys,
  identityChecks,
  auctionChecks,
  keptHeads,
  transactionMarks,
  lotRefusals,
  publicLog,
  auctionRecords,
  refusedOrders,
  logStamps,
  devicesByAge,
  addressesOfInstances,
  recordsMadeAgain,
  refusedCounts,
  sharedContents,
  staffMakers,
  toldDecisions,
  lastPaddles,
  bookAudits,
  auctionPatterns,
  owedTime,
];
