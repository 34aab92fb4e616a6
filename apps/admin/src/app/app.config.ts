// What the back office is made of: router, HTTP, words; no zone.js.
import { provideHttpClient } from '@angular/common/http';
import {
  type ApplicationConfig,
  inject,
  isDevMode,
  provideAppInitializer,
  provideBrowserGlobalErrorListeners,
} from '@angular/core';
import {
  provideRouter,
  withComponentInputBinding,
  withInMemoryScrolling,
  withNavigationErrorHandler,
} from '@angular/router';
import { Preferences, provideWords, SiteVersion, Words } from '@haopai/web-app';
import { routes } from './app.routes';
import { WordsLoader } from './i18n/words-loader';
import { StaffSession } from './session/staff-session';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'top', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler((failed) => inject(SiteVersion).mend(failed)),
    ),
    provideWords(WordsLoader, { isDevMode: isDevMode() }),
    provideAppInitializer(() => inject(Words).use(inject(Preferences).language())),
    provideAppInitializer(() => void inject(StaffSession).resume()),
    provideAppInitializer(() => inject(SiteVersion).watch()),
  ],
};
