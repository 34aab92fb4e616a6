// Under which heading each text message stands.

export const SMS_GROUPS = ['account', 'auctions', 'money', 'reservations', 'staff', 'others'] as const;
type SmsGroup = (typeof SMS_GROUPS)[number];

const BEGINNINGS: readonly (readonly [RegExp, SmsGroup])[] = [
  [/Code$|^(?:mobile|passkey|password)/, 'account'],
  [/^reservation/, 'reservations'],
  [/^(?:balance|deposit|nextBidder|win)/, 'money'],
  [/^(?:work|decision)/, 'staff'],
  [/^(?:enrolled|auction|lot|watch|outbid)/, 'auctions'],
];

/** What a release after this one brings stands among the others. */
export function smsGroupOf(template: string): SmsGroup {
  return BEGINNINGS.find(([beginning]) => beginning.test(template))?.[1] ?? 'others';
}
