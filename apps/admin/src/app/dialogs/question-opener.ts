// Opens a dialog that asks something, and waits until the act is done or given up. Its code is fetched when it is first asked.
import { DOCUMENT, inject, Injectable, type Type } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { PageHeading, Words } from '@haopai/web-app';
import { firstValueFrom } from 'rxjs';
import { Announcer } from '../announcements/announcer';
import { StaffSession } from '../session/staff-session';

@Injectable({ providedIn: 'root' })
export class QuestionOpener {
  private readonly dialog = inject(MatDialog);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly heading = inject(PageHeading);
  private readonly session = inject(StaffSession);
  private readonly document = inject(DOCUMENT);

  /**
   * Null when it was given up, or could not be asked: then it is said, for a press that brings nothing must not pass for an act.
   * `autoFocus` is what has the focus first. Once something is typed, only its buttons close it: no press beside it, no Escape.
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
    const typed = new Set<HTMLInputElement | HTMLTextAreaElement>();
    const isTyped = (): boolean => [...typed].some(({ value }) => value.trim() !== '');
    const opened = this.dialog.open<unknown, unknown, Answer>(component, {
      ...{ data, width: '520px', autoFocus },
      closePredicate: (result) => result !== undefined || !isTyped() || this.session.staff() === null,
    });
    const note = ({ target }: Event): void => {
      const isText = target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement;
      if (isText && target.type !== 'radio' && target.closest(`#${opened.id}`) !== null) typed.add(target);
    };
    this.document.addEventListener('input', note);
    const answer = await firstValueFrom(opened.afterClosed());
    this.document.removeEventListener('input', note);
    // An act may have taken the button away that asked for it.
    this.heading.takeLostFocus();
    return answer ?? null;
  }
}
