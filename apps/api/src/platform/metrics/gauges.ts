// The gauges: figures that are read where they live, at the moment somebody asks; one that nobody shows is not told.

export interface GaugeText {
  readonly name: string;
  readonly help: string;
}

export const GAUGES = {
  ordersUnderWay: {
    name: 'haopai_orders_under_way',
    help: 'Orders in the mailboxes of the lots held here, not answered yet',
  },
  lotsHeld: { name: 'haopai_lots_held', help: 'Lots held by this instance' },
  shardsOwned: { name: 'haopai_shards_owned', help: 'Shards whose lease this instance has' },
  clockOffsetSeconds: {
    name: 'haopai_clock_offset_seconds',
    help: 'The clock of the database minus the clock of this machine',
  },
  clockUncertaintySeconds: {
    name: 'haopai_clock_uncertainty_seconds',
    help: 'How far the auction’s clock here may be from the clock of the database; above 0.05 no shard is taken',
  },
  durabilityNamed: {
    name: 'haopai_durability_named',
    help: 'What acknowledged bids are to be on, as HAOPAI_DURABILITY says: 1 one disk, 2 a second machine besides; not told where nobody has said',
  },
  durabilityHas: {
    name: 'haopai_durability_has',
    help: 'What acknowledged bids are on, as the database says: 0 no disk for sure, 1 one disk, 2 a second machine besides; not a number while it is not known',
  },
  databaseMachines: {
    name: 'haopai_database_machines',
    help: 'Machines that have a commit when it is acknowledged, the one that writes included; not a number while it is not known',
  },
  sockets: { name: 'haopai_sockets', help: 'Sockets connected to the live floor on this instance' },
  watchers: {
    name: 'haopai_watchers',
    help: 'Sockets of the live floor on this instance that came without a room pass; above HAOPAI_WATCHERS_MAX more look by REST',
  },
  practices: { name: 'haopai_practices', help: 'Practices that run on this instance, on toy lots' },
  logInLine: {
    name: 'haopai_log_in_line',
    help: 'Citizens who wait in line to log in on this instance',
  },
  logInLineSeconds: {
    name: 'haopai_log_in_line_seconds',
    help: 'How long the one who has waited longest in that line has waited',
  },
  outboxWaiting: {
    name: 'haopai_outbox_waiting',
    help: 'Messages of the whole site that have not left yet; every instance that sends tells the same',
  },
  outboxDead: {
    name: 'haopai_outbox_dead',
    help: 'Dead letters of the whole site: given up, not erased yet',
  },
  outboxOldestSeconds: {
    name: 'haopai_outbox_oldest_seconds',
    help: 'Age of the message that has waited longest in the outbox',
  },
  loopDelaySeconds: {
    name: 'haopai_loop_delay_seconds',
    help: 'How late the event loop of the door was at worst in the last moments: whoever comes waits so long before anything is done',
  },
  requestsWaiting: {
    name: 'haopai_requests_waiting',
    help: 'Requests that wait in the lanes of the door',
  },
  keptAnswersBytes: {
    name: 'haopai_kept_answers_bytes',
    help: 'Memory of the answers that are kept for readers',
  },
  keptAnswersAgeSeconds: {
    name: 'haopai_kept_answers_age_seconds',
    help: 'How long ago this instance has looked whether what it keeps for readers is still true; grows while nobody reads',
  },
  ordersStuck: {
    name: 'haopai_orders_stuck',
    help: 'Orders that have been due for more than a minute and have not ended: what they hold is not free',
  },
  identityOldestSeconds: {
    name: 'haopai_identity_oldest_seconds',
    help: 'For how long the one who has waited longest to hear who they are has waited; every instance tells the same',
  },
  codeBudgetUsed: {
    name: 'haopai_code_budget_used',
    help: 'How much of the fullest of today’s budgets of codes by text is used, as a share of one; every instance tells the same',
  },
  paymentsOpen: {
    name: 'haopai_payments_open',
    help: 'Payments of the whole site that have begun and not ended; every instance that looks after them tells the same',
  },
  paymentsOdd: {
    name: 'haopai_payments_odd',
    help: 'Payments of which the provider tells what cannot be, or nothing although a balance has been due for long: somebody has to look',
  },
  auctionsUnsettledSeconds: {
    name: 'haopai_auctions_unsettled_seconds',
    help: 'How long ago the oldest auction has ended that is not settled; nought when all are',
  },
  depositsLeft: {
    name: 'haopai_deposits_left',
    help: 'Deposits that are held in settled auctions although no balance is waited for: somebody has to look',
  },
  vinClaimsFreed: {
    name: 'haopai_vin_claims_freed',
    help: 'Claims of cars that this instance has freed since its start because what held the car had ended without freeing it',
  },
  booksOff: {
    name: 'haopai_books_off',
    help: 'One while the books read from their beginning are not what the sums of the days before say',
  },
  bookFaults: {
    name: 'haopai_book_faults',
    help: 'What the last day’s look at the books found that must not be: deposits, orders and refunds against the ledger; somebody has to look',
  },
  booksAuditedAgoSeconds: {
    name: 'haopai_books_audited_ago_seconds',
    help: 'How long ago the books were looked at last; nought before the first time',
  },
  refundsWaiting: {
    name: 'haopai_refunds_waiting',
    help: 'Refunds of the whole site that are not back yet',
  },
  refundsFailed: {
    name: 'haopai_refunds_failed',
    help: 'Refunds of the whole site that were given up: somebody has to look',
  },
  refundsOldestSeconds: {
    name: 'haopai_refunds_oldest_seconds',
    help: 'Age of the refund that has waited longest',
  },
  differencesOpen: {
    name: 'haopai_differences_open',
    help: 'Differences between our books and the provider’s that are neither explained nor booked',
  },
  differencesOverdue: {
    name: 'haopai_differences_overdue',
    help: 'Those that have been open for longer than a working day: 24 hours without Saturdays and Sundays in Beijing',
  },
  reconciledUntilAgoSeconds: {
    name: 'haopai_reconciled_until_ago_seconds',
    help: 'Since the end of the last day up to which the books were compared with the provider’s, or since money first moved',
  },
  headsKeptAgoSeconds: {
    name: 'haopai_heads_kept_ago_seconds',
    help: 'Since heads of the record of acts and of the journals were last kept outside the database, in the place that has waited longest; since the record began where they never were',
  },
  publicLogSize: {
    name: 'haopai_public_log_size',
    help: 'Leaves of the public log, on the instance that puts them in; nought on the others',
  },
  publicLogStopped: {
    name: 'haopai_public_log_stopped',
    help: 'One while the public log must not go on, because to sign once more could contradict what was signed before',
  },
  publicLogWitnessesWanted: {
    name: 'haopai_public_log_witnesses_wanted',
    help: 'Witnesses whose signatures a checkpoint of the public log should have (HAOPAI_PUBLIC_LOG_QUORUM)',
  },
  publicLogWitnessesSigned: {
    name: 'haopai_public_log_witnesses_signed',
    help: 'Witnesses who have signed the checkpoint about which they were asked last, on the instance that signs; nought on the others',
  },
  publicLogStampsWaiting: {
    name: 'haopai_public_log_stamps_waiting',
    help: 'Auctions that have ended and whose last checkpoint no time authority has stamped yet; not told where none is asked',
  },
  publicLogDoneAgoSeconds: {
    name: 'haopai_public_log_done_ago_seconds',
    help: 'Since all that was new was in the public log, on whichever instance',
  },
  logsErasedAgoSeconds: {
    name: 'haopai_logs_erased_ago_seconds',
    help: 'Since this instance last erased all logs that were old enough, or since it started; not told by engines',
  },
} as const satisfies Readonly<Record<string, GaugeText>>;

export type GaugeName = keyof typeof GAUGES;
