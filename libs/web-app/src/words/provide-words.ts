// Words of an app, in the languages of the site, brought by the app's own loader.
import { type EnvironmentProviders, makeEnvironmentProviders, type Type } from '@angular/core';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';
import { DEFAULT_LANGUAGE, LANGUAGES } from '@haopai/rules';

export function provideWords(
  loader: Type<TranslocoLoader>,
  { isDevMode }: { readonly isDevMode: boolean },
): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: [...LANGUAGES],
        defaultLang: DEFAULT_LANGUAGE,
        fallbackLang: DEFAULT_LANGUAGE,
        reRenderOnLangChange: false,
        prodMode: !isDevMode,
      },
      loader,
    }),
  ]);
}
