// The page of what was asked for: pure.

interface AskedFor {
  readonly kind: string;
  readonly subject: string;
  readonly facts: Readonly<Record<string, string | number | boolean | null>>;
}

/** Null where there is none. */
export function addressOf({ kind, subject, facts }: AskedFor): readonly string[] | null {
  const which = subject.split(':').slice(1).join(':');
  const auctionId = String(facts['auctionId'] ?? '');
  switch (kind) {
    case 'refund':
      return ['/orders', which];
    case 'extension':
      return ['/settlement/auctions', auctionId];
    case 'withdrawal':
    case 'textToAll':
      return ['/control', auctionId];
    case 'article':
      return ['/content/articles', which];
    case 'steps':
      return ['/settings'];
    case 'roles':
      return ['/staff/roles'];
    case 'staff':
      return subject.startsWith('staff:') ? ['/staff', which] : ['/staff'];
    default:
      // Of a release after this one.
      return null;
  }
}
