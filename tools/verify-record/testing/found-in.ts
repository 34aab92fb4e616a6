// What the check finds in a record, as names: those of rules with the rule that was broken.
import { type RecordVerdict, verifyRecord } from '@haopai/record';
import { sha256, verifyEd25519 } from '../../public-log/node-crypto';
import { filesOf } from './make-record';
import type { SignedRecord } from './planned-record';

const NOW_MS = 1_800_000_000_000;

export function verdictOn({ files, key }: SignedRecord): Promise<RecordVerdict> {
  return verifyRecord(filesOf(files), { keys: [key], nowMs: NOW_MS, sha256, verifyEd25519 });
}

export function namesOf({ findings }: Pick<RecordVerdict, 'findings'>): readonly string[] {
  const names = findings.map(({ fault, detail }) =>
    fault === 'RULE_BROKEN' ? detail.split(':', 1)[0] : fault,
  );
  return [...new Set(names.map(String))].sort();
}
