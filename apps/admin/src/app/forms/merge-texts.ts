// Two people changed the same form: what only one of them changed is taken as it is; where both did, somebody has to choose.

/** What stands in a form, by the names of its fields. */
export type FormTexts = Readonly<Record<string, string>>;

/** What somebody else made of one field. */
export interface ForeignChange {
  readonly name: string;
  readonly before: string;
  readonly theirs: string;
  /** Where both changed it; null where only they did. */
  readonly mine: string | null;
}

/** `begun` is what both began with. A field that is only in some of them is empty in the others. */
export function mergeTexts(
  begun: FormTexts,
  mine: FormTexts,
  theirs: FormTexts,
): { readonly texts: FormTexts; readonly changes: readonly ForeignChange[] } {
  const texts: Record<string, string> = {};
  const changes: ForeignChange[] = [];
  for (const name of Object.keys(mine)) {
    const [was, own = '', other] = [begun[name] ?? '', mine[name], theirs[name] ?? ''];
    const isOwnKept = own !== was;
    texts[name] = isOwnKept ? own : other;
    if (other !== was && other !== own)
      changes.push({ name, before: was, theirs: other, mine: isOwnKept ? own : null });
  }
  return { texts, changes };
}
