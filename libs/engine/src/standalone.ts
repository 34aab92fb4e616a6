// The ports of an engine that stands by itself: no other instances, nobody who reads without a journal, no staff.
import type { Clock } from './clock';
import type { LotEnginePorts } from './lot-engine.ports';
import { soleOwner } from './sole-owner';

/** `onTrouble` hears of a lot whose journal is broken, and of whatever else went wrong inside. */
export function standalone(
  clock: Clock,
  onTrouble: (cause: unknown) => void,
): Omit<LotEnginePorts, 'journal' | 'auctions'> {
  return {
    clock,
    heads: { write: () => Promise.resolve(), hasEnded: () => Promise.resolve(false) },
    acts: { orderFor: () => Promise.resolve(null) },
    refusals: null,
    leases: () => soleOwner(clock.nowMs()),
    mayTakeShards: () => true,
    doorHeardAtMs: () => clock.nowMs(),
    peers: null,
    watch: {
      noteShards: () => undefined,
      noteForwarded: () => undefined,
      noteMet: () => undefined,
      noteCutOff: () => undefined,
      noteRefusalsDropped: () => undefined,
      noteBroken: (_, cause) => onTrouble(cause),
      noteEndFailed: (_, cause) => onTrouble(cause),
      noteTrouble: (_, cause) => onTrouble(cause),
    },
  };
}
