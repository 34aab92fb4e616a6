// Tiles, bundles and their paths as C2SP tlog-tiles says, and what is asked or given that cannot be.
import { utf8 } from './bytes';
import { ENTRY_BYTES_MAX, formatBundle, parseBundle } from './entry-bundles';
import { proveConsistency, proveInclusion, rootOfNodes, verifyConsistency, verifyInclusion } from './proofs';
import { leavesOf, sha256 } from './testing/naive-tree';
import { treeOfTiles } from './testing/tree-of-tiles';
import { bundlePath, parseBundlePath, parseTilePath, tilePath, tileWidth } from './tile-paths';
import { edgeOfTiles, nodesInTiles } from './tiles';

describe('the path of a tile', () => {
  it.each([
    [0, 0, 256, 'tile/0/000'],
    [0, 1234067, 256, 'tile/0/x001/x234/067'],
    [0, 1234, 5, 'tile/0/x001/234.p/5'],
    [1, 1000, 255, 'tile/1/x001/000.p/255'],
    [63, 999, 1, 'tile/63/999.p/1'],
  ])('of level %i, index %i and width %i is %s', (level, index, width, path) => {
    expect(tilePath({ level, index, width })).toBe(path);
    expect(parseTilePath(path)).toEqual({ ok: true, value: { level, index, width } });
    const bundle = path.replace(/^tile\/\d+/, 'tile/entries');
    expect(bundlePath({ index, width })).toBe(bundle);
    expect(parseBundlePath(bundle)).toEqual({ ok: true, value: { index, width } });
  });

  it.each([
    '',
    'tile',
    'tile/0',
    'tile/0/',
    'tile/0/0',
    'tile/0/0000',
    'tile/0/x000/001',
    'tile/0/001/234',
    'tile/0/x001',
    'tile/00/000',
    'tile/64/000',
    'tile/-1/000',
    'tile/0/000.p',
    'tile/0/000.p/',
    'tile/0/000.p/0',
    'tile/0/000.p/256',
    'tile/0/000.p/05',
    'tile/0/000.p/5/',
    'tile/0/000\n',
    'tile/0/../000',
    '/tile/0/000',
    'tile/entries/000',
    'tile/0/x999/x999/x999/x999/x999/x999/999',
  ])('%j is none', (path) => {
    expect(parseTilePath(path)).toEqual({ ok: false, code: 'LOG.BAD_TILE_PATH', data: { found: path } });
    const bundle = path.replace(/^tile\/(?!entries)[^/]*/, 'tile/entries');
    if (
      !path.startsWith('tile/00') &&
      !path.startsWith('tile/64') &&
      !path.startsWith('tile/-1') &&
      path !== 'tile/entries/000'
    )
      expect(parseBundlePath(bundle)).toMatchObject({ code: 'LOG.BAD_TILE_PATH' });
  });

  it('tiles beyond the tree have no width', () => {
    expect([
      tileWidth(0, 0, 0),
      tileWidth(0, 1, 256),
      tileWidth(1, 0, 255),
      tileWidth(63, 0, Number.MAX_SAFE_INTEGER),
    ]).toEqual([0, 0, 0, 0]);
    expect([tileWidth(0, 273, 70_000), tileWidth(1, 1, 70_000), tileWidth(2, 0, 70_000)]).toEqual([
      112, 17, 1,
    ]);
  });
});

describe('a bundle of entries', () => {
  const entries = [utf8(''), utf8('a'), new Uint8Array(300).fill(7), new Uint8Array(ENTRY_BYTES_MAX)];

  it('is written and read back', () => {
    const bundle = formatBundle(entries);
    expect(bundle.ok && [...bundle.value.subarray(0, 8)]).toEqual([0, 0, 0, 1, 97, 1, 44, 7]);
    expect(bundle.ok && parseBundle(bundle.value, 4)).toEqual({ ok: true, value: entries });
  });

  it('takes no longer entry', () => {
    expect(formatBundle([new Uint8Array(ENTRY_BYTES_MAX + 1)])).toEqual({
      ok: false,
      code: 'LOG.ENTRY_TOO_LONG',
      data: { max: ENTRY_BYTES_MAX, found: ENTRY_BYTES_MAX + 1 },
    });
  });

  it('is refused when it is cut off anywhere, and when something is left over', () => {
    const bundle = formatBundle(entries.slice(0, 3));
    if (!bundle.ok) throw new Error(bundle.code);
    for (let length = 0; length < bundle.value.length; length += 1)
      expect(parseBundle(bundle.value.subarray(0, length), 3)).toMatchObject({
        code: 'LOG.BUNDLE_TRUNCATED',
        data: { expected: 3 },
      });
    expect(parseBundle(bundle.value, 2)).toEqual({
      ok: false,
      code: 'LOG.BUNDLE_TOO_LONG',
      data: { left: 302 },
    });
    expect(parseBundle(bundle.value, 4)).toMatchObject({ code: 'LOG.BUNDLE_TRUNCATED', data: { entry: 3 } });
  });
});

