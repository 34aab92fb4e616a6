// The places of the site, in the order in which header and footer list them.
import { type Language, LANGUAGE_FACTS, LANGUAGES } from '@haopai/rules';

export interface Place {
  readonly address: string;
  /** Key of its name among the words. */
  readonly name: string;
}

export const PLACES: readonly Place[] = [
  { address: '/', name: 'nav.home' },
  { address: '/plates', name: 'nav.plates' },
  { address: '/auctions', name: 'nav.auctions' },
  { address: '/reserve', name: 'nav.reserve' },
  { address: '/guides', name: 'nav.guides' },
  { address: '/announcements', name: 'nav.announcements' },
  { address: '/results', name: 'nav.results' },
  { address: '/contact', name: 'nav.contact' },
];

/** In the footer alone: what everybody may read before they register, and look up afterwards. */
export const AGREEMENT: Place = { address: '/agreement', name: 'nav.agreement' };

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
