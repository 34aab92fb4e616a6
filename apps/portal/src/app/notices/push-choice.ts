// Who wants pushes in this browser, as it keeps it: somebody else who logs in here has not asked for them.

const CHOICE = 'haopai.pushFor';

export function isPushWantedBy(citizenId: number): boolean {
  try {
    return localStorage.getItem(CHOICE) === String(citizenId);
  } catch {
    return false;
  }
}

/** Null when nobody does any more. */
export function keepPushChoice(citizenId: number | null): void {
  try {
    if (citizenId === null) localStorage.removeItem(CHOICE);
    else localStorage.setItem(CHOICE, String(citizenId));
  } catch {
    // A browser that keeps nothing has to be told again at the next visit.
  }
}
