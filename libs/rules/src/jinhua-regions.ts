// The districts and counties of Jinhua, as a new installation gets them; afterwards they are data of that installation.

export interface Region {
  /** Administrative code (GB/T 2260). */
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
}

export const JINHUA_REGIONS: readonly Region[] = [
  { code: '330702', nameZh: '婺城区', nameEn: 'Wucheng' },
  { code: '330703', nameZh: '金东区', nameEn: 'Jindong' },
  { code: '330723', nameZh: '武义县', nameEn: 'Wuyi' },
  { code: '330726', nameZh: '浦江县', nameEn: 'Pujiang' },
  { code: '330727', nameZh: '磐安县', nameEn: "Pan'an" },
  { code: '330781', nameZh: '兰溪市', nameEn: 'Lanxi' },
  { code: '330782', nameZh: '义乌市', nameEn: 'Yiwu' },
  { code: '330783', nameZh: '东阳市', nameEn: 'Dongyang' },
  { code: '330784', nameZh: '永康市', nameEn: 'Yongkang' },
];
