// Presentational components and design tokens, one name at a time: inputs in, events out, no HTTP.
export { formatLeft } from './countdown/format-left';
export { Icon, type IconName } from './icon/icon';
export { ConnectionChip, type ConnectionQuality } from './live/connection-chip';
export type { CurveFrame, CurvePoint } from './live/curve-chart';
export { showLateChart } from './live/late-chart';
export { formatYuan, groupYuan } from './money/format-yuan';
export { YuanPipe } from './money/yuan.pipe';
export { Plate } from './plate/plate';
export { spellPlate } from './plate/plate-layout';
export { Notice, type NoticeKind } from './states/notice';
export { Skeleton } from './states/skeleton';
export { StateChip } from './states/state-chip';
export type { Tone } from './live/state-strip';
