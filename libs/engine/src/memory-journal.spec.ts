// The journal in memory keeps the contract of journals.
import { journalContract, MemoryJournal } from './testing';

describe('MemoryJournal', () => {
  journalContract(() => {
    const disk = new MemoryJournal();
    let id = 0;
    return { open: () => disk, freshId: () => ++id };
  });
});
