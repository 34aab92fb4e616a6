// A whole auction, checked from its record by anybody, on this device alone: once the page is open it asks nobody for anything.
import { HttpClient } from '@angular/common/http';
import { Component, computed, DestroyRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type NoteKey, parseVerifierKey, type VerifyEd25519 } from '@haopai/log';
import {
  mayBeAltered,
  readZip,
  type RecordVerdict,
  UnreadableRecord,
  verifyRecord,
  wordsOfFault,
} from '@haopai/record';
import { sizeOfFile, Words } from '@haopai/web-app';
import { FaultFocus } from '@haopai/web-app/forms';
import { Icon, Notice, Skeleton } from '@haopai/web-ui';
import { sha256 } from '@noble/hashes/sha2';
import { FileToCheck, typedLogKey, typedWitnessKeys } from '../papers/file-to-check';
import { browserEd25519 } from '../receipts/ed25519';
import { type KeyFrom, sayingsOf } from './verdict-sayings';
import { canInflate, hashOf, inflate, zipOf } from './zip-in-browser';

/** What a browser's page holds without harm; the program for a terminal takes more. */
const ZIP_BYTES_MAX = 256 * 1024 ** 2;
/** Findings shown one by one; their number stands above them. */
const SHOWN_MAX = 50;

type Checked =
  | { readonly status: 'none' }
  | { readonly status: 'checking'; readonly percent: number }
  | { readonly status: 'unreadable'; readonly why: string; readonly data: UnreadableRecord['data'] }
  | {
      readonly status: 'judged';
      readonly verdict: RecordVerdict;
      readonly keyFrom: KeyFrom;
      readonly hash: string;
    };

/** Another file was chosen, or the page was left. */
class NotWanted extends Error {}

@Component({
  selector: 'hp-check-record-page',
  imports: [FileToCheck, Icon, Notice, RouterLink, Skeleton],
  providers: [FaultFocus],
  templateUrl: './check-record-page.html',
  styleUrls: ['../papers/check-file.scss', './check-record-page.scss'],
})
export class CheckRecordPage {
  private readonly words = inject(Words);
  private readonly focus = inject(FaultFocus);
  private readonly http = inject(HttpClient);

  protected readonly say = this.words.say;
  /** Undefined until it is known, null where the browser cannot. */
  protected readonly verifier = signal<VerifyEd25519 | null | undefined>(undefined);
  protected readonly keyText = signal('');
  protected readonly isKeyWrong = signal(false);
  protected readonly witnessText = signal('');
  protected readonly isWitnessWrong = signal(false);
  protected readonly fileName = signal('');
  protected readonly checked = signal<Checked>({ status: 'none' });
  /** Null until it is here, or where it did not come. */
  private readonly siteKeys = signal<readonly NoteKey[] | null>(null);
  /** Verifier keys of this log as the site gives them out, beside their parsed form. */
  private readonly siteKeyTexts = signal<readonly string[]>([]);
  protected readonly percent = computed(() => {
    const checked = this.checked();
    return checked.status === 'checking' ? checked.percent : null;
  });
  protected readonly judged = computed(() => {
    const checked = this.checked();
    if (checked.status !== 'judged') return null;
    const { verdict, keyFrom, hash } = checked;
    const { proved, unproved } = sayingsOf(verdict, keyFrom);
    const sayAll = (all: typeof proved) => all.map(({ key, params }) => this.say(key, params));
    const language = this.words.language();
    return {
      ...{ auctionId: verdict.auctionId, origin: verdict.origin, holds: verdict.findings.length === 0 },
      ...{ proved: sayAll(proved), unproved: sayAll(unproved) },
      hash,
      other: this.otherSite(verdict),
      whose: this.say(
        mayBeAltered(verdict.findings) || !verdict.hasOwnKey
          ? 'recordCheck.mayBeAltered'
          : 'recordCheck.isSigned',
      ),
      found: verdict.findings.slice(0, SHOWN_MAX).map(({ fault, where, detail }) => ({
        ...{ fault, where, detail, words: wordsOfFault(fault, language) },
      })),
      count: verdict.findings.length,
      more: Math.max(verdict.findings.length - SHOWN_MAX, 0),
    };
  });
  protected readonly why = computed(() => {
    const checked = this.checked();
    if (checked.status !== 'unreadable') return '';
    const data: Record<string, string | number> = { ...checked.data };
    for (const name of ['found', 'max'] as const) {
      const bytes = data[name];
      if (checked.why === 'TOO_LARGE' && typeof bytes === 'number') data[name] = sizeOfFile(bytes);
    }
    return this.say(`recordCheck.unreadable.${checked.why}`, data);
  });
  private turn = 0;

