// The verdict on a record as somebody reads it who is no engineer, in Chinese or English.
import { mayBeAltered, type ReportLanguage, wordsOfFault } from './record-faults';
import type { RecordVerdict } from './verify-record';

/** Findings shown one by one; their number stands above them. */
const SHOWN_MAX = 50;

export function reportOf(verdict: RecordVerdict, language: ReportLanguage): string {
  const isChinese = language === 'zh';
  const { findings } = verdict;
  const lines = isChinese ? chineseHead(verdict) : englishHead(verdict);
  if (findings.length === 0)
    return [
      ...lines,
      '',
      isChinese ? '记录成立：未发现问题。' : 'The record holds: nothing wrong was found.',
    ].join('\n');
  const shown = findings.slice(0, SHOWN_MAX).map(({ fault, where, detail }) => {
    return `  ${fault} (${where}): ${wordsOfFault(fault, language)}. ${detail}`;
  });
  const rest = findings.length - shown.length;
  if (rest > 0) shown.push(isChinese ? `  另有 ${rest} 项` : `  and ${rest} more`);
  const count = isChinese
    ? `记录不成立，发现 ${findings.length} 项问题：`
    : `The record does NOT hold, ${findings.length} findings:`;
  return [...lines, '', count, whoseFault(verdict, isChinese), ...shown].join('\n');
}

/** A file that somebody has changed on the way looks bad, too, and convicts nobody. */
function whoseFault({ findings, hasOwnKey }: RecordVerdict, isChinese: boolean): string {
  if (mayBeAltered(findings) || !hasOwnKey)
    return isChinese
      ? '  这可能是文件在途中被人改动或损坏，不能据此认定网站有错：请从网站重新下载，与网站公布的 SHA-256 核对后再查。'
      : '  The file may have been changed or damaged on its way: this proves nothing against the site. Download it from there again, compare its SHA-256, and check that.';
  return isChinese
    ? '  以下各项均带有日志的签名：请保存这份文件。'
    : '  What follows bears the signature of the log: keep this file.';
}

function englishHead(verdict: RecordVerdict): readonly string[] {
  const { lots, bids, events } = sums(verdict);
  return [
    `Auction ${verdict.auctionId} of ${verdict.origin}`,
    `${lots} lots, ${events} events, ${bids} accepted bids, ${verdict.refusals} refusals; ${verdict.leaves} leaves, ${verdict.checkpoints} checkpoints`,
    ...englishPublished(verdict),
    ...englishWitnesses(verdict),
    ...englishStamps(verdict),
    verdict.hasOwnKey
      ? 'Held against the key that you gave.'
      : 'Held against the key in the record itself: give the log’s key with --key, from somewhere else, to know whose record it is.',
  ];
}

function chineseHead(verdict: RecordVerdict): readonly string[] {
  const { lots, bids, events } = sums(verdict);
  return [
    `${verdict.origin} 第 ${verdict.auctionId} 号竞买期`,
    `${lots} 个标的，${events} 条记录，${bids} 次有效出价，${verdict.refusals} 次被拒出价；${verdict.leaves} 个日志条目，${verdict.checkpoints} 个检查点`,
    ...chinesePublished(verdict),
    ...chineseWitnesses(verdict),
    ...chineseStamps(verdict),
    verdict.hasOwnKey
      ? '已用您提供的密钥核对。'
      : '仅用记录自带的密钥核对：请用 --key 给出从别处取得的日志密钥，才能确认这是谁的记录。',
  ];
}

function englishPublished({ publishedWith, revisions }: RecordVerdict): readonly string[] {
  return [
    ...(revisions > 1
      ? [`Terms published ${revisions} times: what is checked are the newest; each is a leaf with its time.`]
      : []),
    ...(publishedWith.length === 0
      ? []
      : ['Published with the terms, to be held against what you have of them by SHA-256:']),
    ...publishedWith.map((one) =>
      'conditions' in one
        ? `  ${one.sha256}  special conditions (${one.conditions})`
        : `  ${one.sha256}  ${one.attachment}.pdf, ${one.byteCount} bytes`,
    ),
  ];
}

