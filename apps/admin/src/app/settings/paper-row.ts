// A paper that the hand-over desk checks as it is typed, in each language; and all of them as one text, in which two versions are laid beside each other.
import type { WritableSignal } from '@angular/core';
import type { PaperName } from '@haopai/contracts';
import { inEachLanguage, type InEachLanguage, LANGUAGES } from '@haopai/rules';
import { FormField, readLine } from '@haopai/web-app/forms';
import type { FormPart } from '../forms/typed-form';

export type PaperRow = InEachLanguage<FormField>;

const BETWEEN_LANGUAGES = ' / ';

export function paperRowOf(paper: PaperName): PaperRow {
  return inEachLanguage((language) => {
    const field = new FormField(readLine);
    field.text.set(paper[language] ?? '');
    return field;
  });
}

export function papersText(papers: readonly PaperName[]): string {
  return JSON.stringify(papers.map((paper) => inEachLanguage((language) => paper[language] ?? '')));
}

/** A line for each. */
export function linesOfPapers(text: string): string {
  const lines = papersOfText(text).map((paper) =>
    LANGUAGES.map((language) => paper[language] ?? '').join(BETWEEN_LANGUAGES),
  );
  return lines.join('\n');
}

/** The rows of a form as one field of it. */
export function papersPart(rows: WritableSignal<readonly PaperRow[]>): FormPart {
  const read = (): string =>
    rows().length === 0
      ? ''
      : papersText(rows().map((row) => inEachLanguage((language) => row[language].text())));
  return Object.assign(read, {
    // The same text keeps its rows, and what they say of what was left in them.
    set: (text: string): void => {
      if (text !== read()) rows.set(papersOfText(text).map(paperRowOf));
    },
  });
}

/** Of a text that this file has made; none of an empty one. */
function papersOfText(text: string): readonly PaperName[] {
  return text === '' ? [] : (JSON.parse(text) as readonly PaperName[]);
}
