// A receipt proves what its leaf says and nothing else; whatever is changed in it, or wrong with the file, is found and named.
import { verify, createPublicKey } from 'node:crypto';
import { type BidReceipt, formatBidReceipt, parseBidReceipt, RECEIPT_BYTES_MAX } from './bid-receipt';
import { toHex, utf8 } from './bytes';
import { checkBidReceipt, type ReceiptTrust } from './check-bid-receipt';
import type { Leaf } from './leaves';
import type { Checked } from './log-fault';
import { sha256 } from './testing/naive-tree';
import { makeReceipt, newSigner, type ReceiptMaking } from './testing/receipts';

const SITE = 'https://haopai.example';
const NOW_MS = 1_800_000_000_000;
const BID_ID = 'b2c4a1de-7f10-4c7e-9f39-2d1a6b1f0a11';
const BEFORE = 'a'.repeat(64);
const BODY = JSON.stringify({
  ...{ v: 1, type: 'BidAccepted', atMs: NOW_MS - 60_000, bidId: BID_ID, paddleNo: 12, entryId: 5 },
  ...{ amountFen: 5_600_000, endsAtMs: NOW_MS },
});
const hex = (text: string): string => toHex(sha256(utf8(text)));

const OTHERS: readonly Leaf[] = [1, 2, 3, 4, 5].map((version) => ({
  ...{ kind: 'event', lotId: 3, version, hash: hex(String(version)) },
}));
const ACCEPTED: Leaf = { kind: 'event', lotId: 7, version: 9, hash: hex(`${BEFORE}\n7\n9\n${BODY}`) };
const REFUSED: Leaf = {
  ...{ kind: 'refusal', lotId: 7, bidHash: hex(BID_ID), receivedAtMs: NOW_MS - 50_000 },
  ...{ code: 'BID.TOO_LOW', priceFen: 5_600_000, version: 9 },
};
const COUNTED: Leaf = {
  kind: 'refusals',
  lotId: 7,
  fromMs: NOW_MS - 55_000,
  untilMs: NOW_MS - 45_000,
  count: 31,
};

const log = newSigner('haopai.example');
const notary = newSigner('notary.example', 'cosignature');

const TRUST: ReceiptTrust = {
  sha256,
  verifyEd25519: (publicKey, message, signature) => {
    const x = Buffer.from(publicKey).toString('base64url');
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
    return verify(null, message, key, signature);
  },
  nowMs: NOW_MS,
  site: SITE,
  logKey: null,
};

const ACCEPTED_BID: ReceiptMaking['bid'] = {
  ...{ site: SITE, lotId: 7, bidId: BID_ID, event: { before: BEFORE, body: BODY } },
  told: {
    outcome: 'accepted',
    ...{ amountFen: 5_600_000, atMs: NOW_MS - 60_000, code: null, auctionId: 1, plate: '浙G8888A' },
  },
};
const REFUSED_BID: ReceiptMaking['bid'] = {
  ...ACCEPTED_BID,
  event: null,
  told: { ...ACCEPTED_BID.told, outcome: 'refused', atMs: NOW_MS - 50_000, code: 'BID.TOO_LOW' },
};

const receiptOf = (leaf: Leaf, bid: ReceiptMaking['bid']): Promise<BidReceipt> =>
  makeReceipt({
    ...{ leaves: [...OTHERS, leaf, ...OTHERS], index: OTHERS.length, bid, log },
    witnesses: [{ signer: notary, atMs: NOW_MS - 30_000 }],
  });
const accepted = receiptOf(ACCEPTED, ACCEPTED_BID);
const refused = receiptOf(REFUSED, REFUSED_BID);
const codeOf = (answer: Checked<unknown>): string => (answer.ok ? 'ok' : answer.code);
const check = async (receipt: BidReceipt, trust: Partial<ReceiptTrust> = {}): Promise<string> =>
  codeOf(await checkBidReceipt(receipt, { ...TRUST, ...trust }));