function chinesePublished({ publishedWith, revisions }: RecordVerdict): readonly string[] {
  return [
    ...(revisions > 1
      ? [`规则公布过 ${revisions} 次：核对的是最新一次；每次都是一个带时间的日志条目。`]
      : []),
    ...(publishedWith.length === 0
      ? []
      : ['随规则公布的特别条件与附件，请与您手中的文本和文件按 SHA-256 核对：']),
    ...publishedWith.map((one) =>
      'conditions' in one
        ? `  ${one.sha256}  特别条件（${one.conditions}）`
        : `  ${one.sha256}  ${one.attachment}.pdf，${one.byteCount} 字节`,
    ),
  ];
}

function englishWitnesses({
  witnesses,
  missingWitnesses,
  hasOwnWitnesses,
}: RecordVerdict): readonly string[] {
  const names = witnesses.join(', ');
  if (!hasOwnWitnesses)
    return [
      witnesses.length === 0
        ? 'No witness has signed the newest checkpoint: that all were shown one history is the site’s word.'
        : `Signed by keys that call themselves ${names} and came with the record: give the witnesses’ keys with --witness, from somewhere else, to know whose they are.`,
    ];
  return [
    ...(witnesses.length === 0 ? [] : [`Signed by the witnesses whose keys you gave: ${names}`]),
    ...(missingWitnesses.length === 0
      ? []
      : [`NOT signed by these witnesses whose keys you gave: ${missingWitnesses.join(', ')}`]),
  ];
}

function chineseWitnesses({
  witnesses,
  missingWitnesses,
  hasOwnWitnesses,
}: RecordVerdict): readonly string[] {
  const names = witnesses.join('、');
  if (!hasOwnWitnesses)
    return [
      witnesses.length === 0
        ? '最新检查点没有见证人签名：所有人看到的是否为同一份历史，仅凭网站一方之言。'
        : `签名的公钥自称 ${names}，随记录而来：请用 --witness 给出从别处取得的见证人公钥，才能确认是谁。`,
    ];
  return [
    ...(witnesses.length === 0 ? [] : [`由您所给公钥的见证人签署：${names}`]),
    ...(missingWitnesses.length === 0
      ? []
      : [`您给出公钥的以下见证人没有签名：${missingWitnesses.join('、')}`]),
  ];
}

function englishStamps({ stamps }: RecordVerdict): readonly string[] {
  if (stamps === null) return [];
  if (stamps.length === 0)
    return ['Not stamped by a time authority: when it was signed is the site’s and its witnesses’ word.'];
  return stamps.flatMap(({ size, atMs, authority, certificate, vouchedBy }) => {
    const time = new Date(atMs).toISOString();
    const signed = `(certificate ${certificate})`;
    if (vouchedBy !== null)
      return [
        `Stamped: ${size} leaves were there at ${time}, says ${authority} ${signed}; you vouch for it with ${vouchedBy}`,
      ];
    return [
      `Stamped: ${size} leaves were there at ${time}. The time is signed by ${authority} ${signed}, for which nobody has vouched:`,
      '  anybody can make a certificate of any name. Give the root certificate of the authority with --authority, from somewhere else, to know whose time it is.',
    ];
  });
}

function chineseStamps({ stamps }: RecordVerdict): readonly string[] {
  if (stamps === null) return [];
  if (stamps.length === 0) return ['未加盖时间戳：签名时间仅凭网站与见证人之言。'];
  return stamps.flatMap(({ size, atMs, authority, certificate, vouchedBy }) => {
    const time = new Date(atMs).toISOString();
    if (vouchedBy !== null)
      return [
        `时间戳：${authority} 证明 ${time} 时已有 ${size} 个日志条目（证书 ${certificate}，由您提供的 ${vouchedBy} 担保）`,
      ];
    return [
      `时间戳：${time} 时已有 ${size} 个日志条目。这个时间由 ${authority} 签名（证书 ${certificate}），没有人为该证书担保：`,
      '  任何人都能制作任何名称的证书。请用 --authority 给出从别处取得的该机构根证书，才能确认这是谁的时间。',
    ];
  });
}

function sums({ lots }: RecordVerdict) {
  let [bids, events] = [0, 0];
  for (const lot of lots.values()) {
    bids += lot.bids;
    events += lot.events;
  }
  return { lots: lots.size, bids, events };
}
