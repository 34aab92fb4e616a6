// Marks a route that everybody may read alike: its answers are kept as bytes, and given again without asking anybody while they stand.
import { SetMetadata } from '@nestjs/common';

export interface PublicReadRule {
  /** Signs that move when the answer changes; `lot:id` is `lot:7` for the parameter id. */
  readonly standsOn?: readonly string[];
  /** It stands so long at most: for what no sign tells of. */
  readonly forMs?: number;
  /** It stands so long at least, whatever moves: at most a second, for what changes with every bid. */
  readonly restsMs?: number;
  /** With this sign at its end the answer never changes again. */
  readonly endsWith?: string;
}

export const PUBLIC_READ = Symbol('PUBLIC_READ');

/** Neither the session nor any header of the request may decide what the handler gives. */
export const PublicRead = (rule: PublicReadRule = {}): MethodDecorator => SetMetadata(PUBLIC_READ, rule);
