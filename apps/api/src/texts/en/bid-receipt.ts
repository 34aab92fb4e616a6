// The words of receipts of bids, in English.
import type { BidReceiptWords } from '../shapes/bid-receipt-words';

export const bidReceipt: BidReceiptWords = {
  title: 'Receipt of a bid',
  fileName: 'Receipt of a bid',
  labels: {
    bidId: 'Bid number',
    auction: 'Auction',
    plate: 'Plate',
    paddle: 'Paddle',
    kind: 'Made as',
    amount: 'Amount',
    acceptedAt: 'Accepted at (Beijing time)',
    receivedAt: 'Arrived at (Beijing time)',
    outcome: 'Outcome',
    reason: 'Refused because',
    judgedBy: 'Judged by the price',
    log: 'Public log',
    leaf: 'Place in the log (from 0)',
    treeSize: 'Entries under the checkpoint',
    logKey: 'Key of the log',
  },
  kinds: { bid: 'a bid', maximum: 'a maximum bid', forMaximum: 'a bid made for a maximum bid' },
  outcomes: { accepted: 'accepted', refused: 'refused' },
  reasons: {
    'BID.TOO_LOW': 'it was too low',
    'BID.NOT_ON_LADDER': 'its amount was none of the steps',
    'BID.ALREADY_LEADING': 'its paddle led already',
    'BID.ENTRY_BOUND': 'the deposit stood behind another lot',
    'BID.OTHER_ENTRY_HERE': 'the paddle bid here with another deposit',
    'BID.OVER_LIMIT': 'it was above what the deposit allows',
    'BID.TOO_LATE': 'the time was up',
    'BID.CEILING_TOO_LOW': 'the maximum bid was too low',
    'BID.CEILING_CHANGED_TOO_OFTEN': 'the maximum bid had been changed too often',
    'PADDLE.DISQUALIFIED': 'the paddle was disqualified',
    'LOT.NOT_OPEN': 'the lot was not open yet',
    'LOT.PAUSED': 'the lot was paused',
    'LOT.WITHDRAWN': 'the lot was withdrawn',
    'LOT.ENDED': 'the lot had ended',
  },
  acceptedNotes: [
    'This bid stands in the public log, where nobody can change or remove it unseen. Whether it won is told by the published result.',
  ],
  refusedNotes: [
    'This refusal stands in the public log, where nobody can change or remove it unseen: when the bid arrived, why it was refused, and by which price it was judged. The amount is not in the log.',
  ],
  notes: [
    'Check it with the JSON file of the same name, and keep both. Should the file be lost, it can be reckoned anew from the small print below (RFC 6962, SHA-256, Ed25519).',
  ],
  smallPrint: {
    leaf: 'Entry of the log (leaf)',
    before: 'Hash of the lot’s record before it',
    event: 'Its line in the lot’s record',
    proof: 'Proof of inclusion: hashes from the leaf up (base64)',
    checkpoint: 'Checkpoint with its signatures',
    witnessKeys: 'Keys of the witnesses',
    none: 'none',
  },
  proof: [
    'To check: open this address and choose the JSON file.',
    'Once the page is open it needs no network, and the file is not sent anywhere.',
  ],
};
