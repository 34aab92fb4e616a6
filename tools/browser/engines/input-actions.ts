// Presses and keys as WebDriver and WebDriver BiDi both spell them (W3C WebDriver, "Actions").
import type { Place, Pointer } from './wire';

const NAMED: Readonly<Record<string, string>> = {
  Enter: '\uE007',
  Tab: '\uE004',
  Escape: '\uE00C',
};

export function pressActions(at: Place, pointer: Pointer): readonly object[] {
  const actions = [
    { type: 'pointerMove', duration: 0, x: Math.round(at.x), y: Math.round(at.y) },
    { type: 'pointerDown', button: 0 },
    { type: 'pointerUp', button: 0 },
  ];
  return [{ type: 'pointer', id: pointer, parameters: { pointerType: pointer }, actions }];
}

/** One after the other. */
export function keyActions(keys: readonly string[]): readonly object[] {
  const actions = keys.flatMap((key) => {
    const value = NAMED[key] ?? key;
    return [
      { type: 'keyDown', value },
      { type: 'keyUp', value },
    ];
  });
  return [{ type: 'key', id: 'keyboard', actions }];
}
