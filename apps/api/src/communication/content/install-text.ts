// The rule by which a shipped text comes into the database: what an editor changed or took away is never overwritten.
import type { ArticleDraft } from './article-text';
import type { ContactView } from '@haopai/contracts';
import { fingerprintOf } from './shipped-content';

/** One text of a release, and the place that is its own in the database. */
export interface TextSlot {
  readonly name: string;
  readonly fingerprint: string;
  /** What stands there now. */
  readonly standing: () => Promise<ArticleDraft | ContactView | null>;
  /** `isNew` when this database has never had it. */
  readonly put: (isNew: boolean) => Promise<void>;
}

/** What earlier releases have put into this database. */
export interface InstallMemory {
  installedFingerprint(name: string): Promise<string | null>;
  remember(name: string, fingerprint: string): Promise<void>;
}

export type InstallResult = 'added' | 'renewed' | 'kept' | 'same';

export async function installText(memory: InstallMemory, slot: TextSlot): Promise<InstallResult> {
  const [installed, standing] = [await memory.installedFingerprint(slot.name), await slot.standing()];
  if (installed === slot.fingerprint) return 'same';
  // Before the first release that ships it, only an editor can have written it; afterwards, whatever differs was edited.
  const isUntouched =
    installed === null ? standing === null : standing !== null && fingerprintOf(standing) === installed;
  if (!isUntouched) return 'kept';
  await slot.put(installed === null);
  await memory.remember(slot.name, slot.fingerprint);
  return installed === null ? 'added' : 'renewed';
}
