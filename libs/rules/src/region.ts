// Which regions may buy a plate (docs/domain.md, "Fixed-price sale" and "Auction"; manual, ch. 4 and 5).
import type { Language } from './languages';

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

export interface RegionNames {
  readonly nameZh: string;
  readonly nameEn: string;
}

export function regionName({ nameZh, nameEn }: RegionNames, language: Language): string {
  return { zh: nameZh, en: nameEn }[language];
}
