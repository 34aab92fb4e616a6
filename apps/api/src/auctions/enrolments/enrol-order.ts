// What a citizen asks for who enrols.
import type { EnrolBody } from '@haopai/contracts';
import type { Language } from '@haopai/rules';

export interface EnrolOrder extends EnrolBody {
  readonly auctionId: number;
  readonly citizenId: number;
  /** Idempotency-Key. */
  readonly key: string;
  /** In which the text messages about it speak. */
  readonly language: Language;
}
