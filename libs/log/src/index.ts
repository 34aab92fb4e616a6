// A log that nobody can rewrite: tree, tiles, proofs, checkpoints, signatures, witnesses, leaves. Pure; hashing and signing are given.
export { formatAddCheckpoint, parseAddCheckpoint, parseTreeSize, TREE_SIZE_TYPE } from './add-checkpoint';
export type { AddCheckpoint } from './add-checkpoint';
export {
  checkReceiptSize,
  formatBidReceipt,
  parseBidReceipt,
  RECEIPT_BYTES_MAX,
  RECEIPT_FORMAT,
  RECEIPT_VERSION,
} from './bid-receipt';
export type { BidReceipt, ReceiptEvent, ToldBid } from './bid-receipt';
export { formatBidReceipts, parseBidReceipts, RECEIPTS_BYTES_MAX, RECEIPTS_MAX } from './bid-receipts';
export { areEqual, fromBase64, textOf, toBase64, toHex, utf8 } from './bytes';
export { formatCheckpoint, openCheckpoint, parseCheckpoint } from './checkpoints';
export type { Checkpoint, SignedCheckpoint, Trust } from './checkpoints';
export { checkBidReceipt } from './check-bid-receipt';
export type { ProvedBid, ProvedReceipt, ReceiptTrust } from './check-bid-receipt';
export { appendLeaf, EMPTY_RANGE, rootOfRange } from './compact-range';
export type { CompactRange } from './compact-range';
export { ENTRY_BYTES_MAX, formatBundle, parseBundle } from './entry-bundles';
export { formatLeaf, LEAF_VERSION, parseLeaf } from './leaves';
export type {
  AuctionLeaf,
  EndLeaf,
  EventLeaf,
  HexHash,
  Leaf,
  LotOutcome,
  RefusalLeaf,
  RefusalsLeaf,
  ResultLeaf,
} from './leaves';
export type { TreeNode } from './leaf-ranges';
export { checked, fault } from './log-fault';
export type { Checked, LogFault, LogFaultCode, LogFaultData } from './log-fault';
export { formatVerifierKey, noteKey, parseVerifierKey } from './note-keys';
export type { NoteKey, NoteKeyKind } from './note-keys';
export { CLOCK_AHEAD_MAX_MS, cosignNote, signNote, verifyNote } from './note-signatures';
export type { Sign, VerifiedSignature, VerifyEd25519 } from './note-signatures';
export { proveConsistency, proveInclusion, rootOfNodes, verifyConsistency, verifyInclusion } from './proofs';
export type { Consistency, Inclusion, Proof, ReadNode } from './proofs';
export { rootShown, tilesForRootShown } from './root-shown';
export {
  addSignatures,
  formatNote,
  formatSignatureLine,
  parseNote,
  parseSignatureLines,
  SIGNATURES_MAX,
} from './signed-notes';
export type { Note, NoteSignature } from './signed-notes';
export {
  bundlePath,
  parseBundlePath,
  parseTilePath,
  TILE_WIDTH,
  tilePath,
  tilesOfTree,
  tileWidth,
} from './tile-paths';
export type { BundleId, TileId } from './tile-paths';
export {
  edgeOfTiles,
  EMPTY_EDGE,
  growTree,
  nodesInTiles,
  partialTiles,
  tilesForConsistency,
  tilesForInclusion,
} from './tiles';
export type { FullTile, ReadTile, Tile, TreeEdge } from './tiles';
export { HASH_BYTES, hashLeaf, hashOfNothing } from './tree-hash';
export type { Sha256 } from './tree-hash';
