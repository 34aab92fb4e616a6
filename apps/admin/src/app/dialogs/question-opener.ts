// Opens a dialog that asks something, and waits until the act is done or given up. Its code is fetched when it is first asked.
import { inject, Injectable, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { PageHeading, Words } from '@haopai/web-app';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../announcements/announcer';

@Injectable({ providedIn: 'root' })
export class QuestionOpener {
  private readonly dialog = inject(MatDialog);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly heading = inject(PageHeading);

  /**
   * Null when it was given up, or could not be asked: then it is said, for a press that brings nothing must not pass for an act.
   * `autoFocus` is what has the focus first.
   */
  async ask<Answer>(
    fetchCode: () => Promise<Type<unknown>>,
    data: unknown,
    autoFocus = 'input',
  ): Promise<Answer | null> {
    // With the line cut, or the files of an older version gone.
    const component = await fetchCode().catch(() => null);
    if (component === null) {
      this.announcer.sayRefused(this.words.say('question.notFetched'));
      return null;
    }
    const opened = this.dialog.open<unknown, unknown, Answer>(component, { data, width: '520px', autoFocus });
    const answer = await firstValueFrom(opened.afterClosed());
    // An act may have taken the button away that asked for it.
    this.heading.takeLostFocus();
    return answer ?? null;
  }
}
