// Cuts a part of an article into text and pictures of the manual: these have sizes that are known, so that nothing moves when they come.
import manualPictures from './manual-pictures.json';

interface ArticlePicture {
  readonly address: string;
  readonly words: string;
  readonly widthPx: number;
  readonly heightPx: number;
}

type ArticleBlock =
  | { readonly kind: 'text'; readonly html: string }
  | { readonly kind: 'pictures'; readonly pictures: readonly ArticlePicture[] };

type Sizes = Readonly<Record<string, Readonly<Record<string, readonly number[]>>>>;

const ADDRESS = /^\/manual\/([a-z]+)\/([a-z-]+)\.jpg$/;

/** Pictures of which this release has no size are left out: their files are not there either. */
export function blocksOf(html: string, sizes: Sizes = manualPictures): readonly ArticleBlock[] {
  // What is made in a document that shows nothing asks for no picture.
  const unseen = new DOMParser().parseFromString(html, 'text/html');
  const blocks: ArticleBlock[] = [];
  let text = unseen.createElement('div');
  const endText = (): void => {
    const written = text.innerHTML.trim();
    if (written !== '') blocks.push({ kind: 'text', html: written });
    text = unseen.createElement('div');
  };
  for (const node of Array.from(unseen.body.childNodes)) {
    const images = manualImagesIn(node);
    if (images === null) {
      text.append(node);
      continue;
    }
    const pictures = images.flatMap((image) => pictureOf(image, sizes) ?? []);
    if (pictures.length === 0) continue;
    endText();
    blocks.push({ kind: 'pictures', pictures });
  }
  endText();
  return blocks;
}

/** Of a paragraph that holds nothing else. */
function manualImagesIn(node: Node): readonly HTMLImageElement[] | null {
  if (!(node instanceof HTMLElement) || node.tagName !== 'P' || node.textContent.trim() !== '') return null;
  const parts = Array.from(node.children);
  const images = parts.filter((part): part is HTMLImageElement => part instanceof HTMLImageElement);
  const areAll = images.length === parts.length && images.length > 0;
  return areAll && images.every((image) => ADDRESS.test(image.getAttribute('src') ?? '')) ? images : null;
}

function pictureOf(image: HTMLImageElement, sizes: Sizes): ArticlePicture | null {
  const address = image.getAttribute('src') ?? '';
  const [, language = '', name = ''] = ADDRESS.exec(address) ?? [];
  const [widthPx, heightPx] = sizes[language]?.[name] ?? [];
  return widthPx === undefined || heightPx === undefined
    ? null
    : { address, words: image.alt, widthPx, heightPx };
}
