// The parts of the personal centre: what people come for, and what lies folded, in the order in which they are listed.

export interface AccountSection {
  readonly address: string;
  /** Key of its name among the words. */
  readonly name: string;
  /** Stands beside it, one press away. */
  readonly beside?: string;
}

export const OWN_SECTIONS: readonly AccountSection[] = [
  { address: '/account/orders', name: 'account.section.orders' },
  { address: '/account/enrolments', name: 'account.section.enrolments' },
  { address: '/account/reservations', name: 'account.section.reservations' },
  { address: '/account/watches', name: 'account.section.kept', beside: '/account/searches' },
];

/** Closing the account stands last, and small. */
export const SECURITY_SECTIONS: readonly AccountSection[] = [
  { address: '/account/notices', name: 'account.section.notices' },
  { address: '/account/identity', name: 'account.section.identity' },
  { address: '/account/claims', name: 'account.section.claims' },
  { address: '/account/password', name: 'account.section.password' },
  { address: '/account/mobile', name: 'account.section.mobile' },
  { address: '/account/address', name: 'account.section.address' },
  { address: '/account/passkeys', name: 'account.section.passkeys' },
  { address: '/account/sessions', name: 'account.section.sessions' },
  { address: '/account/export', name: 'account.section.export' },
  { address: '/account/closing', name: 'account.section.closing' },
];

/** Whether a page is this part, or one of its items. */
export function isOf({ address, beside }: AccountSection, path: string): boolean {
  return path === address || path === beside || path.startsWith(`${address}/`);
}
