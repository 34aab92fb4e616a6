// Bodies that are longer than others: read once it is known that whoever sends them may, and while others have the place at the door.
export { LongTexts } from './long-texts';
export { createJsonReader } from './read-json';
export { Upload, Uploaded } from './upload';
