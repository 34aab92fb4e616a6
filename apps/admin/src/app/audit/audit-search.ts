// What is looked for in the record of acts, as it stands in the address: pure.
import { momentText } from '@haopai/web-app/forms';

export interface AuditSearch {
  readonly staffId: number | null;
  /** The beginning of an act: `staff` finds `staff.added`. */
  readonly act: string | null;
  /** One (`staff:12`), or all of a kind (`staff`). */
  readonly subject: string | null;
  /** Anywhere in an entry, such as a plate. */
  readonly text: string | null;
  readonly fromMs: number | null;
  /** Not within. */
  readonly toMs: number | null;
}

/** Of the address: texts, whatever somebody made of them. */
export type AuditQuery = Readonly<Partial<Record<keyof AuditSearch, string>>>;

const ACT = /^[\w.]{1,40}$/;
export const AUDIT_TEXT_MAX = 60;
const SUBJECT = /^[\w.:-]{1,60}$/;

export function searchOf(query: AuditQuery): AuditSearch {
  return {
    staffId: numberOf(query.staffId),
    act: query.act !== undefined && ACT.test(query.act) ? query.act : null,
    subject: query.subject !== undefined && SUBJECT.test(query.subject) ? query.subject : null,
    text: textOf(query.text),
    fromMs: numberOf(query.fromMs),
    toMs: numberOf(query.toMs),
  };
}

/** What the fields show of it. */
export function fieldsOf({
  staffId,
  act,
  subject,
  text,
  fromMs,
  toMs,
}: AuditSearch): Readonly<
  Record<'staffId' | 'act' | 'subject' | 'subjectNo' | 'text' | 'from' | 'to', string>
> {
  const [kind = '', ...no] = (subject ?? '').split(':');
  return {
    staffId: staffId === null ? '' : String(staffId),
    act: act ?? '',
    subject: kind,
    subjectNo: no.join(':'),
    text: text ?? '',
    from: fromMs === null ? '' : momentText(fromMs),
    to: toMs === null ? '' : momentText(toMs),
  };
}

/** A number alone is nothing: each kind counts for itself. */
export function subjectOf(kind: string, no: string): string | null {
  if (kind === '') return null;
  return no === '' ? kind : `${kind}:${no}`;
}

function textOf(query: string | undefined): string | null {
  const text = [...(query ?? '').trim()].slice(0, AUDIT_TEXT_MAX).join('');
  return text === '' ? null : text;
}

function numberOf(text: string | undefined): number | null {
  const value = Number(text);
  return text !== undefined && /^\d{1,15}$/.test(text) && value > 0 ? value : null;
}
