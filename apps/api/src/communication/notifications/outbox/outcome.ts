// What became of one attempt to deliver a message.

export type Outcome =
  /** Taken: it must never be handed over again. `ref` is the provider's own number for it. */
  | { readonly kind: 'accepted'; readonly ref: string | null }
  /** Certainly not taken, and trying again is of use. */
  | { readonly kind: 'later'; readonly code: string; readonly afterMs?: number }
  /** Nobody knows: the next attempt first asks whether it was taken. */
  | { readonly kind: 'unknown'; readonly code: string }
  /** Certainly not taken, and never will be as it is: a dead letter. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Of no use any more. */
  | { readonly kind: 'expired' };
