// What the portal is made of: router, HTTP, words; no zone.js.
import { provideHttpClient, withInterceptors } from '@angular/common/http';
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
import { inReadersLanguage, Preferences, provideWords, SiteVersion, Words } from '@haopai/web-app';
import { Session, SessionPulse } from '@haopai/web-data';
import { routes } from './app.routes';
import { WordsLoader } from './i18n/words-loader';
import { registerWorker } from './shell/register-worker';

export const appConfig: ApplicationConfig = {
  providers: [
    provideBrowserGlobalErrorListeners(),
    provideHttpClient(withInterceptors([inReadersLanguage])),
    provideRouter(
      routes,
      withComponentInputBinding(),
      withInMemoryScrolling({ scrollPositionRestoration: 'top', anchorScrolling: 'enabled' }),
      withNavigationErrorHandler((failed) => inject(SiteVersion).mend(failed)),
    ),
    provideWords(WordsLoader, { isDevMode: isDevMode() }),
    provideAppInitializer(() => inject(Words).use(inject(Preferences).language())),
    provideAppInitializer(() => void inject(Session).resume()),
    provideAppInitializer(() => void inject(SessionPulse)),
    provideAppInitializer(() => inject(SiteVersion).watch()),
    provideAppInitializer(registerWorker),
  ],
};
