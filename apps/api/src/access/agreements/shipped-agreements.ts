// Which versions of the agreement that a release brings come into force at a site, and from when: pure.
import { type Agreement, writtenTexts } from './agreement';

export interface Shipment {
  readonly add: readonly Agreement[];
  /** The office's own version, because of which the release's newer ones are left out. */
  readonly insteadOf: string | null;
}

/**
 * A new site gets all of them, each from its day. One that runs already gets a new one from now on: nobody can have agreed to it before. What an
 * office wrote itself is not overruled: while its version is the newest, in force or to come, the release's are left out (ADR 54). A translation that
 * came later joins what was published, which stays as it is: who agreed to that has agreed.
 */
export function shipmentTo(
  standing: readonly Agreement[],
  shipped: readonly Agreement[],
  nowMs: number,
): Shipment {
  const newest = [...standing].sort(byPublication).at(-1);
  if (newest === undefined) return { add: shipped, insteadOf: null };
  const translations = standing.flatMap((one) => translationsOf(one, shipped));
  const fresh = shipped.filter(({ version }) => !standing.some((one) => one.version === version));
  if (fresh.length > 0 && !shipped.some((one) => isSame(one, newest)))
    return { add: translations, insteadOf: newest.version };
  const fromNowOn = fresh.map((one) => ({ ...one, publishedAtMs: Math.max(one.publishedAtMs, nowMs) }));
  return { add: [...translations, ...fromNowOn], insteadOf: null };
}

/** Of a version that stands, what the release has of the very same one in languages that it lacks. */
function translationsOf(standing: Agreement, shipped: readonly Agreement[]): readonly Agreement[] {
  const same = shipped.find((one) => isSame(one, standing));
  const lacking = same === undefined ? [] : writtenTexts(same.texts);
  const added = lacking.filter(([language]) => standing.texts[language] === undefined);
  return added.length === 0 ? [] : [{ ...standing, texts: Object.fromEntries(added) }];
}

function byPublication(a: Agreement, b: Agreement): number {
  return a.publishedAtMs - b.publishedAtMs || (a.version < b.version ? -1 : 1);
}

/** Word for word in every language that both have, whenever it came into force. */
function isSame(one: Agreement, other: Agreement): boolean {
  return (
    one.version === other.version &&
    writtenTexts(one.texts).every(([language, words]) => {
      const others = other.texts[language];
      return (
        others === undefined ||
        (words.title === others.title &&
          words.html === others.html &&
          words.identityTitle === others.identityTitle &&
          words.identityHtml === others.identityHtml)
      );
    })
  );
}
