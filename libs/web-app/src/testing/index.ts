// For specs of either web app.
export { PageUnderTest, type PageSetting } from './page-under-test';
export { standIn } from './stand-in';
export { flatWords, holdWords, type WordTree } from './words-contract';
