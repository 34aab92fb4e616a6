// Every file that somebody takes along from the office, under one kind of name: of which auction, what, of which day.
import { inject, Injectable } from '@angular/core';
import { dayInFileName, SaveFile, Words } from '@haopai/web-app';

interface OfficeFile {
  /** The title of the auction that it is of, as it is stored; left out where it is of none, or of several. */
  readonly auction?: string | undefined;
  /** In the reader's words. */
  readonly what: string;
  /** Without a dot. */
  readonly ending: string;
}

/** What some system or other does not take in a name, and what turns a line around. */
const NOT_IN_NAMES = /[\\/:*?"<>|\p{C}]+/gu;
/** Systems take 255 bytes; of what people write in Chinese three make a character. */
const PART_MAX = 36;

@Injectable({ providedIn: 'root' })
export class OfficeFiles {
  private readonly files = inject(SaveFile);
  private readonly words = inject(Words);

  save({ auction, what, ending }: OfficeFile, file: Blob): void {
    const title = auction === undefined ? [] : [this.words.auctionTitle(auction)];
    this.files.save(`${fileName([...title, what], Date.now())}.${ending}`, file);
  }
}

/** `2026年第12期 竞买人 2026-11-29`: files of one auction stand together, and those of one kind in the order of their days. */
export function fileName(parts: readonly string[], atMs: number): string {
  const plain = parts.map((part) => [...part.replace(NOT_IN_NAMES, ' ').trim()].slice(0, PART_MAX).join(''));
  return [...plain, dayInFileName(atMs)].join(' ').replace(/ {2,}/g, ' ');
}
