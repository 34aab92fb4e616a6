// What pictures are called: a name is made from the picture's content, so that it never stands for another one.

const NAME = String.raw`[0-9a-f]{40}\.(?:png|jpg|webp)`;
const ADDRESS = `/api/v1/pictures/`;

export const PICTURE_NAME = new RegExp(`^${NAME}$`);
export const PICTURE_ADDRESS = new RegExp(`^${ADDRESS}${NAME}$`);
const PICTURES = new RegExp(`${ADDRESS}(${NAME})`, 'g');

export function addressOfPicture(name: string): string {
  return ADDRESS + name;
}

/** Names of the pictures that a text shows or links to, each once. */
export function picturesIn(html: string): readonly string[] {
  return [...new Set([...html.matchAll(PICTURES)].map(([, name = '']) => name))];
}
