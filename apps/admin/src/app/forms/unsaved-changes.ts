// What is typed into the forms of a page and not saved: whoever is about to leave is asked, by the page or by the browser.
import { DOCUMENT, inject, Injectable } from '@angular/core';
import type { CanDeactivateFn, Routes } from '@angular/router';
import { StaffSession } from '../session/staff-session';

export interface UnsavedForm {
  isChanged(): boolean;
  /** True for whoever leaves what was typed. The form brings the question with it: where it had to be fetched, over a line that is gone, nobody could leave. */
  mayLeave(): Promise<boolean>;
}

@Injectable({ providedIn: 'root' })
export class UnsavedChanges {
  private readonly forms = new Set<UnsavedForm>();

  constructor() {
    // The browser has words of its own.
    inject(DOCUMENT).defaultView?.addEventListener('beforeunload', (event) => {
      if (this.changed() !== undefined) event.preventDefault();
    });
  }

  /** Gives back how it goes. */
  add(form: UnsavedForm): () => void {
    this.forms.add(form);
    return () => this.forms.delete(form);
  }

  async mayLeave(): Promise<boolean> {
    return (await this.changed()?.mayLeave()) ?? true;
  }

  private changed(): UnsavedForm | undefined {
    return [...this.forms].find((form) => form.isChanged());
  }
}

/** Nobody is held on a page that they cannot save any more. */
export const asksBeforeLeaving: CanDeactivateFn<unknown> = () =>
  inject(StaffSession).staff() === null || inject(UnsavedChanges).mayLeave();

/** Pages that ask before they are left with something typed and not saved; for pages without a form it changes nothing. */
function askingBeforeLeaving(routes: Routes): Routes {
  return routes.map((route) =>
    route.loadComponent === undefined && route.component === undefined
      ? route
      : { ...route, canDeactivate: [...(route.canDeactivate ?? []), asksBeforeLeaving] },
  );
}

/** An area of such pages. */
export function askingArea(load: () => Promise<Routes>): () => Promise<Routes> {
  return async () => askingBeforeLeaving(await load());
}