describe('a receipt', () => {
  it('of an accepted bid proves line, paddle, amount and time, in which tree, and who saw it', async () => {
    expect(await checkBidReceipt(await accepted, TRUST)).toEqual({
      ok: true,
      value: {
        bid: { kind: 'accepted', version: 9, paddleNo: 12, amountFen: 5_600_000, atMs: NOW_MS - 60_000 },
        ...{ logKey: log.key, isKeyKnown: false, index: 5, treeSize: 11 },
        witnesses: [{ name: 'notary.example', atMs: NOW_MS - 30_000 }],
      },
    });
  });

  it('of a maximum bid proves what the bidder wrote, and not what the lot made of it', async () => {
    const body = JSON.stringify({
      ...{ v: 1, type: 'CeilingSet', atMs: NOW_MS - 60_000, proxyId: BID_ID, paddleNo: 12, entryId: 5 },
      ...{ askedFen: 5_600_000, ceilingFen: 5_550_000, salt: 's' },
    });
    const leaf: Leaf = { kind: 'event', lotId: 7, version: 9, hash: hex(`${BEFORE}\n7\n9\n${body}`) };
    const receipt = await receiptOf(leaf, { ...ACCEPTED_BID, event: { before: BEFORE, body } });
    expect(await checkBidReceipt(receipt, TRUST)).toMatchObject({
      value: {
        bid: { kind: 'maximum', version: 9, paddleNo: 12, amountFen: 5_600_000, atMs: NOW_MS - 60_000 },
      },
    });
    const told = { ...receipt.told, amountFen: 5_550_000 };
    expect(await check({ ...receipt, told })).toBe('LOG.TOLD_OTHERWISE');
  });

  it('of a refused bid proves that it came, when, and by what it was judged', async () => {
    expect(await checkBidReceipt(await refused, { ...TRUST, logKey: log.key })).toMatchObject({
      value: {
        bid: { kind: 'refused', code: 'BID.TOO_LOW', priceFen: 5_600_000, version: 9 },
        isKeyKnown: true,
      },
    });
  });

  it('of one among many refusals proves how many there were', async () => {
    const receipt = await receiptOf(COUNTED, REFUSED_BID);
    expect(await checkBidReceipt(receipt, TRUST)).toMatchObject({
      value: { bid: { kind: 'counted', count: 31 } },
    });
    const told = { ...receipt.told, atMs: NOW_MS };
    expect(await check({ ...receipt, told })).toBe('LOG.TOLD_OTHERWISE');
  });

  it('goes through its file as it was', async () => {
    const receipt = await accepted;
    expect(parseBidReceipt(utf8(formatBidReceipt(receipt)))).toEqual({ ok: true, value: receipt });
    const more = JSON.stringify({ ...JSON.parse(formatBidReceipt(receipt)), further: 1 });
    expect(parseBidReceipt(utf8(`\uFEFF${more}`))).toEqual({ ok: true, value: receipt });
  });
});

describe('what is wrong in a receipt', () => {
  const tamper: readonly (readonly [string, (receipt: BidReceipt) => Partial<BidReceipt>])[] = [
    ['LOG.OTHER_SITE', () => ({ site: 'https://elsewhere.example' })],
    ['LOG.OTHER_BID', () => ({ lotId: 8 })],
    ['LOG.OTHER_BID', () => ({ bidId: 'another' })],
    ['LOG.OTHER_BID', () => ({ event: null })],
    ['LOG.OTHER_BID', () => ({ event: { before: BEFORE, body: BODY.replace('5600000', '5700000') } })],
    ['LOG.OTHER_BID', ({ told }) => ({ told: { ...told, outcome: 'refused' } })],
    ['LOG.TOLD_OTHERWISE', ({ told }) => ({ told: { ...told, amountFen: 5_700_000 } })],
    ['LOG.TOLD_OTHERWISE', ({ told }) => ({ told: { ...told, atMs: told.atMs + 1 } })],
    ['LOG.BAD_LEAF', ({ leaf }) => ({ leaf: leaf.slice(0, -1) })],
    ['LOG.NOT_INCLUDED', () => ({ index: 4 })],
    ['LOG.INDEX_BEYOND_SIZE', () => ({ index: 11 })],
    ['LOG.PROOF_WRONG_LENGTH', ({ proof }) => ({ proof: proof.slice(1) })],
    ['LOG.BAD_HASH', ({ proof }) => ({ proof: ['?', ...proof.slice(1)] })],
    ['LOG.NOT_A_NOTE', ({ checkpoint }) => ({ checkpoint: checkpoint.slice(0, -1) })],
    ['LOG.BAD_SIGNATURE', ({ checkpoint }) => ({ checkpoint: checkpoint.replace('\n11\n', '\n12\n') })],
    ['LOG.NOT_SIGNED', () => ({ logKey: keyOf(newSigner('haopai.example')) })],
    ['LOG.OTHER_LOG', () => ({ logKey: keyOf(newSigner('another.example')) })],
    ['LOG.BAD_KEY', () => ({ logKey: keyOf(notary) })],
    ['LOG.BAD_KEY', ({ logKey }) => ({ witnessKeys: [logKey] })],
  ];

  it.each(tamper)('is found as %s', async (code, change) => {
    const receipt = await accepted;
    expect(await check({ ...receipt, ...change(receipt) })).toBe(code);
  });

  it('is found when a refusal is told otherwise, or of another bid', async () => {
    const receipt = await refused;
    expect(await check({ ...receipt, told: { ...receipt.told, code: 'LOT.ENDED' } })).toBe(
      'LOG.TOLD_OTHERWISE',
    );
    expect(await check({ ...receipt, bidId: 'another' })).toBe('LOG.OTHER_BID');
  });

  it('is found in a tree of no leaves', async () => {
    const empty = await makeReceipt({ leaves: [], index: 0, bid: ACCEPTED_BID, log });
    const { leaf } = await accepted;
    expect(await check({ ...empty, leaf })).toBe('LOG.EMPTY');
  });

  it('is found by the key and the clock that the reader has', async () => {
    expect(await check(await accepted, { logKey: newSigner('haopai.example').key })).toBe('LOG.OTHER_KEY');
    expect(await check(await accepted, { nowMs: NOW_MS - 3_600_000 })).toBe('LOG.CLOCK_IN_FUTURE');
    const unseen = { ...(await accepted), witnessKeys: [] };
    expect(await check(unseen, { nowMs: NOW_MS - 3_600_000 })).toBe('LOG.TIME_IN_FUTURE');
    expect(await check(unseen, { site: null })).toBe('ok');
  });
});

