// Who and what plays in the demo: citizens with known passwords, bots, and plates worth looking at.
import type { LotSpec } from './make-auction';
import type { CitizenSpec } from './make-citizens';
import { HOME_REGION } from './regions';

export const DEMO_PASSWORD = 'haopai-demo';
export const DEMO_SHARES = 3;
export const BOT_SHARES = 4;

const YIWU = '330782';
const YUAN = 100;

/** All of the home region, so that any two of them can outbid each other. */
export const DEMO_CITIZENS: readonly CitizenSpec[] = [
  { username: 'demo1', displayName: '陈晓明' },
  { username: 'demo2', displayName: '林雨桐' },
  { username: 'demo3', displayName: '王建国' },
  { username: 'demo4', displayName: '金华市春江物流有限公司', kind: 'organisation' },
];

export const DEMO_BOTS: readonly CitizenSpec[] = [
  { username: 'bot_01', displayName: '周海燕' },
  { username: 'bot_02', displayName: '吴志强' },
  { username: 'bot_03', displayName: '郑丽华' },
  { username: 'bot_04', displayName: '孙伟民' },
  { username: 'bot_05', displayName: '何家豪', region: YIWU },
  { username: 'bot_06', displayName: '徐思远', region: YIWU },
];

/** Under way when the site is there. */
export const LIVE_LOTS: readonly LotSpec[] = [
  { plate: '浙G8888A', startPriceFen: 50_000 * YUAN },
  { plate: '浙G66Y66', startPriceFen: 30_000 * YUAN },
  { plate: '浙G12321', startPriceFen: 8_000 * YUAN },
  { plate: '浙GD88888', startPriceFen: 60_000 * YUAN },
  { plate: '浙G5678B', region: YIWU, startPriceFen: 12_000 * YUAN },
  { plate: '浙GF10086', startPriceFen: 5_000 * YUAN },
  { plate: '浙G520LY', isPersonalised: true, startPriceFen: 20_000 * YUAN },
  { plate: '浙G99998', isYellow: true, startPriceFen: 15_000 * YUAN },
  { plate: '浙G1M111', startPriceFen: 18_000 * YUAN },
  { plate: '浙G16888', startPriceFen: 26_000 * YUAN },
  { plate: '浙GDA6666', region: YIWU, startPriceFen: 16_000 * YUAN },
  { plate: '浙G66666F', isPersonalised: true, startPriceFen: 40_000 * YUAN },
];

/** Opens ten minutes later, when those above are sold or nearly so. */
export const NEXT_LOTS: readonly LotSpec[] = [
  { plate: '浙G55555', startPriceFen: 70_000 * YUAN },
  { plate: '浙G8K888', startPriceFen: 24_000 * YUAN },
  { plate: '浙G2345Q', startPriceFen: 9_000 * YUAN },
  { plate: '浙GD51888', startPriceFen: 14_000 * YUAN },
  { plate: '浙G6C666', region: YIWU, startPriceFen: 15_000 * YUAN },
  { plate: '浙GF36963', startPriceFen: 6_000 * YUAN },
  { plate: '浙G1349L', isPersonalised: true, startPriceFen: 7_000 * YUAN },
  { plate: '浙G88188', startPriceFen: 28_000 * YUAN },
  { plate: '浙G70707', startPriceFen: 8_000 * YUAN },
];

export const TOMORROWS_LOTS: readonly LotSpec[] = [
  { plate: '浙G77777', startPriceFen: 80_000 * YUAN },
  { plate: '浙G6789K', startPriceFen: 12_000 * YUAN },
  { plate: '浙GD66788', startPriceFen: 9_000 * YUAN },
  { plate: '浙G3A333', region: YIWU, startPriceFen: 14_000 * YUAN },
  { plate: '浙G1314W', isPersonalised: true, startPriceFen: 22_000 * YUAN },
  { plate: '浙G20008', startPriceFen: 6_000 * YUAN },
];

/** Not published: plates that are reserved come in beside them. */
export const DRAFTED_LOTS: readonly LotSpec[] = [
  { plate: '浙G30303', startPriceFen: 7_000 * YUAN },
  { plate: '浙GF20266', startPriceFen: 6_000 * YUAN },
];

/** Sold by the bots within a minute of the first start, so that a newcomer finds a real result. */
export const FINISHED_LOTS: readonly LotSpec[] = [
  { plate: '浙G9999H', startPriceFen: 35_000 * YUAN },
  { plate: '浙GD33333', startPriceFen: 20_000 * YUAN },
  { plate: '浙G4C044', region: HOME_REGION, startPriceFen: 5_000 * YUAN },
  { plate: '浙G88168', startPriceFen: 16_000 * YUAN },
];
