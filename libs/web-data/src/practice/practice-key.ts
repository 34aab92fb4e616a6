// Whose practice it is where nobody is logged in: a key that this tab has made up and keeps over a reload. Whoever logs in has no use for it.
import { newRequestId } from '../http/request-id';

const KEPT = 'haopai.practice';

export function practiceKey(): string {
  try {
    const kept = sessionStorage.getItem(KEPT);
    if (kept !== null) return kept;
    const made = newRequestId();
    sessionStorage.setItem(KEPT, made);
    return made;
  } catch {
    // A browser that forbids storage practises all the same; only a reload begins anew.
    return newRequestId();
  }
}
