// How the api says no.
export { ErrorFilter } from './error-filter';
export { HTTP_STATUS_OF_CODE } from './http-status-of-code';
export { IdPipe } from './id-pipe';
export { MaxCharacters } from './max-characters';
export { MayBeMissing } from './may-be-missing';
export { RefusalError } from './refusal-error';
export { RefusalInterceptor } from './refusal-interceptor';
export { JSON_BODY_MAX_BYTES, refusalOfError } from './refusal-of-error';
export { createShapePipe } from './shape-pipe';
