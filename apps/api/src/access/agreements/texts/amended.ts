// A version of the user agreement that differs from an earlier one in some passages alone. What is published is read whole; only its source is short.
import type { AgreementText } from '../agreement';

/** A passage, and what stands in its place. */
export type Amendment = readonly [passage: string, inItsPlace: string];

/** Fails where a passage does not stand once and once only. */
export function amended(earlier: AgreementText, ...amendments: readonly Amendment[]): AgreementText {
  return { ...earlier, html: amendments.reduce(inPlace, earlier.html) };
}

/** In the statement on identity data, which is consented to on its own. */
export function amendedIdentity(earlier: AgreementText, ...amendments: readonly Amendment[]): AgreementText {
  return { ...earlier, identityHtml: amendments.reduce(inPlace, earlier.identityHtml) };
}

function inPlace(html: string, [passage, inItsPlace]: Amendment): string {
  const [before, after, ...more] = html.split(passage);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`The earlier agreement does not say once: ${passage}`);
  return before + inItsPlace + after;
}
