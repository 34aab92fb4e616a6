// A version of the user agreement that differs from an earlier one in a passage alone. What is published is read whole; only its source is short.
import type { AgreementText } from '../agreement';

/** Fails where the passage does not stand once and once only. */
export function amended(earlier: AgreementText, passage: string, inItsPlace: string): AgreementText {
  const [before, after, ...more] = earlier.html.split(passage);
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`The earlier agreement does not say once: ${passage}`);
  return { ...earlier, html: before + inItsPlace + after };
}
