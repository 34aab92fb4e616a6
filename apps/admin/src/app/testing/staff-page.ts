// A page of the back office opened for somebody of a role, with a server that a spec plays.
import type { Provider } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { MATERIAL_ANIMATIONS } from '@angular/material/core';
import type { Routes } from '@angular/router';
import type { StaffRole, StaffView } from '@haopai/contracts';
import { PageUnderTest } from '@haopai/web-app/testing';
import { WordsLoader } from '../i18n/words-loader';
import { StaffSession } from '../session/staff-session';

export function aMember(role: StaffRole, over: Partial<StaffView> = {}): StaffView {
  return {
    id: 1,
    username: 'wang_li',
    displayName: '王力',
    role,
    isLocked: false,
    hasTotp: true,
    createdAtMs: Date.UTC(2026, 10, 1),
    lastLogInAtMs: Date.UTC(2026, 10, 25),
    version: 1,
    ...over,
  };
}

/** `null` for nobody. */
export function staffPage(
  routes: Routes,
  role: StaffRole | null,
  providers: readonly Provider[] = [],
): Promise<PageUnderTest> {
  return PageUnderTest.prepare({
    routes,
    loader: WordsLoader,
    providers: [{ provide: MATERIAL_ANIMATIONS, useValue: { animationsDisabled: true } }, ...providers],
    enter: async (http) => {
      const coming = TestBed.inject(StaffSession).resume();
      const asked = http.expectOne('/api/v1/admin/me');
      if (role !== null) asked.flush(aMember(role));
      else
        asked.flush(
          { code: 'SESSION.MISSING', data: {}, requestId: '' },
          { status: 401, statusText: 'SESSION.MISSING' },
        );
      await coming;
    },
  });
}