  constructor() {
    void browserEd25519().then((verify) => this.verifier.set(canInflate() ? verify : null));
    this.http.get('/log/keys', { responseType: 'text' }).subscribe({
      next: (text) => this.keepSiteKeys(text.split('\n').filter((line) => line !== '')),
      error: () => undefined,
    });
    inject(DestroyRef).onDestroy(() => (this.turn += 1));
  }

  protected stop(): void {
    this.turn += 1;
    this.checked.set({ status: 'none' });
  }

  /** Of two that are chosen after one another the later counts. */
  protected async check(file: File): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    const checked = await this.judge(file, turn).catch((error: unknown): Checked | null => {
      if (error instanceof NotWanted) return null;
      if (error instanceof UnreadableRecord)
        return { status: 'unreadable', why: error.why, data: error.data };
      return { status: 'unreadable', why: 'UNREAD', data: {} };
    });
    if (turn !== this.turn || checked === null) return;
    this.checked.set(checked);
    this.focus.move();
  }

  private async judge(file: File, turn: number): Promise<Checked | null> {
    const verifyEd25519 = this.verifier();
    const typed = typedLogKey(this.keyText());
    const witnessKeys = typedWitnessKeys(this.witnessText());
    this.isKeyWrong.set(typed === undefined);
    this.isWitnessWrong.set(witnessKeys === undefined);
    if (verifyEd25519 === undefined || verifyEd25519 === null) return null;
    if (typed === undefined || witnessKeys === undefined) return { status: 'none' };
    this.checked.set({ status: 'checking', percent: 0 });
    const files = await readZip(zipOf(file), inflate, ZIP_BYTES_MAX);
    const keyFrom: KeyFrom = typed !== null ? 'reader' : this.siteKeys() === null ? 'record' : 'site';
    const keys = { reader: [this.keyText().trim()], site: this.siteKeyTexts(), record: [] }[keyFrom];
    const verdict = await verifyRecord(files, {
      ...{ sha256, verifyEd25519, keys, witnessKeys, nowMs: Date.now() },
      onProgress: (share) => this.showProgress(share, turn),
    });
    const hash = await hashOf(file, () => this.showProgress(1, turn));
    return { status: 'judged', verdict, keyFrom, hash };
  }

  /** The page stays alive: each slice of the work ends here. */
  private async showProgress(share: number, turn: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve));
    if (turn !== this.turn) throw new NotWanted();
    this.checked.set({ status: 'checking', percent: Math.floor(share * 100) });
  }

  private keepSiteKeys(texts: readonly string[]): void {
    const keys = texts.flatMap((text) => {
      const key = parseVerifierKey(sha256, text);
      return key.ok ? [key.value] : [];
    });
    if (keys.length === 0) return;
    this.siteKeys.set(keys);
    this.siteKeyTexts.set(texts);
  }

  /** The log's name where it is not this site's. */
  private otherSite({ origin }: RecordVerdict): string | null {
    const own = this.siteKeys();
    return origin === '' || own === null || own.some(({ name }) => name === origin) ? null : origin;
  }
}
