// The manual's own words in each language.
import type { InEachLanguage } from '@haopai/rules';
import { en } from './en';
import type { ManualWords } from './manual-words';
import { zh } from './zh';

export const MANUAL_WORDS: InEachLanguage<ManualWords> = { zh, en };
