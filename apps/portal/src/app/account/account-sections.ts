// The parts of the personal centre in the order in which its navigation lists them.

export interface AccountSection {
  readonly address: string;
  /** Key of its name among the words. */
  readonly name: string;
}

export const ACCOUNT_SECTIONS: readonly AccountSection[] = [
  { address: '/account', name: 'account.section.overview' },
  { address: '/account/orders', name: 'account.section.orders' },
  { address: '/account/enrolments', name: 'account.section.enrolments' },
  { address: '/account/reservations', name: 'account.section.reservations' },
  { address: '/account/watches', name: 'account.section.watches' },
  { address: '/account/searches', name: 'account.section.searches' },
  { address: '/account/identity', name: 'account.section.identity' },
  { address: '/account/claims', name: 'account.section.claims' },
  { address: '/account/notices', name: 'account.section.notices' },
  { address: '/account/password', name: 'account.section.password' },
  { address: '/account/mobile', name: 'account.section.mobile' },
  { address: '/account/address', name: 'account.section.address' },
  { address: '/account/passkeys', name: 'account.section.passkeys' },
  { address: '/account/sessions', name: 'account.section.sessions' },
  { address: '/account/export', name: 'account.section.export' },
  { address: '/account/closing', name: 'account.section.closing' },
];
