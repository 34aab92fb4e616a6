// Words of an app, in the two languages of the site, brought by the app's own loader.
import { type EnvironmentProviders, makeEnvironmentProviders, type Type } from '@angular/core';
import { provideTransloco, type TranslocoLoader } from '@jsverse/transloco';

export function provideWords(
  loader: Type<TranslocoLoader>,
  { isDevMode }: { readonly isDevMode: boolean },
): EnvironmentProviders {
  return makeEnvironmentProviders([
    provideTransloco({
      config: {
        availableLangs: ['zh', 'en'],
        defaultLang: 'zh',
        fallbackLang: 'zh',
        reRenderOnLangChange: false,
        prodMode: !isDevMode,
      },
      loader,
    }),
  ]);
}
