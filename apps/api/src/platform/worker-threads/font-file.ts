// Where the one font of papers is, which knows the rare characters of names: a production image has no fonts of its own.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const IS_BUNDLED = import.meta.url.endsWith('.js');

/** The build puts it beside the bundle; before that it is in its package. */
export function fontFile(): string {
  if (IS_BUNDLED) return fileURLToPath(new URL('./fonts/NotoSansSC_400Regular.ttf', import.meta.url));
  return createRequire(import.meta.url).resolve(
    '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  );
}
