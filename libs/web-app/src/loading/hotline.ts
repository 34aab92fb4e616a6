// The office's telephone number as it came with the page, or with one before it: known also while nobody answers.
import { DOCUMENT, inject, InjectionToken } from '@angular/core';

const KEPT = 'haopai.hotline';

/** Empty where none is known, as in the back office. */
export const HOTLINE = new InjectionToken<string>('HOTLINE', {
  factory: () => deliveredHotline(inject(DOCUMENT)),
});

function deliveredHotline(document: Document): string {
  const place = document.querySelector<HTMLMetaElement>('meta[name=haopai-hotline]');
  // Staff are the office.
  if (place === null) return '';
  const delivered = place.content;
  try {
    if (delivered === '') return localStorage.getItem(KEPT) ?? '';
    localStorage.setItem(KEPT, delivered);
  } catch {
    // A browser that forbids storage has the number of this page.
  }
  return delivered;
}
