// The user agreement of 2 December 2026 in Chinese: that of the day before, with when signs of bidders acting together are reckoned, and how long they are kept.
// Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amendedIdentity } from '../amended';
import { agreement20261201 } from './agreement-2026-12-01';

export const agreement20261202: AgreementText = amendedIdentity(agreement20261201, [
  '迹象在查看时计算，不保存。',
  '迹象在竞买结束后计算一次，并随该期保存；账户注销后，相关各期去掉其数据重新计算。',
]);
