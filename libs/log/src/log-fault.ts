// What can be wrong with a piece of a log: a closed list of codes, each with its data. It is returned, never thrown; pages and programs make words of it.

/** No further data: the code says it all. */
type Nothing = Readonly<Record<string, never>>;

interface Lengths {
  readonly expected: number;
  readonly found: number;
}

export interface LogFaultData {
  /** No whole number from 0 to 2^53 - 1, or one written with zeroes in front. */
  'LOG.BAD_SIZE': { readonly found: string };
  /** Nothing is proved of a tree without leaves. */
  'LOG.EMPTY': Nothing;
  'LOG.INDEX_BEYOND_SIZE': { readonly index: number; readonly size: number };
  /** The older tree is larger than the newer one. */
  'LOG.SIZES_REVERSED': { readonly oldSize: number; readonly size: number };
  /** No hash of 32 bytes. */
  'LOG.BAD_HASH': Lengths;

  'LOG.BAD_TILE_PATH': { readonly found: string };
  'LOG.TILE_BEYOND_TREE': { readonly path: string; readonly size: number };
  'LOG.TILE_MISSING': { readonly path: string };
  /** Lengths in bytes. */
  'LOG.BAD_TILE': Lengths & { readonly path: string };
  /** Lengths in bytes. */
  'LOG.ENTRY_TOO_LONG': { readonly max: number; readonly found: number };
  /** The bundle ends within this entry, counted from 0. */
  'LOG.BUNDLE_TRUNCATED': { readonly entry: number; readonly expected: number };
  /** Bytes are left after the last entry. */
  'LOG.BUNDLE_TOO_LONG': { readonly left: number };

  'LOG.PROOF_WRONG_LENGTH': Lengths;
  /** With this proof the leaf does not stand at this place of the tree. */
  'LOG.NOT_INCLUDED': { readonly index: number; readonly size: number };
  /** The newer tree does not begin with the older one: what was there has been changed. */
  'LOG.NOT_CONSISTENT': { readonly oldSize: number; readonly size: number };

  'LOG.NOT_A_NOTE': {
    readonly reason: 'characters' | 'noSignatures' | 'signatureLine' | 'tooManySignatures';
  };
  'LOG.NOT_A_CHECKPOINT': { readonly reason: 'lines' | 'origin' | 'size' | 'root' | 'extension' };
  'LOG.BAD_KEY': { readonly reason: 'form' | 'name' | 'kind' | 'length' | 'keyId' };
  /** A key that is known by name and number has not made this signature. */
  'LOG.BAD_SIGNATURE': { readonly name: string };
  /** None of the keys asked for has signed. */
  'LOG.NOT_SIGNED': { readonly names: readonly string[] };
  /** A checkpoint or proof of another log. */
  'LOG.OTHER_LOG': { readonly expected: string; readonly found: string };
  /** A witness says that it signed at a time that has not come yet. */
  'LOG.CLOCK_IN_FUTURE': { readonly name: string; readonly atMs: number; readonly nowMs: number };
  'LOG.BAD_ADD_CHECKPOINT': { readonly reason: 'old' | 'proof' | 'tooManyHashes' | 'emptyLine' };

  'LOG.BAD_LEAF': { readonly reason: 'utf8' | 'json' | 'fields' | 'notCanonical' };
  /** Of a newer program: what is not known is not guessed at. */
  'LOG.UNKNOWN_LEAF': { readonly kind: string; readonly version: number };

  'LOG.RECEIPT_EMPTY': Nothing;
  /** Lengths in bytes. */
  'LOG.RECEIPT_TOO_LARGE': { readonly max: number; readonly found: number };
  /** It begins as a receipt would, and ends in the middle. */
  'LOG.RECEIPT_TRUNCATED': Nothing;
  'LOG.RECEIPT_NOT_JSON': Nothing;
  /** JSON, but of something else. */
  'LOG.NOT_A_RECEIPT': { readonly field: string };
  /** Of a newer program. */
  'LOG.RECEIPT_VERSION': { readonly version: number };
  'LOG.OTHER_SITE': { readonly expected: string; readonly found: string };
  /** Not the key that the reader has from elsewhere. */
  'LOG.OTHER_KEY': { readonly expected: string; readonly found: string };
  /** The leaf is not of the bid that the receipt names. */
  'LOG.OTHER_BID': { readonly reason: 'kind' | 'lot' | 'bid' | 'event' | 'outcome' };
  /** What the receipt tells its reader is not what its leaf says. */
  'LOG.TOLD_OTHERWISE': { readonly field: 'amountFen' | 'atMs' | 'code' };
  /** A time that has not come yet, by the reader's clock. */
  'LOG.TIME_IN_FUTURE': { readonly atMs: number; readonly nowMs: number };
}

export type LogFaultCode = keyof LogFaultData;

export type LogFault<Code extends LogFaultCode = LogFaultCode> = {
  readonly [Each in Code]: { readonly ok: false; readonly code: Each; readonly data: LogFaultData[Each] };
}[Code];

/** Either the value, or what is wrong: switch on `code`. */
export type Checked<Value> = { readonly ok: true; readonly value: Value } | LogFault;

export function checked<Value>(value: Value): Checked<Value> {
  return { ok: true, value };
}

export function fault<Code extends LogFaultCode>(code: Code, data: LogFaultData[Code]): LogFault<Code> {
  return { ok: false, code, data } as unknown as LogFault<Code>;
}
