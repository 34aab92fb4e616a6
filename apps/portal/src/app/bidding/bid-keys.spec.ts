// A key acts only when it was meant for bidding.
import { keyActOf, keyOfPlace } from './bid-keys';

describe('a pressed key', () => {
  const pressed = (key: string, init: KeyboardEventInit = {}, on: Element = document.body) => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init });
    on.dispatchEvent(event);
    return event;
  };
  const placed = (html: string): Element => {
    const holder = document.createElement('div');
    holder.innerHTML = html;
    document.body.append(holder);
    const inner = holder.querySelector('[data-here]');
    if (inner === null) throw new Error('nothing to press on');
    return inner;
  };

  it('chooses a step when it is a figure', () => {
    expect(keyActOf(pressed('3'))).toEqual({ kind: 'choose', key: '3' });
    expect(keyActOf(pressed('0'))).toEqual({ kind: 'choose', key: '0' });
  });

  it('takes the choice back when it is Escape', () => {
    expect(keyActOf(pressed('Escape'))).toEqual({ kind: 'disarm' });
  });

  it.each(['Enter', ' ', 'a', 'F1', 'ArrowDown'])('means nothing when it is "%s"', (key) => {
    expect(keyActOf(pressed(key))).toBeNull();
  });

  it.each(['altKey', 'ctrlKey', 'metaKey', 'shiftKey'])('means nothing with %s', (modifier) => {
    expect(keyActOf(pressed('1', { [modifier]: true }))).toBeNull();
  });

  it('means nothing while it is held, or while characters are composed of it', () => {
    expect(keyActOf(pressed('1', { repeat: true }))).toBeNull();
    expect(keyActOf(pressed('1', { isComposing: true }))).toBeNull();
  });

  it.each([
    '<input data-here>',
    '<textarea data-here></textarea>',
    '<select data-here></select>',
    '<div contenteditable="true"><b data-here></b></div>',
    '<div role="textbox" data-here></div>',
  ])('means nothing in %s', (field) => {
    expect(keyActOf(pressed('1', {}, placed(field)))).toBeNull();
  });

  it('means nothing when another part of the page has taken it', () => {
    const part = placed('<p data-here></p>');
    part.addEventListener('keydown', (event) => event.preventDefault());
    expect(keyActOf(pressed('1', {}, part))).toBeNull();
  });
});

it('a step has the key of its place, as long as there are figures', () => {
  expect([0, 4, 8, 9].map(keyOfPlace)).toEqual(['1', '5', '9', null]);
});
