// Which act of bidding a pressed key means: a figure chooses a step, Escape takes it back. None is read from who types, and Enter is left
// to what has the focus.

/** A step of the ladder by its place, `1` the smallest; `0` is the start price. */
export type KeyAct = { readonly kind: 'choose'; readonly key: string } | { readonly kind: 'disarm' };

const FIGURE = /^\d$/;
const TYPED_INTO =
  'input, textarea, select, [contenteditable]:not([contenteditable=false]), [role=textbox], [role=combobox]';

/** Null for a key that means nothing here. */
export function keyActOf(event: KeyboardEvent): KeyAct | null {
  if (event.defaultPrevented || event.repeat || event.isComposing || hasModifier(event)) return null;
  if (event.target instanceof Element && event.target.closest(TYPED_INTO) !== null) return null;
  if (event.key === 'Escape') return { kind: 'disarm' };
  return FIGURE.test(event.key) ? { kind: 'choose', key: event.key } : null;
}

/** The key of the step at a place among those of the ladder, from 0; null where figures have run out. */
export function keyOfPlace(place: number): string | null {
  return place < 9 ? String(place + 1) : null;
}

function hasModifier({ altKey, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
  return altKey || ctrlKey || metaKey || shiftKey;
}
