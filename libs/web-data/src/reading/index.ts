// How pages load what they show; apart from the rest, so that it comes with the pages that use it and not with the first load.
export { CHANCE } from './chance';
export { reading, type ReadingOptions, type ReadResource } from './reading';
