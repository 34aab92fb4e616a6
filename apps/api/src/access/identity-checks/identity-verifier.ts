// The port to whoever knows which name, document and mobile belong together. Adapters stand beside it. What it is told is personal: it goes into no log and no error.
import type { IdentityRefusal } from '@haopai/contracts';

export interface IdentityFacts {
  readonly kind: 'person' | 'organisation';
  /** Real name, or the organisation's. */
  readonly name: string;
  readonly document: string;
  /** As registration read it: `citizen`, `hongKongPermit`, `creditCode` and so on. */
  readonly documentKind: string | null;
  readonly mobile: string;
  /** Of an organisation. */
  readonly representative: { readonly name: string; readonly residentId: string } | null;
}

export type IdentityAnswer =
  /** All of it belongs to one. */
  | { readonly kind: 'agrees' }
  /** It does not, and asked again it will not either. */
  | {
      readonly kind: 'refused';
      readonly reason: Extract<IdentityRefusal, 'differs' | 'noRecord' | 'notCovered'>;
    }
  /** Nobody has said anything: to be asked again. `why` says nothing of the person. */
  | { readonly kind: 'noAnswer'; readonly why: string };

export abstract class IdentityVerifier {
  /** Never throws, and answers within a few seconds. */
  abstract verify(facts: IdentityFacts): Promise<IdentityAnswer>;
}
