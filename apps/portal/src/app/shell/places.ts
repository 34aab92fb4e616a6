// The places of the site, in the order in which the menu and the footer list them.
import { type Language, LANGUAGE_FACTS, LANGUAGES } from '@haopai/rules';

export interface Place {
  readonly address: string;
  /** Key of its name among the words. */
  readonly name: string;
}

/** What most people come for: the menu. */
export const MENU_PLACES: readonly Place[] = [
  { address: '/plates', name: 'nav.plates' },
  { address: '/auctions', name: 'nav.auctions' },
  { address: '/results/prices', name: 'nav.prices' },
  { address: '/practice', name: 'nav.practice' },
];

/** In the menu of a phone, for who is logged in; elsewhere the name in the header leads there. */
export const OWN_PLACES: readonly Place[] = [
  { address: '/account', name: 'nav.own.account' },
  { address: '/account/enrolments', name: 'nav.own.enrolments' },
  { address: '/account/orders', name: 'nav.own.orders' },
];

/** At the foot of every page: what is looked up, and what anybody may check. */
export const FOOTER_PLACES: readonly Place[] = [
  { address: '/reserve', name: 'nav.reserve' },
  { address: '/guides', name: 'nav.guides' },
  { address: '/announcements', name: 'nav.announcements' },
  { address: '/results', name: 'nav.results' },
  { address: '/papers', name: 'nav.papers' },
  { address: '/papers/record', name: 'nav.record' },
  { address: '/papers/log', name: 'nav.log' },
  { address: '/contact', name: 'nav.contact' },
  { address: '/agreement', name: 'nav.agreement' },
];

export interface Manual {
  readonly address: string;
  readonly language: Language;
  /** In its own language, whatever the page's is. */
  readonly name: string;
}

/** The operation manual as a file, in each language. */
export const MANUALS: readonly Manual[] = LANGUAGES.map((language) => ({
  address: `/manual/haopai-manual.${language}.pdf`,
  language,
  name: LANGUAGE_FACTS[language].name,
}));
