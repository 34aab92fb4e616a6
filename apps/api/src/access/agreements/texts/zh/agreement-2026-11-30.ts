// The user agreement of 30 November 2026 in Chinese: that of the day before, with what has been settled since of passwords, of cars, of unpaid enrolments and of
// balances that are not paid, and of who is shown identity data. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amended, amendedIdentity } from '../amended';
import { agreement20261129 } from './agreement-2026-11-29';

const TEXTS_GO_TO = '<li>短信服务商：手机号码和短信内容，仅用于发送短信。</li>';

const withChecks: AgreementText = amendedIdentity(agreement20261129, [
  TEXTS_GO_TO,
  `${TEXTS_GO_TO}
<li>实名核验服务商：姓名或单位名称、证件号码或代码、手机号码，单位还有法定代表人姓名和证件号码，仅用于核对是否一致。第一次报名、预约或购买以前核对一次。</li>`,
]);

export const agreement20261130: AgreementText = amended(
  withChecks,
  [
    '密码为 8 至 20 个字符，请自行保管，不要告诉他人。',
    '密码为 8 至 64 个字符，不能是常见的密码，也不能与用户名或姓名相同；请自行保管，不要告诉他人。',
  ],
  [
    '<li>购买时须填写车架号（VIN），号牌只能用于该车辆。</li>',
    `<li>购买时须填写车架号（VIN），号牌只能用于该车辆。</li>
<li>一辆车只能有一块号牌，同时只能用于一个未完成的订单、一份报名或一个预约。车架号被他人占用的，车主可以凭行驶证等证明提出异议，由工作人员核实后决定；尚未付款的占用随之结束。</li>
<li>填写车架号时须如实选择车辆种类；号牌只能用于与其种类相符的车辆。所选种类与车辆登记不符、号牌因此无法使用的，由本人承担后果。</li>
<li>一日内多次下单或报名而不付款的，须等候一段时间才能再次下单或报名，等候时间以网站提示为准。</li>`,
  ],
  [
    '竞买开始时未付款的报名失效。',
    '报名后须在 30 分钟内付款，且不晚于报名截止，期限以网站写明的为准；逾期未付款，报名失效，可以重新报名。',
  ],
  [
    '<li>逾期未付清的，保证金不予退还，号牌重新处置。</li>',
    `<li>逾期未付清的，保证金不予退还，号牌重新处置；网站写明的期间内，不得再报名和预约。期限以内已经付出、只是通知迟到的款项，视为按时付清。</li>
<li>重新处置时，可以按其余竞买人本人最后一次出价，依出价高低请其购买；不购买的，不承担任何责任。</li>`,
  ],
);
