// The countdowns that the manual has (docs/domain.md, "The clock").
import { DEFAULT_COUNTDOWN_MS, DEFAULT_FIRST_BID_MS } from './countdown';

describe('countdowns', () => {
  it('waits five minutes for a first bid and one minute after each', () => {
    expect([DEFAULT_FIRST_BID_MS, DEFAULT_COUNTDOWN_MS]).toEqual([300_000, 60_000]);
  });
});
