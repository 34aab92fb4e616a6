// What a replay makes of a lot's public record is what the lot was: compared after every event of the journals that are kept for ever.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { courseOf } from '@haopai/contracts/replay';
import { figuresOf } from '@haopai/engine';
import { decodeLotEvent, evolve, type LotState, UNSCHEDULED } from '@haopai/lot';
import { openRecordLineOf } from './lot-on-the-wire';

const JOURNALS = path.resolve(__dirname, '../../../../../libs/lot/src/journals');
const names = readdirSync(JOURNALS);

describe('a replayed lot', () => {
  it('is tried on journals', () => {
    expect(names.length).toBeGreaterThan(5);
  });

  it.each(names)('is after each line what it was then: %s', (name) => {
    const events = readFileSync(path.join(JOURNALS, name), 'utf8').trim().split('\n').map(decodeLotEvent);
    let lot: LotState = UNSCHEDULED;
    let firstBidMs = 0;
    const was = events.map((event) => {
      lot = evolve(lot, event);
      if (lot.phase === 'unscheduled') throw new Error('the journal begins with another event');
      firstBidMs = lot.terms.firstBidMs;
      return figuresOf(lot);
    });
    const lines = events.map((event, index) => openRecordLineOf({ version: index + 1, event, hash: '' }));
    const shown = courseOf(lines, firstBidMs);
    expect(shown.map((moment) => ({ ...moment, atMs: undefined }))).toEqual(
      was.map((figures) => ({ ...figures, lotId: undefined })),
    );
  });
});
