// A passkey: what a device of somebody signs with, for the host at which it was made.

/** Whose it is. Both kinds of people are counted apart. */
export interface Person {
  readonly kind: 'staff' | 'citizen';
  readonly id: number;
}

export interface Passkey {
  readonly id: number;
  readonly host: string;
  readonly credentialId: string;
  /** COSE, base64url. */
  readonly publicKey: string;
  /** How often it has signed, where it counts; a copy of it counts for itself. */
  readonly counter: number;
  readonly transports: readonly string[];
  readonly name: string;
  readonly createdAtMs: number;
  readonly lastUsedAtMs: number | null;
}

export type NewPasskey = Omit<Passkey, 'id' | 'createdAtMs' | 'lastUsedAtMs'>;
