// Under which a typed document number would be found, be it a person's or an organisation's.
import type { Parsed, RefusalCode } from '@haopai/rules';
import { parseResidentId } from '@haopai/rules/people';
import { type IdentityDocument, parseOrganisationDocument } from './registration';

export type DocumentKey = IdentityDocument['unique'];

/** Few numbers are right as both. */
export function readDocumentKeys(raw: string, nowMs: number): Parsed<readonly DocumentKey[], RefusalCode> {
  const person = parseResidentId(raw, nowMs);
  const organisation = parseOrganisationDocument(raw);
  if (!person.ok && !organisation.ok) return person;
  return {
    ok: true,
    value: [
      ...(person.ok ? [{ kind: 'residentId', text: person.value.number } as const] : []),
      ...(organisation.ok ? [organisation.value.unique] : []),
    ],
  };
}
