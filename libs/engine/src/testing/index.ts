// Fakes and contract suites of the runtime's ports, for the specs of those who implement or use them.
export { ForwardingClient } from '../forwarding-client';
export { journalContract } from './journal-contract';
export type { JournalUnderTest } from './journal-contract';
export { MemoryJournal } from '../memory-journal';
export { batchOf, recordsOf, termsOf } from './records';
export { soleOwner } from '../sole-owner';
export { letPromisesSettle, VirtualClock } from './virtual-clock';
export { Random } from '../simulation/random';
