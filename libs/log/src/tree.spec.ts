// Tree and proofs: against known vectors, and against the definition at the sizes where tiles begin and end.
import { toHex } from './bytes';
import { appendLeaf, EMPTY_RANGE, rootOfRange } from './compact-range';
import {
  proveConsistency,
  proveInclusion,
  rootOfNodes,
  verifyConsistency,
  verifyInclusion,
  type Proof,
} from './proofs';
import { asText, leavesOf, naiveConsistency, naiveInclusion, naiveRoot, sha256 } from './testing/naive-tree';
import { treeOfTiles } from './testing/tree-of-tiles';
import { edgeOfTiles, nodesInTiles, tilesForConsistency, tilesForInclusion } from './tiles';
import { tilePath, tilesOfTree } from './tile-paths';
import { hashLeaf, hashOfNothing } from './tree-hash';

const bytes = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

/** The entries and roots with which implementations of Certificate Transparency are tested. */
const ENTRIES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];
const KNOWN = ENTRIES.map((entry) => hashLeaf(sha256, bytes(entry)));
const rootAt = (size: number): Uint8Array => bytes(ROOTS[size] ?? '');

function valueOf<Value>(checked: { ok: true; value: Value } | { ok: false; code: string }): Value {
  if (!checked.ok) throw new Error(checked.code);
  return checked.value;
}

describe('a tree of the known entries', () => {
  it('has the known root at each size', () => {
    let range = EMPTY_RANGE;
    const roots = [rootOfRange(sha256, range)];
    for (const leaf of KNOWN) {
      range = appendLeaf(sha256, range, leaf);
      roots.push(rootOfRange(sha256, range));
    }
    expect(roots.map(toHex)).toEqual(ROOTS);
  });

  it('has the known proofs', () => {
    const { read } = treeOfTiles(KNOWN, [1, 1, 1, 1, 1, 1, 1]);
    const hexes = (proof: Proof): readonly string[] => proof.map(toHex);
    const inclusion = (index: number, size: number) =>
      hexes(valueOf(proveInclusion(sha256, index, size, nodesInTiles(sha256, size, read))));
    const consistency = (oldSize: number, size: number) =>
      hexes(valueOf(proveConsistency(sha256, oldSize, size, nodesInTiles(sha256, size, read))));
    expect(inclusion(0, 1)).toEqual([]);
    expect(inclusion(0, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(consistency(1, 1)).toEqual([]);
    expect(consistency(1, 8)).toEqual([
      '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
    ]);
    expect(consistency(6, 8)).toEqual([
      '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
      'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
      'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    ]);
    expect(consistency(2, 5)).toEqual([
      '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
      'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
    ]);
  });

  it('proves every leaf at every size, and every size from every older one', () => {
    const { read } = treeOfTiles(KNOWN, [1, 1, 1, 1, 1, 1, 1]);
    for (let size = 1; size <= KNOWN.length; size += 1) {
      const nodes = nodesInTiles(sha256, size, read);
      for (let at = 0; at < size; at += 1) {
        const proof = valueOf(proveInclusion(sha256, at, size, nodes));
        expect(proof).toEqual(naiveInclusion(at, KNOWN.slice(0, size)));
        const leafHash = KNOWN[at] ?? bytes('');
        expect(
          verifyInclusion(sha256, { leafHash, index: at, size, root: rootAt(size), proof }),
        ).toMatchObject({ ok: true });
      }
      for (let oldSize = 0; oldSize <= size; oldSize += 1) {
        const proof = valueOf(proveConsistency(sha256, oldSize, size, nodes));
        if (oldSize > 0) expect(proof).toEqual(naiveConsistency(oldSize, KNOWN.slice(0, size)));
        const said = { oldSize, oldRoot: rootAt(oldSize), size, root: rootAt(size), proof };
        expect(verifyConsistency(sha256, said)).toMatchObject({ ok: true });
        const otherRoot = { ...said, oldRoot: rootAt((oldSize + 1) % 9) };
        expect(verifyConsistency(sha256, otherRoot)).toMatchObject({ code: 'LOG.NOT_CONSISTENT' });
      }
    }
  });
});

describe('trees at the edges of tiles', () => {
  const all = leavesOf(70_000);
  const roots = new Map([[0, hashOfNothing(sha256)]]);
  const PLACES = [0, 1, 127, 255, 256, 257, 65_279, 65_535, 65_536, 69_999];

  beforeAll(() => {
    let range = EMPTY_RANGE;
    for (const leaf of all) {
      range = appendLeaf(sha256, range, leaf);
      if (PLACES.includes(range.size - 1)) roots.set(range.size, rootOfRange(sha256, range));
    }
  });

  it.each([0, 1, 255, 256, 257, 65_536, 70_000])('%i leaves', (size) => {
    const leaves = all.slice(0, size);
    const { edge, read, tiles } = treeOfTiles(leaves, [100, 156, 1]);
    const root = naiveRoot(leaves);
    const nodes = nodesInTiles(sha256, size, read);
    expect(rootOfRange(sha256, edge.range)).toEqual(root);
    expect(valueOf(rootOfNodes(sha256, size, nodes))).toEqual(root);
    for (const id of tilesOfTree(size)) expect(tiles.get(tilePath(id))).toHaveLength(id.width * 32);
    expect(asText(valueOf(edgeOfTiles(sha256, size, read)))).toBe(asText(edge));
    const places = PLACES.filter((at) => at < size);
    for (const at of places) {
      const needed = new Set(tilesForInclusion(at, size).map(tilePath));
      const few = nodesInTiles(sha256, size, (id) => (needed.has(tilePath(id)) ? read(id) : undefined));
      const proof = valueOf(proveInclusion(sha256, at, size, few));
      const said = { leafHash: leaves[at] ?? bytes(''), index: at, size, root, proof };
      expect(verifyInclusion(sha256, said)).toMatchObject({ ok: true });
      const elsewhere = verifyInclusion(sha256, { ...said, index: at === 0 ? size - 1 : 0 });
      expect(elsewhere.ok).toBe(size === 1);
    }
    for (const oldSize of [0, ...places.map((at) => at + 1)]) {
      const needed = new Set(tilesForConsistency(oldSize, size).map(tilePath));
      const few = nodesInTiles(sha256, size, (id) => (needed.has(tilePath(id)) ? read(id) : undefined));
      const proof = valueOf(proveConsistency(sha256, oldSize, size, few));
      const oldRoot = roots.get(oldSize) ?? bytes('');
      expect(verifyConsistency(sha256, { oldSize, oldRoot, size, root, proof })).toMatchObject({ ok: true });
    }
  });

  it('70,000 leaves have the tiles that the specification counts', () => {
    const widths = [...tilesOfTree(70_000)].map(({ level, width }) => `${level}:${width}`);
    const count = (which: string): number => widths.filter((each) => each === which).length;
    expect([count('0:256'), count('0:112'), count('1:256'), count('1:17'), count('2:1')]).toEqual([
      273, 1, 1, 1, 1,
    ]);
    expect(widths).toHaveLength(277);
    expect([...tilesOfTree(256)].map(tilePath)).toEqual(['tile/0/000', 'tile/1/000.p/1']);
  });
});
