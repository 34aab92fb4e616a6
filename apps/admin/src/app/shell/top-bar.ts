// The bar above every page: the name of the place, who is in, language, theme, log-out.
import { Component, computed, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Preferences, Words } from '@haopai/web-app';
import { Icon } from '@haopai/web-ui';
import { LANGUAGE_FACTS, nextLanguage } from '@haopai/rules';
import { UnsavedChanges } from '../forms/unsaved-changes';
import { SearchBox } from '../search/search-box';
import { rolesText } from '../session/staff-roles';
import { StaffSession } from '../session/staff-session';
import { WaitingBadge } from '../waiting/waiting-badge';

@Component({
  selector: 'hp-top-bar',
  imports: [Icon, RouterLink, SearchBox, WaitingBadge],
  templateUrl: './top-bar.html',
  styleUrl: './top-bar.scss',
})
export class TopBar {
  private readonly words = inject(Words);
  private readonly session = inject(StaffSession);
  private readonly unsaved = inject(UnsavedChanges);

  /** Whether the parts stand behind a button here. */
  readonly hasMenu = input(false);
  readonly isMenuOpen = input(false);
  readonly menu = output();

  protected readonly preferences = inject(Preferences);
  protected readonly say = this.words.say;
  /** The one that the switch goes on to, by its own name. */
  protected readonly otherLanguage = computed(() => LANGUAGE_FACTS[nextLanguage(this.words.language())]);
  protected readonly rolesText = rolesText;
  protected readonly staff = this.session.staff;

  protected switchLanguage(): void {
    void this.words.use(nextLanguage(this.words.language()));
  }

  protected switchTheme(): void {
    this.preferences.theme.set(this.preferences.isDark() ? 'light' : 'dark');
  }

  /** What is not saved is gone with it. */
  protected async logOut(): Promise<void> {
    if (await this.unsaved.mayLeave()) await this.session.logOut();
  }
}
