// Which regions may buy a plate (docs/domain.md, "Fixed-price sale" and "Auction"; manual, ch. 4 and 5).
import type { CreditCode } from './credit-code';
import { type Language, wordsFor } from './languages';
import type { OrganisationCode } from './organisation-code';
import type { ResidentId } from './resident-id';

export interface RegionalPlate {
  /** Administrative code of the region that the plate belongs to. */
  readonly region: string;
  /** 个性化号牌: open to every region. */
  readonly isPersonalised: boolean;
}

/** A citizen buys and bids for plates of the region of their document, and for personalised ones. */
export function isOpenToRegion(plate: RegionalPlate, region: string): boolean {
  return plate.isPersonalised || plate.region === region;
}

/** In Chinese, and in Latin letters. */
export interface RegionNames {
  readonly nameZh: string;
  readonly nameEn: string;
}

/** In a language in which regions have no names of their own it is the Chinese one. */
export function regionName({ nameZh, nameEn }: RegionNames, language: Language): string {
  return wordsFor({ zh: nameZh, en: nameEn }, language) ?? nameZh;
}

/** An administrative code, as documents carry it: of a resident ID its first six digits, of a credit code its third to eighth character. */
const REGION_CODE = /^\d{6}$/;

/**
 * The region that the number of a document names, null where it names none: permits and foreigners' cards, the older code of organisations.
 * It is where the document's holder was registered first, so that another region is worth a second look and no fault.
 */
export function regionOfDocument(document: ResidentId | CreditCode | OrganisationCode): string | null {
  if (typeof document === 'string') return null;
  if ('organisationCode' in document) {
    const code = document.number.slice(2, 8);
    return REGION_CODE.test(code) ? code : null;
  }
  return document.kind === 'citizen' ? document.regionCode : null;
}
