// For the specs of whoever uses the log.
export { sha256 } from './naive-tree';
export { makeReceipt, newSigner, type Signer } from './receipts';
