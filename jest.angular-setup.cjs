// Gives each Angular spec a test bed without zone.js.
const { setupZonelessTestEnv } = require('jest-preset-angular/setup-env/zoneless');

setupZonelessTestEnv({ errorOnUnknownElements: true, errorOnUnknownProperties: true });
