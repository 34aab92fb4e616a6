// Has the words of pages that few open come before these pages are shown: they are no part of what every reader loads.
import { inject } from '@angular/core';
import type { CanActivateFn } from '@angular/router';
import { Words, type WordsPart } from '@haopai/web-app';

export function withWords(part: WordsPart): CanActivateFn {
  return async () => {
    await inject(Words).bring(part);
    return true;
  };
}
