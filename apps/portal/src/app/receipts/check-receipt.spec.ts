// A receipt that is chosen is checked on the device: what it proves is said, what it does not too, and each thing that is wrong in words of its own.
import { webcrypto } from 'node:crypto';
import { TextDecoder, TextEncoder } from 'node:util';
import {
  type BidReceipt,
  formatBidReceipt,
  formatBidReceipts,
  formatVerifierKey,
  type Leaf,
  toHex,
  utf8,
} from '@haopai/log';
import { makeReceipt, newSigner, sha256 } from '@haopai/log/testing';
import { type PageUnderTest, standIn } from '@haopai/web-app/testing';
import { withWords } from '../i18n/with-words';
import { citizensPage } from '../testing/citizens-page';
import { CheckReceiptPage } from './check-receipt-page';
import { RECEIPT_WORDS } from './receipt-words';

const SITE = 'http://localhost';
const MINUTE_MS = 60_000;
const AT_MS = Date.now() - MINUTE_MS;
const BID_ID = 'b2c4a1de-7f10-4c7e-9f39-2d1a6b1f0a11';
const BEFORE = 'a'.repeat(64);

const log = newSigner('haopai.example');
const notary = newSigner('notary.example', 'cosignature');
const hex = (text: string): string => toHex(sha256(utf8(text)));
const told = { amountFen: 5_600_000, atMs: AT_MS, auctionId: 1, plate: '浙G8888A' };

interface Made {
  readonly atMs?: number;
  readonly site?: string;
  readonly isWitnessed?: boolean;
  readonly isMaximum?: boolean;
}

function anAccepted(made: Made = {}): Promise<BidReceipt> {
  const { atMs = AT_MS, site = SITE, isWitnessed = false, isMaximum = false } = made;
  const said = isMaximum
    ? { type: 'CeilingSet', proxyId: BID_ID, askedFen: 5_600_000, ceilingFen: 5_550_000 }
    : { type: 'BidAccepted', bidId: BID_ID, amountFen: 5_600_000 };
  const body = JSON.stringify({ v: 1, atMs, paddleNo: 12, ...said });
  const leaf: Leaf = { kind: 'event', lotId: 7, version: 9, hash: hex(`${BEFORE}\n7\n9\n${body}`) };
  const bid = {
    ...{ site, lotId: 7, bidId: BID_ID, event: { before: BEFORE, body } },
    told: { ...told, outcome: 'accepted', atMs, code: null },
  } as const;
  const witnesses = isWitnessed ? [{ signer: notary, atMs: AT_MS }] : [];
  const other: Leaf = { kind: 'event', lotId: 7, version: 8, hash: BEFORE };
  return makeReceipt({ leaves: [other, leaf, other], index: 1, bid, log, witnesses });
}

function aRefused(code = 'BID.TOO_LOW'): Promise<BidReceipt> {
  const leaf: Leaf = {
    ...{ kind: 'refusal', lotId: 7, bidHash: hex(BID_ID), receivedAtMs: AT_MS, code },
    ...{ priceFen: 5_500_000, version: 9 },
  };
  const bid = {
    ...{ site: SITE, lotId: 7, bidId: BID_ID, event: null },
    told: { ...told, outcome: 'refused', code },
  } as const;
  return makeReceipt({ leaves: [leaf], index: 0, bid, log });
}

function aCount(): Promise<BidReceipt> {
  const fromMs = Math.floor(AT_MS / MINUTE_MS) * MINUTE_MS;
  const leaf: Leaf = { kind: 'refusals', lotId: 7, fromMs, untilMs: fromMs + MINUTE_MS, count: 31 };
  const bid = {
    ...{ site: SITE, lotId: 7, bidId: 'refusals/ab', event: null },
    told: { ...told, outcome: 'refused', amountFen: 0, atMs: fromMs, code: null },
  } as const;
  return makeReceipt({ leaves: [leaf], index: 0, bid, log });
}

