// The record of an auction, checked: lots replayed by rules that share nothing with the engine, leaves and checkpoints of the public log, texts, result. Pure; hashing and verifying are given.
export type { StampVerdict, VerifyStamp } from './check-stamps';
export { GENESIS_HASH } from './chain-hash';
export { wordsOf } from './fault-words';
export { type Fault, FAULTS, type Finding } from './finding';
export { type HeadRow, type JournalRow, LotAudit } from './lot-audit';
export {
  mayBeAltered,
  type RecordFault,
  type RecordFinding,
  type ReportLanguage,
  wordsOfFault,
} from './record-faults';
export type { PublishedWith } from './published-terms';
export { type Inflate, readZip, type ZipSource } from './read-zip';
export type { RecordFiles } from './record-files';
export { reportOf } from './report';
export { UnreadableRecord, type UnreadableWhy } from './unreadable-record';
export type { LotVerdict } from './verify-lot';
export { type RecordTrust, type RecordVerdict, verifyRecord } from './verify-record';
