// Proofs by the public log (C2SP tlog formats): what a browser checks by itself with libs/log.

export interface LogProof {
  /** Of the leaf, from nought. */
  readonly index: number;
  /** Its bytes: one line of JSON. */
  readonly leaf: string;
  /** Hashes in base64, the lowest first (RFC 6962, section 2.1.1). */
  readonly proof: readonly string[];
}

export interface LogProofs {
  /** The signed note under which they are proved. */
  readonly checkpoint: string;
  /** One or more: of an end there are two, the fact and what it came to. */
  readonly items: readonly LogProof[];
}