describe('a file that is no receipt', () => {
  const read = (text: string): string => codeOf(parseBidReceipt(utf8(text)));
  const changed = async (change: object): Promise<Checked<unknown>> =>
    parseBidReceipt(utf8(JSON.stringify({ ...JSON.parse(formatBidReceipt(await accepted)), ...change })));

  it('is told apart: empty, too large, cut off, no JSON, something else, of a newer program', async () => {
    const whole = formatBidReceipt(await accepted);
    expect(read('')).toBe('LOG.RECEIPT_EMPTY');
    expect(codeOf(parseBidReceipt(new Uint8Array(RECEIPT_BYTES_MAX + 1)))).toBe('LOG.RECEIPT_TOO_LARGE');
    for (const length of [1, 40, whole.length / 2, whole.length - 3])
      expect(read(whole.slice(0, length))).toBe('LOG.RECEIPT_TRUNCATED');
    for (const other of ['%PDF-1.7', 'null', '[]', '"{}"', '{}}', '\u0000'])
      expect(read(other)).toBe('LOG.RECEIPT_NOT_JSON');
    expect(codeOf(parseBidReceipt(Uint8Array.of(0xff, 0xfe)))).toBe('LOG.RECEIPT_NOT_JSON');
    expect(read('{}')).toBe('LOG.NOT_A_RECEIPT');
    expect(await changed({ v: 2 })).toMatchObject({ code: 'LOG.RECEIPT_VERSION', data: { version: 2 } });
  });

  it.each([
    ['site', { site: 5 }],
    ['lotId', { lotId: 1.5 }],
    ['index', { index: -1 }],
    ['bidId', { bidId: 'b'.repeat(201) }],
    ['proof', { proof: Array.from({ length: 65 }, () => 'a') }],
    ['proof', { proof: 'a' }],
    ['checkpoint', { checkpoint: '' }],
    ['event', { event: { before: 'x', body: '{}' } }],
    ['told', { told: null }],
    ['told.outcome', { told: { outcome: 'won' } }],
    ['told.amountFen', { told: { outcome: 'refused', amountFen: '5' } }],
  ])('names the field that is wrong: %s', async (field, change) => {
    expect(await changed(change)).toMatchObject({ code: 'LOG.NOT_A_RECEIPT', data: { field } });
  });
});

function keyOf({ key }: ReturnType<typeof newSigner>): string {
  return `${key.name}+${key.keyId.toString(16).padStart(8, '0')}+${Buffer.from([
    key.kind === 'ed25519' ? 1 : 4,
    ...key.publicKey,
  ]).toString('base64')}`;
}
