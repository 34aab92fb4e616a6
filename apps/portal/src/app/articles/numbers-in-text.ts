// Makes the telephone numbers of an article links that call them; what is a link already, or set as code, stays as it is.
import { telephoneAddress } from '@haopai/rules';
import { callableParts } from '../contact/callable-parts';

export function linkNumbers(text: HTMLElement): void {
  const walker = document.createTreeWalker(text, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode() !== null) {
    const { currentNode: node } = walker;
    if (node instanceof Text && node.parentElement?.closest('a, code, pre') === null) found.push(node);
  }
  for (const node of found) {
    const parts = callableParts(node.data);
    if (!parts.some(({ isNumber }) => isNumber)) continue;
    node.replaceWith(
      ...parts.map((part) =>
        part.isNumber
          ? Object.assign(document.createElement('a'), {
              href: telephoneAddress(part.text),
              textContent: part.text,
            })
          : part.text,
      ),
    );
  }
}
