// An answer as bytes, compressed when somebody first takes it so, and the names by which browsers know that it has not changed.
import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** Smaller ones are not worth it. */
const COMPRESSED_FROM_BYTES = 1_024;
/** Made anew with each change: quick rather than small. */
const BROTLI_QUALITY = 4;
const GZIP_LEVEL = 4;
const HASH_CHARACTERS = 22;

const compressions = {
  br: (bytes: Buffer) =>
    promisify(brotliCompress)(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
  gzip: (bytes: Buffer) => promisify(gzip)(bytes, { level: GZIP_LEVEL }),
};

export type Encoding = 'identity' | keyof typeof compressions;

export interface EncodedAnswer {
  readonly encoding: Encoding;
  readonly bytes: Buffer;
  /** Strong: other bytes have another one. */
  readonly etag: string;
}

export class KeptAnswer {
  private readonly hash: string;
  private readonly encoded = new Map<Encoding, EncodedAnswer | Promise<EncodedAnswer>>();

  constructor(
    private readonly bytes: Buffer,
    /** Those that every one of its answers has. */
    readonly headers: Readonly<Record<string, string>>,
  ) {
    this.hash = createHash('sha256').update(bytes).digest('base64url').slice(0, HASH_CHARACTERS);
  }

  /** In memory, with what is made of it at most. */
  get sizeBytes(): number {
    return 2 * this.bytes.length + HASH_CHARACTERS;
  }

  /** As the reader takes it; a promise while it is being compressed, once for a crowd. */
  in(encoding: Encoding): EncodedAnswer | Promise<EncodedAnswer> {
    const asked = this.bytes.length < COMPRESSED_FROM_BYTES ? 'identity' : encoding;
    const known = this.encoded.get(asked);
    if (known !== undefined) return known;
    const made = asked === 'identity' ? this.as(asked, this.bytes) : this.compressed(asked);
    this.encoded.set(asked, made);
    return made;
  }

  private async compressed(encoding: keyof typeof compressions): Promise<EncodedAnswer> {
    const made = this.as(encoding, await compressions[encoding](this.bytes));
    this.encoded.set(encoding, made);
    return made;
  }

  private as(encoding: Encoding, bytes: Buffer): EncodedAnswer {
    const suffix = encoding === 'identity' ? '' : `-${encoding}`;
    return { encoding, bytes, etag: `"${this.hash}${suffix}"` };
  }
}

/** The best that the reader takes, by its Accept-Encoding. */
export function encodingFor(accepted: string | undefined): Encoding {
  if (accepted === undefined) return 'identity';
  if (takes(accepted, 'br')) return 'br';
  return takes(accepted, 'gzip') ? 'gzip' : 'identity';
}

function takes(accepted: string, encoding: string): boolean {
  return accepted
    .toLowerCase()
    .split(',')
    .some((part) => {
      const [name = '', ...parameters] = part.split(';').map((text) => text.trim());
      return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text));
    });
}

/** Whether one of the names in If-None-Match is this one. */
export function isNamed(etag: string, ifNoneMatch: string | undefined): boolean {
  if (ifNoneMatch === undefined) return false;
  return (
    ifNoneMatch === '*' || ifNoneMatch.split(',').some((name) => name.trim().replace(/^W\//, '') === etag)
  );
}
