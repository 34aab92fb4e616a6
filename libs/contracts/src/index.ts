// Everything that crosses the wire, one name at a time.
export type {
  AgreeBody,
  AgreementChanges,
  AgreementView,
  CaptchaView,
  ChangeAddressBody,
  ChangeMobileBody,
  ChangePasswordBody,
  CheckMobileCodeBody,
  CloseAccountBody,
  ConfirmationBody,
  FieldRefusal,
  NoMachine,
  OrganisationFields,
  OwnAgreementView,
  PersonFields,
  ProfileView,
  ProofBody,
  ProofChallenge,
  ProofPurpose,
  ProofView,
  RecoverPasswordBody,
  RegionView,
  RegisterBody,
  SendSmsCodeBody,
  SessionView,
  SmsCodePurpose,
  SmsCodeSent,
  SmsLoginBody,
  UsernameView,
} from './accounts';
export type { AdminBanView, BanView } from './bans';
export { BUDGET_LOW_SHARE, type CodeBudgetView, type CodePurpose } from './code-budgets';
export {
  type ClaimedIdentity,
  type CorrectIdentityBody,
  IDENTITY_REFUSALS,
  IDENTITY_STATES,
  type IdentityRefusal,
  type IdentityRegionBody,
  type IdentityRegionView,
  type IdentityState,
  type OwnIdentityView,
} from './identity';
export {
  CLAIM_ABOUTS,
  CLAIM_FILES_A_MESSAGE_MAX,
  CLAIM_FILES_MAX,
  CLAIM_FILTERS,
  CLAIM_STATES,
  CLAIM_TEXT_MAX,
  CLAIMS_OPEN_MAX,
} from './claims';
export type {
  ActOnClaimBody,
  AdminClaimLine,
  AdminClaimMessageView,
  AdminClaimView,
  AssignClaimBody,
  ClaimAbout,
  ClaimedCar,
  ClaimFileView,
  ClaimFilter,
  ClaimLine,
  ClaimMessageKind,
  ClaimMessageView,
  ClaimState,
  ClaimTextBody,
  ClaimView,
  MakeClaimBody,
} from './claims';
export {
  AUCTION_LOTS_MAX,
  DEPOSIT_FEN_MAX,
  LIMIT_FACTOR_MAX,
  LOT_OPENS_AFTER_MS_MAX,
  OVERLAPS_TOLD_MAX,
  PLATES_AT_ONCE_MAX,
  STAGGER_MS_MAX,
} from './admin-auctions';
export type {
  AddLotsBody,
  AddStockLotsBody,
  AddToyLotsBody,
  AdminAuctionDetail,
  AuctionCheckView,
  AdminAuctionState,
  AdminAuctionView,
  AdminEnrolmentView,
  AdminEntryView,
  AdminLotView,
  AmendAuctionBody,
  AuctionNotesView,
  AuctionNoteView,
  AuctionPreview,
  AuctionTerms,
  AuctionNotice,
  AuctionVersionBody,
  ChangeLotBody,
  ChangeTermsBody,
  ClaimedPlate,
  CopyAuctionBody,
  DiscardAuctionBody,
  DraftRoom,
  GiveBackLotBody,
  MoveLotsBody,
  ExportFormat,
  UsualTerms,
  LotColumn,
  LotDraft,
  LotFault,
  LotFaultRule,
  NearAuction,
  ObstacleCode,
  OpenLotsBody,
  OrderLotsBody,
  OverlappingAuction,
  PlateClaim,
  PriceLotsBody,
  PublishAuctionBody,
  RemoveLotsBody,
  SheetCheck,
  SheetLot,
  StockPlateView,
} from './admin-auctions';
export { FAULTS_TOLD_MAX, HEADINGS_TOLD_MAX, LINES_TOLD_MAX, SHEET_BYTES_MAX } from './sheets';
export { OFFICE_HIT_KINDS, OFFICE_HITS_MAX, OFFICE_SEARCH_MAX, OFFICE_SEARCH_MIN } from './office-search';
export type { OfficeHit, OfficeHitKind, OfficeSearchBody, OfficeSearchView } from './office-search';
export type {
  SheetCause,
  SheetCauseCode,
  SheetProblem,
  SheetText,
  SheetWarning,
  SheetWarningCode,
} from './sheets';
export { ATTACHMENT_NAME_MAX, CONDITIONS_MAX, MEGABYTE } from './auction-conditions';
export type {
  AdminConditionsView,
  AttachmentProblem,
  AuctionAttachment,
  AuctionConditionsView,
  ChangeConditionsBody,
} from './auction-conditions';
export { AUCTION_STOP_KINDS, HELD_BEFORE_START_MS, STOP_KINDS } from './auction-stops';
export type { AdminStopView, AskStopBody, AuctionStopView, StopKind, StopState } from './auction-stops';
export {
  ARTICLE_POSITION_MAX,
  ARTICLE_SLUG,
  PICTURE_BYTES_MAX,
  PICTURE_SIDE_MAX,
  PICTURES_MAX,
} from './admin-content';
export type {
  AddAgreementBody,
  AddArticleBody,
  AdminAgreementHead,
  AdminAgreementView,
  AdminArticleHead,
  AdminArticleView,
  AdminContactView,
  AdminPictureView,
  AgreementState,
  AgreementWords,
  ArticlePreview,
  ArticleState,
  ArticleWords,
  ChangeArticleBody,
  ChangeSmsTextBody,
  PictureType,
  PictureUsage,
  PictureUses,
  PictureView,
  PreviewArticleBody,
  PublishArticleBody,
  ReasonBody,
  SmsTextChange,
  SmsTextName,
  SmsTextsView,
  SmsTextView,
  WithdrawArticleBody,
} from './admin-content';
export {
  CHOSEN_MESSAGES_MAX,
  FAILED_MESSAGES_MAX,
  MESSAGE_CHANNELS,
  UNDELIVERED_GROUPS,
} from './admin-messages';
export type {
  MessageChannel,
  SendChosenAgainBody,
  SendFailedAgainBody,
  SentAgain,
  UndeliveredGroup,
  UndeliveredMessage,
  UndeliveredSum,
  UndeliveredSums,
} from './admin-messages';
export { LOG_DAYS_MIN, SETTING_NAMES, SETTINGS } from './admin-settings';
export type {
  ChangeSettingBody,
  SettingBounds,
  SettingChange,
  SettingName,
  SettingView,
} from './admin-settings';
export { ORDER_SEARCHES, PLATE_FATES } from './admin-orders';
export type {
  AdminOrderDetail,
  AdminOrderHead,
  AdminRefundView,
  OrderActView,
  OrderCitizenView,
  OrderEventView,
  OrderPaymentView,
  OrderSearch,
  PlateFate,
  RefundOrderBody,
  SearchOrdersBody,
} from './admin-orders';
export {
  APPROVAL_KINDS,
  APPROVAL_RULES,
  faultOfSteps,
  SHIPPED_STEPS,
  stepFor,
  STEPPED_KINDS,
  STEPS_MAX,
} from './approvals';
export type {
  ApprovalKind,
  ApprovalStep,
  ApprovalStepsView,
  ChangeStepsBody,
  StaffAccessAct,
  StepFault,
} from './approvals';
export type { ApprovalGroup, ApprovalState, ApprovalView } from './approval-view';
export {
  CHECK_CHARACTERS,
  CONFIRMATION_KINDS,
  CONFIRMATION_NUMBER,
  CONFIRMATION_STATES,
} from './confirmations';
export type {
  CheckedConfirmation,
  ConfirmationFileView,
  ConfirmationHead,
  ConfirmationKind,
  ConfirmationState,
  ConfirmationsView,
} from './confirmations';
export { SEALED_FIELDS } from './admin-citizens';
export type {
  CitizenFile,
  CitizenLine,
  CitizenLock,
  CitizenSearchBody,
  LockCitizenBody,
  RevealBody,
  Revealed,
  SealedField,
} from './admin-citizens';
export type {
  ApprovalTerms,
  ApproveReservationBody,
  RejectReservationBody,
  ReservationCase,
  ReservationSearch,
} from './admin-reservations';
export type { ArticleHead, ArticleKind, ArticleView, ContactView } from './articles';
export type {
  AuctionInterest,
  AuctionState,
  AuctionView,
  BoardSnapshot,
  BoardUnchanged,
  EnterRoomBody,
  EntryView,
  LotWatchers,
  Page,
  RoomPass,
} from './auctions';
export { PAYS_BEFORE_CLOSE_MS } from './enrolments';
export type {
  ChangeEntryVinBody,
  DisqualificationView,
  EnrolBody,
  EnrolmentEntryView,
  EnrolmentState,
  EnrolmentView,
  EntryLotView,
  EntryOutcome,
  PickUpPlate,
  PickUpView,
  RaiseLimitBody,
} from './enrolments';
export type {
  ErrorBody,
  ErrorCode,
  ErrorData,
  PublicErrorCode,
  PublicErrorData,
  Refusal,
} from './refusal-codes';
export { LISTINGS_COUNTED_MAX } from './listings';
export type { BuyListingBody, ListingPattern, ListingSort, ListingState, ListingView } from './listings';
export { BID_FEN_MAX, PRICE_FEN_MAX, PRICE_FEN_MIN } from './lots';
export type {
  BidLine,
  BoardFigures,
  BidReceipt,
  LotFigures,
  LotPhase,
  LotSnapshot,
  LotTick,
  LotView,
  NoteKind,
  NoteLine,
  OwnCeiling,
  OwnProxy,
  PlaceBidBody,
  PressedBody,
  PlateView,
  ProxyCancellation,
  ProxyReceipt,
  RecordLine,
  SetProxyBody,
} from './lots';
export { noticeTitle } from './messages';
export type {
  NoticeKind,
  NoticeView,
  PushEndpointBody,
  PushKeyView,
  PushMessage,
  PushSubscriptionBody,
  UnreadNotices,
} from './messages';
export { INVOICE_KINDS, INVOICE_STATES, INVOICE_TITLE_KINDS, INVOICE_TITLE_MAX } from './invoices';
export type {
  AskInvoiceBody,
  InvoiceCase,
  InvoiceKind,
  InvoiceState,
  InvoiceTitleKind,
  InvoiceView,
  OrderInvoices,
} from './invoices';
export { ORDER_KINDS } from './orders';
export { PASSKEY_NAME_MAX, PASSKEYS_MAX } from './passkeys';
export type {
  NewPasskeyBody,
  NewPasskeyQuestion,
  PasskeyAnswer,
  PasskeyHint,
  PasskeyQuestion,
  PasskeysView,
  PasskeyView,
  RenamePasskeyBody,
} from './passkeys';
export type {
  DepositState,
  DepositView,
  OrderGroup,
  OrderHead,
  OrderKind,
  OrderState,
  OrderTopic,
  OrderView,
  RefundState,
  RefundView,
} from './orders';
export {
  type CheckedPayment,
  PAYMENT_STANDINGS,
  type PaymentCheck,
  type PaymentStanding,
  type PaymentStart,
  type StartPaymentBody,
} from './payments';
export { PRACTICE_KEY_FORM, PRACTICE_NAMESPACE } from './practice';
export type { PracticeClientEvents, PracticeEnd, PracticeServerEvents, PracticeView } from './practice';
export { premiumOf, REPORT_DAYS_MAX, unsoldRateOf } from './reports';
export type {
  AuctionTurnout,
  DefaultsReport,
  DefaultsRow,
  Month,
  PriceBand,
  PricesReport,
  ReportPeriod,
  SalesReport,
  SalesRow,
  SaleWay,
} from './reports';
export type {
  PlateCheckView,
  ReservationRefusal,
  ReservationState,
  ReservationTerms,
  ReservationView,
  ReserveBody,
} from './reservations';
export type {
  AuctionResult,
  AuctionResultHead,
  AuctionSums,
  JournalLine,
  LotResult,
  NextBidderResult,
  ResultSort,
} from './results';
export type { ErasureRun, LogKind, RetentionView } from './retention';
export { LINE_TICKET_LIFE_MS } from './session';
export type { CitizenView, ClockReading, LoginBody, OwnCitizenView } from './session';
export { LIVE_NAMESPACE } from './socket-events';
export type {
  Answer,
  AuctionCourseMessage,
  AuctionMessage,
  BoardTick,
  ClientToServerEvents,
  Reply,
  RoomMessageTold,
  ServerToClientEvents,
} from './socket-events';
export { SOLD_PLATES_COUNTED_MAX } from './sold-plates';
export type {
  PriceFigures,
  PricePeriod,
  PricePeriodLength,
  SoldPlateFigures,
  SoldPlateSort,
  SoldPlateView,
} from './sold-plates';
export type {
  SavedSearches,
  SavedSearchScope,
  SavedSearchView,
  SavedSearchWish,
  SaveSearchBody,
} from './saved-searches';
export type {
  ListingWatches,
  ListingWatchView,
  NoticeChoices,
  NoticeTopic,
  NoticeWays,
  WatchPage,
  WatchView,
} from './watches';
export { ACTS_BEFORE_START_MS, CONTROL_BIDS_MAX, LOT_ACTS, ROOM_MESSAGE_MAX } from './control';
export type {
  ControlActDone,
  ControlActKind,
  ControlActView,
  ControlBid,
  ControlCutOff,
  ControlEvents,
  ControlDurability,
  ControlFigures,
  ControlLot,
  ControlNews,
  ControlRoomView,
  DisqualifiedPaddle,
  DisqualifyBody,
  LotAct,
  LotActBody,
  LotActResult,
  PaddleHolder,
  RoomMessage,
  RoomMessageBody,
  StopBy,
} from './control';
export {
  AGENT_NAME_MAX,
  COLLECTORS,
  HAND_OVER_FOUND_MAX,
  HAND_OVER_PAPERS_MAX,
  HAND_OVER_STATES,
  HAND_OVER_TEXT_MAX,
  PAPER_NAME_MAX,
  SALE_SOURCES,
} from './hand-over';
export type {
  ChangePapersBody,
  CollectBody,
  CollectionView,
  Collector,
  FindHandOversBody,
  HandOverBuyer,
  HandOverPapersView,
  HandOversFound,
  HandOverState,
  HandOverView,
  PaperName,
  SaleSource,
} from './hand-over';
export { LOT_OUTCOMES, PLATE_PLACES } from './ended-lots';
export type { EndedLotView, NextBidderOffer, PlatePlace, ReturnPlatesBody } from './ended-lots';
export { EXPORT_ABOUT_MAX, EXPORTED_TABLES } from './audit';
export type {
  AuditCheck,
  AuditEntryView,
  AuditName,
  AuditNames,
  AuditPage,
  AuditPart,
  ExportedTable,
  NoteExportBody,
} from './audit';
export type { HeadFault, HeadsCheck } from './kept-heads';
export type {
  AuctionRecordView,
  LogProof,
  LogPlaces,
  LogProofs,
  LogStatus,
  OwnBid,
  OwnBids,
  OwnRefusalCount,
  WitnessStatus,
} from './public-log';
export {
  ACTING_PERMISSIONS,
  type ChangeRoleBody,
  EDITABLE_ROLES,
  orderedRoles,
  type Permission,
  PERMISSIONS,
  PERMISSIONS_OF,
  permissionsOf,
  TAKING_TWO_PERMISSIONS,
  type RoleSets,
  type RoleView,
  STAFF_ROLES,
  type StaffRole,
} from './staff-permissions';
export { SECURITY_KINDS } from './security-events';
export type { SearchSecurityEventsBody, SecurityEventView, SecurityKind } from './security-events';
export { REASON_MAX } from './staff';
export type {
  AddStaffBody,
  ChangeStaffBody,
  ChangeStaffPasswordBody,
  EndStaffSessionsBody,
  NewPhone,
  NewStaffPasswordBody,
  ResetStaffBody,
  StaffAdded,
  StaffAnswer,
  StaffConfirmation,
  StaffLogInBody,
  StaffLogInStep,
  StaffName,
  StaffSessionView,
  StaffTotpBody,
  StaffView,
} from './staff';
export { ODD_PAYMENT_OUTCOMES, WINNER_SORTS, WINNER_STATES } from './settlement';
export type {
  AccountSums,
  CloseDifferenceBody,
  CloseOddPaymentBody,
  DepositSums,
  DifferenceKind,
  DifferenceState,
  DifferenceView,
  ExtendBalanceBody,
  LedgerAccount,
  LedgerEntryKind,
  LedgerEntryView,
  LedgerFault,
  LedgerSums,
  OddPaymentCase,
  OddPaymentClosing,
  OddPaymentGroup,
  OddPaymentOutcome,
  ReconcileBody,
  ReconciliationHead,
  ReconciliationState,
  RefundApproval,
  RefundCase,
  RefundGroup,
  RefundOutside,
  RefundReason,
  SettlementHead,
  SettlementView,
  SettleOutsideBody,
  RemindedView,
  WinnerBalance,
  WinnerSort,
  WinnerState,
  WinnerContact,
  WinnerView,
} from './settlement';
export type { StaffErrorCode, StaffErrorData } from './staff-refusal-codes';
export { RANGE_PLATES_MAX, STOCK_ACT_PLATES_MAX, STOCK_PLACES } from './stock';
export type {
  AddPlateBody,
  AddRangeBody,
  ChangePlateBody,
  PlateColumn,
  PlateEventView,
  PlateFault,
  PlateFaultRule,
  PlatesAdded,
  PlateSheetCheck,
  PlateTerms,
  PlateWay,
  PriceStockBody,
  RangeBody,
  RangeCheck,
  SeenPlate,
  SheetPlate,
  StockActBody,
  StockItemDetail,
  StockItemView,
  StockPlace,
  StockPlaceKind,
  StockSort,
  StockState,
} from './stock';
export {
  compactBoardTick,
  compactLotTick,
  readBoardTick,
  readEvent,
  readLotTick,
  readsCompactTicks,
  TICK_FORM,
  TICK_HANDSHAKE,
} from './tick-forms';
export type { CompactTick, OnTheWire } from './tick-forms';
export { TRIED_KINDS } from './tried';
export type { Tried, TriedHere, TriedKind, TriedView, WholeRun } from './tried';
export {
  REGISTER_CHECK_MAX,
  REGISTER_COLUMNS,
  REGISTER_LINE_RESULTS,
  REGISTER_LINES_MAX,
  REGISTER_STATES,
  REGISTER_TROUBLES,
} from './vehicle-register';
export type {
  CheckRegisterBody,
  RegisterAnswers,
  RegisterCheck,
  RegisterColumn,
  RegisterLine,
  RegisterLineResult,
  RegisterReportView,
  RegisterState,
  RegisterView,
  RegisterWay,
} from './vehicle-register';
export { WAITING_SOURCES } from './waiting-acts';
export type {
  WaitingActsView,
  WaitingActView,
  WaitingAuctionState,
  WaitingFacts,
  WaitingKind,
  WaitingSource,
} from './waiting-acts';
export { FAILED_LOG_IN_ACT, WORK_KINDS } from './work';
export type {
  AlertWaysBody,
  AlertWaysView,
  LogInFailure,
  WorkItem,
  WorkKind,
  WorkMoney,
  WorkSession,
  WorkView,
} from './work';
export type { HeldVin } from './held-vin';
export type { DeclaredVehicleView } from './declared-vehicles';
export type { HeldVinRefusal, VinCheckView } from './vins';
export { PATTERN_KINDS } from './bidding-patterns';
export type { PatternKind, PatternLot, PatternReport, PatternSums, PatternView } from './bidding-patterns';
