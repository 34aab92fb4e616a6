// Seals what must not be read from a stolen database, and finds it again through a keyed hash.
import { Injectable } from '@nestjs/common';
import { keyedHash, TextSeal } from '@haopai/sealed-data';
import { Config } from '../config';

@Injectable()
export class PersonalData {
  private readonly textSeal: TextSeal;
  private readonly hashKey: Buffer;

  constructor({ personalData }: Config) {
    this.textSeal = new TextSeal(personalData.keys);
    this.hashKey = personalData.hashKey;
  }

  /** Under the current key; another result each time. */
  seal(text: string): string {
    return this.textSeal.seal(text);
  }

  /** Throws on what this site's keys did not seal. */
  open(sealed: string): string {
    return this.textSeal.open(sealed);
  }

  /** Hexadecimal, 64 characters. `kind` says of what the text is one: `mobile`, `residentId`, `organisation`. */
  hash(kind: string, normalisedText: string): string {
    return keyedHash(this.hashKey, kind, normalisedText);
  }
}
