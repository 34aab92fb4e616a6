// What begins with the name of an auction begins large.
import { asSentence } from './as-sentence';

describe('a sentence of an announcement', () => {
  it('begins large, also within the brackets of a link, and is left alone otherwise', () => {
    expect(asSentence('auction 2 of 2026 is cancelled')).toBe('Auction 2 of 2026 is cancelled');
    expect(asSentence('[auction 2 of 2026](/auctions/2) is cancelled')).toBe(
      '[Auction 2 of 2026](/auctions/2) is cancelled',
    );
    expect(asSentence('春季专场 is cancelled')).toBe('春季专场 is cancelled');
    expect(asSentence('2026年第2期取消')).toBe('2026年第2期取消');
  });
});
