// Fetches what a page needs later over a line that may be gone: again and again, until it has come.

const AGAIN_AFTER_MS = 3_000;

/** Asks for a file again until it has come. */
export async function untilHere<Loaded>(load: () => Promise<Loaded>): Promise<Loaded> {
  for (;;) {
    try {
      return await load();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, AGAIN_AFTER_MS));
    }
  }
}
