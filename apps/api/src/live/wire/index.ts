// Lots, bids and refusals of the engine in the wire's words: functions alone, given all that they need.
export { bidReceiptOf } from './bid-receipt';
export { linesOf, lotTickOf, openLinesOf, openRecordLineOf, recordLineOf } from './lot-on-the-wire';
export { ownCeilingOf, proxyCancellationOf, proxyReceiptOf } from './proxy-receipt';
export { refusedAnswer } from './refused-answer';
