// What is wrong with an answer of the api, whatever was asked.
import type { ErrorBody } from '@haopai/contracts';
import { HTTP_STATUS_OF_CODE } from '../../platform/errors';
import type { ApiDescription, Operation } from './api-description';
import { faultsOfValue } from './faults-of-value';
import type { RawAnswer } from './raw-http';

const REFUSED_FROM = 400;
const FAILED_FROM = 500;

export function faultsOfAnswer(
  api: ApiDescription,
  operation: Operation,
  answer: RawAnswer,
): readonly string[] {
  if (answer.status >= FAILED_FROM) return [`answered ${answer.status}: ${answer.text}`];
  if (answer.status >= REFUSED_FROM) return faultsOfRefusal(api, operation, answer);
  const described = operation.answers[String(answer.status)];
  if (described === undefined) return [`answered ${answer.status}, which is not described`];
  const [type, content] = Object.entries(described.content ?? {})[0] ?? [];
  if (type === undefined || content === undefined)
    return answer.text === '' ? [] : ['has a body, and none is described'];
  if (!answer.contentType.startsWith(type)) return [`is ${answer.contentType} and not ${type}`];
  return faultsOfValue(api, content.schema, type === 'application/json' ? answer.json : answer.text);
}

function faultsOfRefusal(api: ApiDescription, operation: Operation, answer: RawAnswer): readonly string[] {
  const schema = operation.answers['default']?.content?.['application/json']?.schema;
  if (schema === undefined) return ['refuses, and no refusal is described'];
  const faults = faultsOfValue(api, schema, answer.json);
  if (faults.length > 0) return faults;
  const { code, requestId } = answer.json as ErrorBody;
  return [
    ...(HTTP_STATUS_OF_CODE[code] === answer.status ? [] : [`refuses ${code} with ${answer.status}`]),
    ...(requestId === answer.requestId && requestId !== '' ? [] : ['tells no request id, or another']),
  ];
}
