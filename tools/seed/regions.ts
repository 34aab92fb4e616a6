// The districts and counties of Jinhua, whose citizens buy its plates.
import type { Database } from './rows';

export const JINHUA_REGIONS = [
  { code: '330702', zh: '婺城区', en: 'Wucheng' },
  { code: '330703', zh: '金东区', en: 'Jindong' },
  { code: '330723', zh: '武义县', en: 'Wuyi' },
  { code: '330726', zh: '浦江县', en: 'Pujiang' },
  { code: '330727', zh: '磐安县', en: "Pan'an" },
  { code: '330781', zh: '兰溪市', en: 'Lanxi' },
  { code: '330782', zh: '义乌市', en: 'Yiwu' },
  { code: '330783', zh: '东阳市', en: 'Dongyang' },
  { code: '330784', zh: '永康市', en: 'Yongkang' },
] as const;

export const HOME_REGION = '330702';

/** Those that are there stay as they are. */
export async function ensureRegions(db: Database): Promise<void> {
  const rows = JINHUA_REGIONS.map(({ code, zh, en }) => [code, zh, en]);
  await db.query('INSERT IGNORE INTO regions (code, name_zh, name_en) VALUES ?', [rows]);
}