describe('the receipt of a bid', () => {
  let page: PageUnderTest;

  standIn(globalThis, { crypto: webcrypto, TextEncoder, TextDecoder });

  const isThere = (...testIds: readonly string[]): boolean =>
    testIds.some((testId) => page.has(`[data-testid=${testId}]`));
  const choose = async (file: object): Promise<void> => {
    const field = page.part<HTMLInputElement>('receipt-file');
    Object.defineProperty(field, 'files', { value: [file], configurable: true });
    field.dispatchEvent(new Event('change'));
    await page.until(
      () =>
        isThere('receipt-proved', 'receipts-judged', 'receipt-refused') || page.has('[aria-invalid=true]'),
    );
  };
  const fileOf = (text: string) => {
    const bytes = utf8(text);
    return { name: 'receipt.json', size: bytes.length, arrayBuffer: () => Promise.resolve(bytes) };
  };
  const chooseReceipt = async (receipt: BidReceipt): Promise<void> =>
    choose(fileOf(formatBidReceipt(receipt)));
  const refusal = () => ({
    code: page.part('receipt-refused').dataset['code'],
    words: page.text('receipt-refused'),
  });
  const open = async (keys: string | null = null): Promise<void> => {
    await page.open('/papers/receipt');
    const asked = page.http.expectOne('/log/keys');
    if (keys === null) asked.error(new ProgressEvent('error'));
    else asked.flush(`${keys}\n`);
    await page.until(() => isThere('receipt-file', 'receipt-impossible'));
  };

  beforeEach(async () => {
    page = await citizensPage([
      { path: 'papers/receipt', canActivate: [withWords(RECEIPT_WORDS)], component: CheckReceiptPage },
    ]);
  });
  afterEach(() => page.close());

  it('of an accepted bid says what is proved and what is not', async () => {
    await open();
    await chooseReceipt(await anAccepted());
    expect(page.part('receipt-proved').dataset['kind']).toBe('accepted');
    const says = page.all('receipt-says').join('\n');
    for (const words of ['竞价号 12', '¥56,000', '第 9 条', '3 条中的第 2 条']) expect(says).toContain(words);
    const leavesOpen = page.all('receipt-leaves-open').join('\n');
    for (const words of ['是谁的', '浙G8888A', '没有见证人签署', '是否竞得'])
      expect(leavesOpen).toContain(words);
  });

  it('of a maximum bid says what it was, and that nobody saw it before the end', async () => {
    await open();
    await chooseReceipt(await anAccepted({ isMaximum: true }));
    expect(page.part('receipt-proved').dataset['kind']).toBe('maximum');
    expect(page.text('receipt-proved')).toContain('这个最高价被接受');
    const says = page.all('receipt-says').join('\n');
    for (const words of ['最高价 ¥56,000', '第 9 条']) expect(says).toContain(words);
    expect(page.all('receipt-leaves-open').join('\n')).toContain('是否竞得');
  });

  it('names the witnesses, and takes a key that one has from elsewhere', async () => {
    await open();
    await page.type('receipt-key', ` ${formatVerifierKey(log.key)} `);
    await chooseReceipt(await anAccepted({ isWitnessed: true }));
    const says = page.all('receipt-says').join('\n');
    for (const words of ['notary.example', '您填写的公钥']) expect(says).toContain(words);
    const leavesOpen = page.all('receipt-leaves-open').join('\n');
    expect(leavesOpen).toContain('见证人的公钥');
    expect(leavesOpen).not.toContain('公钥 ');
  });

  it('that was made under a log of somebody else’s is not taken for this site’s', async () => {
    await open(formatVerifierKey(newSigner('haopai.example').key));
    await chooseReceipt(await anAccepted());
    expect(page.has('[data-testid=receipt-foreign]')).toBe(true);
    expect(page.text('receipt-proved')).not.toContain('已证明');
  });

  it('of a refused bid says why, by which price, and that its amount is not proved', async () => {
    await open();
    await chooseReceipt(await aRefused());
    expect(page.part('receipt-proved').dataset['kind']).toBe('refused');
    const says = page.all('receipt-says').join('\n');
    for (const words of ['出价太低', '¥55,000', '第 9 条']) expect(says).toContain(words);
    expect(page.all('receipt-leaves-open').join('\n')).toContain('¥56,000');
  });

  it('of a refusal that has no words here is told by its code', async () => {
    await open();
    await chooseReceipt(await aRefused('BID.OF_TOMORROW'));
    expect(page.all('receipt-says').join('\n')).toContain('BID.OF_TOMORROW');
  });

  it.each<[string, string, (receipt: BidReceipt) => Partial<BidReceipt>]>([
    ['LOG.OTHER_SITE', 'https://elsewhere.example', () => ({ site: 'https://elsewhere.example' })],
    ['LOG.OTHER_BID', '不是回执所说的出价', () => ({ bidId: 'another' })],
    ['LOG.TOLD_OTHERWISE', '金额', (made) => ({ told: { ...made.told, amountFen: 1 } })],
    ['LOG.NOT_INCLUDED', '不在日志里', () => ({ index: 0 })],
    [
      'LOG.NOT_SIGNED',
      '不是由回执所写的公钥签署的',
      () => ({ logKey: formatVerifierKey(newSigner('haopai.example').key) }),
    ],
    [
      'LOG.OTHER_LOG',
      'another.example',
      () => ({ logKey: formatVerifierKey(newSigner('another.example').key) }),
    ],
    ['LOG.INDEX_BEYOND_SIZE', '不在日志里', () => ({ index: 9_007_199_254_740_991 })],
    ['LOG.BAD_KEY', 'LOG.BAD_KEY', () => ({ logKey: 'haopai' })],
  ])('that was changed is refused: %s', async (code, words, change) => {
    await open();
    const receipt = await anAccepted();
    await chooseReceipt({ ...receipt, ...change(receipt) });
    expect(refusal()).toEqual({ code, words: expect.stringContaining(words) });
    expect(page.has('[data-testid=receipt-proved]')).toBe(false);
  });

  it('of a time that has not come yet asks for the clock', async () => {
    await open();
    await chooseReceipt(await anAccepted({ atMs: Date.now() + 60 * MINUTE_MS }));
    expect(refusal()).toEqual({ code: 'LOG.TIME_IN_FUTURE', words: expect.stringContaining('时钟') });
  });

  it('signed with another key than one has from elsewhere is not to be relied on', async () => {
    await open();
    await page.type('receipt-key', formatVerifierKey(newSigner('haopai.example').key));
    await chooseReceipt(await anAccepted());
    expect(refusal()).toEqual({ code: 'LOG.OTHER_KEY', words: expect.stringContaining('您填写的公钥') });
  });

  it('is not looked at while the key that was typed is none', async () => {
    await open();
    await page.type('receipt-key', 'haopai+1');
    const arrayBuffer = jest.fn().mockResolvedValue(utf8(formatBidReceipt(await anAccepted())));
    await choose({ name: 'receipt.json', size: 500, arrayBuffer });
    expect(page.has('[aria-invalid=true]')).toBe(true);
    expect(arrayBuffer).not.toHaveBeenCalled();
    expect(page.has('[data-testid=receipt-proved]')).toBe(false);
  });

  it('is told from what is none: empty, cut off, a PDF, other JSON', async () => {
    await open();
    const whole = formatBidReceipt(await anAccepted());
    for (const [text, code] of [
      ['', 'LOG.RECEIPT_EMPTY'],
      [whole.slice(0, whole.length / 2), 'LOG.RECEIPT_TRUNCATED'],
      ['%PDF-1.7', 'LOG.RECEIPT_NOT_JSON'],
      ['{"orderNo":"1"}', 'LOG.NOT_A_RECEIPT'],
    ] as const) {
      await choose(fileOf(text));
      await page.until(() => refusal().code === code);
    }
  });

  it('among others in one file is judged by itself, and unfolds what it proves', async () => {
    await open(formatVerifierKey(log.key));
    const all = [await anAccepted(), await aRefused(), await aCount()];
    await choose(fileOf(formatBidReceipts(all)));
    expect(page.part('receipts-judged').dataset['wrong']).toBe('0');
    expect(page.text('receipts-judged')).toContain('3 份回执全部成立');
    expect(page.all('receipt-row')).toEqual([
      expect.stringMatching(/浙G·8888A.*出价 ¥56,000 被接受/),
      expect.stringContaining('没有被接受'),
      expect.stringContaining('另有 31 次出价没有被接受'),
    ]);
    const fold = page.part('receipt-row').querySelector('details');
    if (fold === null) throw new Error('it does not unfold');
    fold.open = true;
    fold.dispatchEvent(new Event('toggle'));
    await page.settle();
    for (const words of ['竞价号 12', '3 条中的第 2 条', '没有见证人签署'])
      expect(page.text('receipt-row')).toContain(words);
  });

  it('among others that was changed stands first, and the others hold', async () => {
    await open();
    const [good, refused] = [await anAccepted(), await aRefused()];
    await choose(fileOf(formatBidReceipts([good, { ...refused, bidId: 'another' }])));
    expect(page.part('receipts-judged').dataset['wrong']).toBe('1');
    expect(page.text('receipts-judged')).toContain('2 份回执中有 1 份');
    expect(page.all('receipt-row')[0]).toContain('不是回执所说的出价');
    expect(page.all('receipt-row')[1]).toContain('被接受');
  });

  it('among others under a log of somebody else’s is not taken for this site’s', async () => {
    await open(formatVerifierKey(newSigner('haopai.example').key));
    await choose(fileOf(formatBidReceipts([await anAccepted()])));
    expect(page.has('[data-testid=receipt-foreign]')).toBe(true);
  });

  it('of refusals that are only counted says how many, and no amount', async () => {
    await open();
    await chooseReceipt(await aCount());
    expect(page.part('receipt-proved').dataset['kind']).toBe('counted');
    expect(page.all('receipt-says').join('\n')).toContain('31 次');
    const leavesOpen = page.all('receipt-leaves-open').join('\n');
    expect(leavesOpen).toContain('是哪些出价');
    expect(leavesOpen).not.toContain('¥0');
  });

  it('of ten gigabytes is refused by its size, and not read', async () => {
    await open();
    const arrayBuffer = () => Promise.reject(new Error('it was read'));
    await choose({ name: 'receipt.json', size: 10 * 1024 ** 3, arrayBuffer });
    expect(refusal()).toEqual({ code: 'LOG.RECEIPT_TOO_LARGE', words: expect.stringContaining('10,240 MB') });
    await choose({ name: 'receipt.json', size: 500, arrayBuffer });
    await page.until(() => refusal().words.includes('文件读不出来'));
  });

  it('cannot be checked where the browser has no Ed25519, which is said', async () => {
    Object.defineProperty(globalThis, 'crypto', { value: {}, configurable: true });
    await open();
    expect(page.text('receipt-impossible')).toContain('https');
    expect(page.has('[data-testid=receipt-file]')).toBe(false);
  });
});
