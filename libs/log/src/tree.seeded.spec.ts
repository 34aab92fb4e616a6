// Trees of any size, grown in any steps, against the definition; and proofs in which any one bit has been turned.
import fc from 'fast-check';
import { fromBase64, toBase64 } from './bytes';
import { rootOfRange } from './compact-range';
import { proveConsistency, proveInclusion, verifyConsistency, verifyInclusion, type Proof } from './proofs';
import { asText, leavesOf, naiveConsistency, naiveInclusion, naiveRoot, sha256 } from './testing/naive-tree';
import { treeOfTiles } from './testing/tree-of-tiles';
import { edgeOfTiles, nodesInTiles } from './tiles';

const SIZE_MAX = 700;
const ALL = leavesOf(SIZE_MAX);

const sized = fc
  .tuple(fc.integer({ min: 1, max: SIZE_MAX }), fc.array(fc.integer({ min: 0, max: 300 }), { maxLength: 6 }))
  .chain(([size, steps]) =>
    fc.record({ size: fc.constant(size), steps: fc.constant(steps), at: fc.nat(size - 1) }),
  );

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const at = Math.floor(bit / 8) % bytes.length;
  return bytes.map((byte, place) => (place === at ? byte ^ (1 << (bit % 8)) : byte));
}

function flippedIn(proof: Proof, which: number, bit: number): Proof {
  return proof.map((hash, at) => (at === which % proof.length ? flipped(hash, bit) : hash));
}

describe('any tree', () => {
  it('has the root and the proofs of its definition', () => {
    fc.assert(
      fc.property(sized, ({ size, steps, at }) => {
        const leaves = ALL.slice(0, size);
        const { edge, read } = treeOfTiles(leaves, steps);
        const nodes = nodesInTiles(sha256, size, read);
        const has = {
          root: rootOfRange(sha256, edge.range),
          edge: edgeOfTiles(sha256, size, read),
          inclusion: proveInclusion(sha256, at, size, nodes),
          consistency: proveConsistency(sha256, at + 1, size, nodes),
        };
        const defined = {
          root: naiveRoot(leaves),
          edge: { ok: true, value: edge },
          inclusion: { ok: true, value: naiveInclusion(at, leaves) },
          consistency: { ok: true, value: naiveConsistency(at + 1, leaves) },
        };
        expect(asText(has)).toBe(asText(defined));
      }),
    );
  });

  it('accepts its own proofs, and none in which a bit, the place or the size is another', () => {
    fc.assert(
      fc.property(sized, fc.nat(), fc.nat(), ({ size, at }, which, bit) => {
        const leaves = ALL.slice(0, size);
        const root = naiveRoot(leaves);
        const leafHash = leaves[at] ?? new Uint8Array(0);
        const said = { leafHash, index: at, size, root, proof: naiveInclusion(at, leaves) };
        const holds = (change: Partial<typeof said>) => verifyInclusion(sha256, { ...said, ...change }).ok;
        expect(holds({})).toBe(true);
        expect(holds({ root: flipped(root, bit) })).toBe(false);
        expect(holds({ leafHash: flipped(leafHash, bit) })).toBe(false);
        if (size > 1) {
          expect(holds({ proof: flippedIn(said.proof, which, bit) })).toBe(false);
          expect(holds({ index: (at + 1 + (which % (size - 1))) % size })).toBe(false);
        }
      }),
    );
  });

  it('begins with each of its older ones, and with no other', () => {
    fc.assert(
      fc.property(sized, fc.nat(), fc.nat(), ({ size, at }, which, bit) => {
        const leaves = ALL.slice(0, size);
        const oldSize = at + 1;
        const proof = naiveConsistency(oldSize, leaves);
        const [oldRoot, root] = [naiveRoot(leaves.slice(0, oldSize)), naiveRoot(leaves)];
        const said = { oldSize, oldRoot, size, root, proof };
        const holds = (change: Partial<typeof said>) => verifyConsistency(sha256, { ...said, ...change }).ok;
        expect(holds({})).toBe(true);
        expect(holds({ root: flipped(root, bit) })).toBe(false);
        expect(holds({ oldRoot: flipped(oldRoot, bit) })).toBe(false);
        if (proof.length > 0) expect(holds({ proof: flippedIn(proof, which, bit) })).toBe(false);
        const rewritten = leaves.map((leaf, place) =>
          place === which % oldSize ? flipped(leaf, bit) : leaf,
        );
        expect(holds({ root: naiveRoot(rewritten), proof: naiveConsistency(oldSize, rewritten) })).toBe(
          false,
        );
      }),
    );
  });
});

describe('base64', () => {
  it('is Node’s, there and back', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = toBase64(bytes);
        expect(text).toBe(Buffer.from(bytes).toString('base64'));
        expect(fromBase64(text)).toEqual(bytes);
      }),
    );
  });

  it('has one text for the same bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('A', 'B', '/', '+', '=', '-', ' ', '\n') }), (text) => {
        const bytes = fromBase64(text);
        if (bytes !== null) expect(toBase64(bytes)).toBe(text);
      }),
    );
  });
});
