// Lists by pages: apart from the rest, so that only pages with one load it.
export { NoSuchPage } from './no-such-page';
export { pageFromQuery } from './page-from-query';
export { PagedList } from './paged-list';
export { Pager } from './pager';
