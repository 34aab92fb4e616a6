// A page of the portal opened for a citizen, with a server that a spec plays.
import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Routes } from '@angular/router';
import { PageUnderTest } from '@haopai/web-app/testing';
import { Session } from '@haopai/web-data';
import { aCitizen } from '@haopai/web-data/testing';
import { EveryWord } from './every-word';

export function citizensPage(routes: Routes, providers: readonly Provider[] = []): Promise<PageUnderTest> {
  return PageUnderTest.prepare({
    routes,
    loader: EveryWord,
    providers,
    enter: async (http) => {
      const coming = TestBed.inject(Session).resume();
      http.expectOne('/api/v1/me').flush(aCitizen());
      await coming;
    },
  });
}
