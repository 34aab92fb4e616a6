// The button that copies, apart from the rest: the clipboard is for few pages, and the first load does without it.
export { CopyButton } from './copy-button';
