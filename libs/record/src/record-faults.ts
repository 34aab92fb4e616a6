// What can be wrong with an auction's record: a closed list, in the words of both languages for whoever reads the report.

/** Each with what it says, in Chinese and in English. */
const RECORD_FAULTS = {
  NOT_A_RECORD: ['文件不是竞买记录，或有缺失', 'a file of the record is missing or is none'],
  BAD_KEY: ['密钥有误', 'a key is none'],
  OTHER_KEY: ['记录中的日志密钥与所给密钥不符', 'the record is signed by another key than the one given'],
  BAD_CHECKPOINT: ['检查点的签名或内容有误', 'a checkpoint is not signed by the log, or is none'],
  HISTORY_REWRITTEN: [
    '两个已签名的检查点互相矛盾，历史被改写',
    'two signed checkpoints contradict each other: history was rewritten',
  ],
  TILE_CORRUPTED: ['数据块损坏或缺失', 'tiles are spoiled or missing'],
  BAD_LEAF: ['记录条目格式有误', 'a leaf is none'],
  LEAF_MISSING: ['缺少记录条目', 'a leaf has been left out'],
  LEAF_NOT_IN_LOG: ['记录条目不在公开日志的这个位置', 'a leaf does not stand in the log at this place'],
  EVENT_DIFFERS: ['标的的记录与公开日志不一致', 'an event of a lot is not the one in the log'],
  EVENT_MISSING: [
    '标的的记录缺少公开日志中已有的一条',
    'an event that stands in the log is missing in the record of its lot',
  ],
  EVENT_NOT_IN_LOG: [
    '标的的记录多出公开日志中没有的一条',
    'the record of a lot has an event that does not stand in the log',
  ],
  END_DIFFERS: ['标的的结束与其记录不符', 'the end of a lot does not follow from its record'],
  RESULT_DIFFERS: ['公布的结果与记录不符', 'the published result does not follow from the record'],
  TEXT_DIFFERS: [
    '公布的文本与公开日志中的哈希不符',
    'a published text is not the one whose hash stands in the log',
  ],
  TERMS_DIFFER: ['标的的规则与公布的不符', 'the terms of a lot are not those that were published'],
  LEAF_OUT_OF_PLACE: [
    '同一事实在日志中出现两次，或次序不对',
    'a fact stands in the log twice, or in another order than it can have had',
  ],
  REFUSAL_DIFFERS: ['拒绝与标的当时的记录不符', 'a refusal does not fit what its lot was at that moment'],
  RULE_BROKEN: ['违反竞买规则', 'a rule of the sale was broken'],
  STAMP: ['时间戳有误', 'a time stamp is wrong'],
  WITNESS: [
    '见证人没有签名，或其签名、时间有误',
    'a witness has not signed, or its signature or clock is wrong',
  ],
} as const;

export type RecordFault = keyof typeof RECORD_FAULTS;

export type ReportLanguage = 'zh' | 'en';

export function wordsOfFault(fault: RecordFault, language: ReportLanguage): string {
  const [chinese, english] = RECORD_FAULTS[fault];
  return language === 'zh' ? chinese : english;
}

export interface RecordFinding {
  readonly fault: RecordFault;
  /** Where: a path, a place in the log, a lot and version. */
  readonly where: string;
  readonly detail: string;
}

/** What shows that the file is not the one that the log has signed: whoever had it in hand may have done that. */
const OF_THE_FILE: ReadonlySet<RecordFault> = new Set([
  ...(['NOT_A_RECORD', 'BAD_KEY', 'OTHER_KEY', 'BAD_CHECKPOINT', 'TILE_CORRUPTED'] as const),
  ...(['BAD_LEAF', 'LEAF_MISSING', 'LEAF_NOT_IN_LOG', 'TEXT_DIFFERS', 'STAMP', 'WITNESS'] as const),
  ...(['EVENT_DIFFERS', 'EVENT_MISSING', 'EVENT_NOT_IN_LOG'] as const),
]);
const TEXT_OF_THE_FILE = /^(?:CHAIN_BROKEN|VERSION_GAP|TIME_COLUMN):/;

/** Whether what is wrong may have been done to the file afterwards: then it proves nothing against the site. Else it bears the log's signature. */
export function mayBeAltered(findings: readonly RecordFinding[]): boolean {
  return findings.some(
    ({ fault, detail }) =>
      OF_THE_FILE.has(fault) || (fault === 'RULE_BROKEN' && TEXT_OF_THE_FILE.test(detail)),
  );
}
