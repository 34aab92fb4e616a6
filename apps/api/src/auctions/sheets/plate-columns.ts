// The columns that every spreadsheet of plates has; each adds its price.
import type { Heading } from './sheet-columns';

export const PLATE_COLUMNS = {
  plate: { zh: '号牌', en: 'Plate', also: ['号牌号码', '车牌', '车牌号', 'platenumber', 'number'] },
  colour: { zh: '颜色', en: 'Colour', also: ['号牌颜色', 'color'] },
  personalised: { zh: '个性化', en: 'Personalised', also: ['个性化号牌', 'personalized'] },
  region: { zh: '证件所在地', en: 'Region', also: ['所在地', '地区', '区域', 'district'] },
} satisfies Readonly<Record<string, Heading>>;
