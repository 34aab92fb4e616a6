// Opens a dialog that asks something, and waits until the act is done or given up.
import type { Type } from '@angular/core';
import type { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';

/** Null when it was given up. `autoFocus` is what has the focus first. */
export async function openQuestion<Answer>(
  dialog: MatDialog,
  component: Type<unknown>,
  data: unknown,
  autoFocus = 'input',
): Promise<Answer | null> {
  const opened = dialog.open<unknown, unknown, Answer>(component, { data, width: '520px', autoFocus });
  return (await firstValueFrom(opened.afterClosed())) ?? null;
}