describe('what cannot be proved', () => {
  const SIZE = 300;
  const leaves = leavesOf(SIZE);
  const { read } = treeOfTiles(leaves);
  const nodes = nodesInTiles(sha256, SIZE, read);

  it.each([
    [0, 0, 'LOG.EMPTY'],
    [300, 300, 'LOG.INDEX_BEYOND_SIZE'],
    [-1, 300, 'LOG.INDEX_BEYOND_SIZE'],
    [0.5, 300, 'LOG.INDEX_BEYOND_SIZE'],
    [Number.NaN, 300, 'LOG.INDEX_BEYOND_SIZE'],
    [0, -1, 'LOG.BAD_SIZE'],
    [0, 2 ** 53, 'LOG.BAD_SIZE'],
  ])('leaf %d of %d: %s', (index, size, code) => {
    expect(proveInclusion(sha256, index, size, nodes)).toMatchObject({ ok: false, code });
    const said = { leafHash: new Uint8Array(32), index, size, root: new Uint8Array(32), proof: [] };
    expect(verifyInclusion(sha256, said)).toMatchObject({ ok: false, code });
  });

  it.each([
    [301, 300, 'LOG.SIZES_REVERSED'],
    [-1, 300, 'LOG.BAD_SIZE'],
    [0, 1.5, 'LOG.BAD_SIZE'],
  ])('from %d leaves to %d: %s', (oldSize, size, code) => {
    expect(proveConsistency(sha256, oldSize, size, nodes)).toMatchObject({ ok: false, code });
    const root = new Uint8Array(32);
    expect(verifyConsistency(sha256, { oldSize, oldRoot: root, size, root, proof: [] })).toMatchObject({
      ok: false,
      code,
    });
  });

  it('without a tile, with half a tile, and of a tree larger than the tiles', () => {
    const none = nodesInTiles(sha256, SIZE, () => undefined);
    expect(proveInclusion(sha256, 0, SIZE, none)).toEqual({
      ok: false,
      code: 'LOG.TILE_MISSING',
      data: { path: 'tile/0/000' },
    });
    const half = nodesInTiles(sha256, SIZE, (id) => read(id)?.subarray(1));
    expect(proveInclusion(sha256, 0, SIZE, half)).toEqual({
      ok: false,
      code: 'LOG.BAD_TILE',
      data: { path: 'tile/0/000', expected: 8192, found: 8191 },
    });
    expect(proveInclusion(sha256, 0, 512, nodes)).toEqual({
      ok: false,
      code: 'LOG.TILE_BEYOND_TREE',
      data: { path: 'tile/1/000.p/1', size: 300 },
    });
    expect(edgeOfTiles(sha256, 600, read)).toMatchObject({ code: 'LOG.TILE_MISSING' });
  });

  it('a full tile does for a partial one', () => {
    const few = treeOfTiles(leaves.slice(0, 256));
    const at200 = nodesInTiles(sha256, 200, () => few.tiles.get('tile/0/000'));
    expect(rootOfNodes(sha256, 200, at200)).toEqual(
      rootOfNodes(sha256, 200, nodesInTiles(sha256, 200, treeOfTiles(leaves.slice(0, 200)).read)),
    );
  });

  it('with a proof that is too long or too short, or hashes that are none', () => {
    const proof = proveInclusion(sha256, 5, SIZE, nodes);
    const root = rootOfNodes(sha256, SIZE, nodes);
    const [, , , , , leafHash] = leaves;
    if (!proof.ok || !root.ok || leafHash === undefined) throw new Error('no proof');
    const said = { leafHash, index: 5, size: SIZE, root: root.value, proof: proof.value };
    expect(verifyInclusion(sha256, said)).toEqual({ ok: true, value: null });
    expect(verifyInclusion(sha256, { ...said, proof: proof.value.slice(1) })).toEqual({
      ok: false,
      code: 'LOG.PROOF_WRONG_LENGTH',
      data: { expected: 9, found: 8 },
    });
    expect(verifyInclusion(sha256, { ...said, leafHash: leafHash.subarray(1) })).toEqual({
      ok: false,
      code: 'LOG.BAD_HASH',
      data: { expected: 32, found: 31 },
    });
    const ofAnother = { ...said, root: sha256(root.value) };
    expect(verifyInclusion(sha256, ofAnother)).toEqual({
      ok: false,
      code: 'LOG.NOT_INCLUDED',
      data: { index: 5, size: SIZE },
    });
  });

  it('from nothing: an empty proof, and the root of nothing', () => {
    const root = rootOfNodes(sha256, SIZE, nodes);
    const nothing = sha256(new Uint8Array(0));
    if (!root.ok) throw new Error(root.code);
    const said = { oldSize: 0, oldRoot: nothing, size: SIZE, root: root.value, proof: [] };
    expect(verifyConsistency(sha256, said)).toMatchObject({ ok: true });
    expect(verifyConsistency(sha256, { ...said, proof: [nothing] })).toMatchObject({
      code: 'LOG.PROOF_WRONG_LENGTH',
    });
    expect(verifyConsistency(sha256, { ...said, oldRoot: root.value })).toMatchObject({
      code: 'LOG.NOT_CONSISTENT',
    });
    expect(verifyConsistency(sha256, { ...said, size: 0 })).toMatchObject({ code: 'LOG.NOT_CONSISTENT' });
  });
});
