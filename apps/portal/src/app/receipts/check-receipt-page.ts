// What the receipt of a bid proves, for anybody, on this device alone: once the page is open it asks nobody for anything.
import { HttpClient } from '@angular/common/http';
import { Component, computed, DOCUMENT, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  type BidReceipt,
  checkBidReceipt,
  checkReceiptSize,
  type LogFault,
  parseBidReceipt,
  parseBidReceipts,
  type ProvedReceipt,
  RECEIPTS_BYTES_MAX,
  type ReceiptTrust,
  type VerifyEd25519,
} from '@haopai/log';
import { Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { sha256 } from '@noble/hashes/sha2';
import { FileToCheck, typedLogKey } from '../papers/file-to-check';
import { type CheckedReceipt, checkReceipts } from './check-receipts';
import { browserEd25519 } from './ed25519';
import { findingsOf, type ReceiptKeyFrom, sayFault } from './findings';
import { ReceiptList } from './receipt-list';

type Checked =
  | { readonly status: 'none' }
  | { readonly status: 'unreadable' }
  | { readonly status: 'refused'; readonly fault: LogFault }
  | { readonly status: 'checking' }
  | { readonly status: 'list'; readonly receipts: readonly CheckedReceipt[] }
  | { readonly status: 'proved'; readonly receipt: BidReceipt; readonly proved: ProvedReceipt };

@Component({
  selector: 'hp-check-receipt-page',
  imports: [FileToCheck, Icon, Notice, ReceiptList, RouterLink, Skeleton],
  providers: [FaultFocus],
  templateUrl: './check-receipt-page.html',
  styleUrls: ['../papers/check-file.scss', '../papers/fold.scss', './check-receipt-page.scss'],
})
export class CheckReceiptPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly site = inject(DOCUMENT).location.origin;
  /** The log's keys as the site gives them out; null until they are here, or where they did not come. */
  private readonly siteKeys = signal<readonly string[] | null>(null);

  protected readonly say = this.words.say;
  /** Undefined until it is known, null where the browser cannot. */
  protected readonly verifier = signal<VerifyEd25519 | null | undefined>(undefined);
  protected readonly keyText = signal('');
  protected readonly isKeyWrong = signal(false);
  protected readonly fileName = signal('');
  protected readonly checked = signal<Checked>({ status: 'none' });
  protected readonly findings = computed(() => {
    const checked = this.checked();
    if (checked.status !== 'proved') return null;
    const from = keyFrom(checked.receipt, checked.proved, this.siteKeys());
    const { kind, proved, unproved } = findingsOf(checked.receipt, checked.proved, from, this.sayWhy);
    const sayAll = (all: typeof proved) => all.map(({ key, params }) => this.say(key, params));
    return { kind, keyFrom: from, proved: sayAll(proved), unproved: sayAll(unproved) };
  });
  protected readonly why = computed(() => {
    const checked = this.checked();
    if (checked.status !== 'refused') return '';
    return sayFault(checked.fault, this.say);
  });
  protected readonly keyOf = computed(() => {
    const siteKeys = this.siteKeys();
    return ({ receipt, outcome }: CheckedReceipt): ReceiptKeyFrom =>
      receipt === null || !outcome.isProved ? 'receipt' : keyFrom(receipt, outcome.proved, siteKeys);
  });
  private turn = 0;

  constructor() {
    void browserEd25519().then((verify) => this.verifier.set(verify));
    inject(HttpClient)
      .get('/log/keys', { responseType: 'text' })
      .subscribe({
        next: (text) => this.siteKeys.set(text.split('\n').filter((line) => line !== '')),
        error: () => undefined,
      });
  }

  /** Of two that are chosen after one another the later counts. */
  protected async check(file: File): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const checked = await this.judge(file, () => turn === this.turn);
    if (turn !== this.turn || checked === null) return;
    this.checked.set(checked);
    this.focus.move();
  }

  /** Null where it is not to be judged, or nobody waits for it any more. */
  private async judge(file: File, isWanted: () => boolean): Promise<Checked | null> {
    const verifyEd25519 = this.verifier();
    if (verifyEd25519 === undefined || verifyEd25519 === null) return null;
    const logKey = typedLogKey(this.keyText());
    this.isKeyWrong.set(logKey === undefined);
    if (logKey === undefined) return { status: 'none' };
    const size = checkReceiptSize(file.size);
    if (!size.ok && (file.size === 0 || file.size > RECEIPTS_BYTES_MAX))
      return { status: 'refused', fault: size };
    const read = await file.arrayBuffer().catch(() => null);
    if (read === null) return { status: 'unreadable' };
    const bytes = new Uint8Array(read);
    const trust = { sha256, verifyEd25519, nowMs: Date.now(), site: this.site, logKey };
    const list = parseBidReceipts(bytes);
    if (list === null) return judgeOne(bytes, trust);
    if (!list.ok) return { status: 'refused', fault: list };
    if (isWanted()) this.checked.set({ status: 'checking' });
    const receipts = await checkReceipts(list.value, trust, isWanted);
    return receipts === null ? null : { status: 'list', receipts };
  }

  private readonly sayWhy = (code: string): string => this.words.sayOr(`receipt.why.${code}`, code);
}

async function judgeOne(bytes: Uint8Array, trust: ReceiptTrust): Promise<Checked> {
  const receipt = parseBidReceipt(bytes);
  if (!receipt.ok) return { status: 'refused', fault: receipt };
  const proved = await checkBidReceipt(receipt.value, trust);
  return proved.ok
    ? { status: 'proved', receipt: receipt.value, proved: proved.value }
    : { status: 'refused', fault: proved };
}

/** Anybody makes a log of this name, and a receipt out of it: without a key from elsewhere those of the site count. */
function keyFrom(
  { logKey }: BidReceipt,
  { isKeyKnown }: ProvedReceipt,
  siteKeys: readonly string[] | null,
): ReceiptKeyFrom {
  if (isKeyKnown) return 'reader';
  if (siteKeys === null) return 'receipt';
  return siteKeys.includes(logKey) ? 'site' : 'nobody';
}
