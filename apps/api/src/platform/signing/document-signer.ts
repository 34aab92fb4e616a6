// Port: whoever puts the office's electronic signature into a PDF that has a place for one (platform/printing).
import type { RefusalError } from '../errors';

export abstract class DocumentSigner {
  /** Whose signature a file would bear now; null: nobody's, and no file shall have a place for one. */
  abstract signer(): string | null;
  /** The same file with its place filled, over every byte around it. SERVER.BUSY when too many wait. */
  abstract sign(pdf: Uint8Array): Promise<Uint8Array | RefusalError<'SERVER.BUSY'>>;
}
