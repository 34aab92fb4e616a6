// Writes identities into citizens who have none, sealed as registration seals them: also into those of an older demo.
import { keyedHash, parseDataKey, parseDataKeys, TextSeal } from '@haopai/sealed-data';
import type { SiteKeys } from '../services';
import type { Identity } from './demo-identities';
import type { Database } from './rows';

export type PersonalDataKeys = Pick<SiteKeys, 'dataKeys' | 'dataHashKey'>;

/** By user name. Whoever has closed their account, and whose number somebody else has by now, stays as they are. */
export async function giveIdentities(
  db: Database,
  identities: ReadonlyMap<string, Identity>,
  { dataKeys, dataHashKey }: PersonalDataKeys,
): Promise<void> {
  const [keys, hashKey] = [parseDataKeys(dataKeys), parseDataKey(dataHashKey)];
  if (keys === null || hashKey === null) throw new Error('the keys of personal data are not usable');
  const textSeal = new TextSeal(keys);
  for (const [username, { mobile, document, representative, address }] of identities) {
    const columns = {
      mobile_sealed: textSeal.seal(mobile),
      mobile_hash: keyedHash(hashKey, 'mobile', mobile),
      document_sealed: textSeal.seal(document.number),
      document_hash: keyedHash(hashKey, document.unique.kind, document.unique.text),
      document_kind: document.kind,
      representative_name: representative?.name ?? null,
      representative_id_sealed: representative === null ? null : textSeal.seal(representative.residentId),
      address,
    };
    await db.query(
      `UPDATE IGNORE citizens SET ${Object.keys(columns)
        .map((name) => `${name} = ?`)
        .join(', ')}
       WHERE username_key = ? AND mobile_hash IS NULL AND document_hash IS NULL AND closed_at_ms IS NULL`,
      [...Object.values(columns), username.toLowerCase()],
    );
  }
}
