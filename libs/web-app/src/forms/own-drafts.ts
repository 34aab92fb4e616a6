// Where drafts of one citizen stand, and how they go with a log-out. Apart from what keeps them: every page can log out.

export const OWN_DRAFTS = 'haopai.draft.';

/** Whoever sits down next finds nothing. */
export function forgetOwnDrafts(): void {
  try {
    for (const key of Object.keys(sessionStorage))
      if (key.startsWith(OWN_DRAFTS)) sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept where storage is forbidden.
  }
}
