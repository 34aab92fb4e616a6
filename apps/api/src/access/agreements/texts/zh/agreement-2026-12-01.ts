// The user agreement of 1 December 2026 in Chinese: that of the day before, with what is looked for after an auction that may be bidders acting together, by
// which data, and how long these are kept. Published: never edited, a change is a new version.
import type { AgreementText } from '../../agreement';
import { amended, amendedIdentity } from '../amended';
import { agreement20261130 } from './agreement-2026-11-30';

const withSigns: AgreementText = amendedIdentity(
  agreement20261130,
  [
    '<li>登录的时间、网络地址和设备：让本人发现他人的登录，防止账户被盗用。</li>',
    '<li>登录的时间、网络地址和设备：让本人发现他人的登录，防止账户被盗用；竞买结束后，用其中竞买人在该期发布以来的登录，查找串通出价的迹象。</li>',
  ],
  [
    '<p>竞买公示和出价记录只显示竞价号。</p>',
    `<p>竞买公示和出价记录只显示竞价号。</p>
<p>串通出价的迹象：有权查看的工作人员看到竞价号，网络地址和设备只显示带密钥摘要的开头几位，每次查看都记录在案；公众只看到各类迹象的数目。迹象在查看时计算，不保存。</p>`,
  ],
  [
    '<li>账户存在期间保存；登录记录只保留最近 20 次。</li>',
    `<li>账户存在期间保存；登录记录只保留最近 20 次，登录用过的浏览器只保留最近 20 个（只存带密钥的摘要）。</li>
<li>登录记录、最后一次登录已经过去很久的浏览器，超过网站的日志保存期限即删除：期限为 190 天，网站另行设定的，不少于 184 天。</li>`,
  ],
  [
    '地址、手机号码、密码、登录记录和通知立即删除。',
    '地址、手机号码、密码、登录记录、登录用过的浏览器和通知立即删除。',
  ],
);

export const agreement20261201: AgreementText = amended(withSigns, [
  '<li>有上述行为的，可以停用账户，并依法追究责任。</li>',
  `<li>每期竞买结束后，网站根据出价记录，以及竞买人登录用的网络地址和设备，查找串通出价的迹象。迹象不等于串通：由工作人员核实，不会自动产生任何后果；公众只看到各类迹象的数目，看不到涉及谁。这些登录信息保存多久，见《身份信息处理说明》。</li>
<li>有上述行为的，可以停用账户，并依法追究责任。</li>`,
]);
