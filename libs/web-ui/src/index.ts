// Presentational components and design tokens, one name at a time: inputs in, events out, no HTTP.
export { CountdownRing } from './countdown/countdown-ring';
export { formatLeft } from './countdown/format-left';
export { type Choice, ChoiceField } from './forms/choice-field';
export { CodeField } from './forms/code-field';
export { ConsentBox } from './forms/consent-box';
export { describedBy, FieldFrame } from './forms/field-frame';
export {
  groupMobile,
  groupOrganisationCode,
  groupResidentId,
  groupVin,
  groupWholeYuan,
  onlyCodeDigits,
  SMS_CODE_LENGTH,
} from './forms/grouping';
export { PasswordField } from './forms/password-field';
export { type Option, SelectField } from './forms/select-field';
export { Stepper } from './forms/stepper';
export { TextField } from './forms/text-field';
export { type TextFormat } from './forms/typed-into';
export { Icon, type IconName } from './icon/icon';
export { BidRecord, type RecordRow } from './live/bid-record';
export { ConnectionChip, type ConnectionQuality } from './live/connection-chip';
export type { CurvePoint } from './live/curve-chart';
export { showLateChart } from './live/late-chart';
export { formatYuan, groupYuan } from './money/format-yuan';
export { YuanPipe } from './money/yuan.pipe';
export { Plate } from './plate/plate';
export { spellPlate } from './plate/plate-layout';
export { Notice, type NoticeKind } from './states/notice';
export { Skeleton } from './states/skeleton';
export { StateChip } from './states/state-chip';
export type { Tone } from './live/state-strip';
