// Compares a value with its schema in the OpenAPI document; fields that the document does not know are faults too.
import type { ApiDescription, Schema } from './api-description';

/** What is wrong, each with its place; empty when all is as described. */
export function faultsOfValue(
  api: ApiDescription,
  given: Schema,
  value: unknown,
  at = 'body',
): readonly string[] {
  const schema = api.resolve(given);
  if (value === null) return schema.nullable === true ? [] : [`${at} is null`];
  if (schema.oneOf !== undefined) {
    const fits = schema.oneOf.some((one) => faultsOfValue(api, one, value, at).length === 0);
    return fits ? [] : [`${at} fits none of its schemas`];
  }
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return [`${at} is ${JSON.stringify(value)}, which is not listed`];
  switch (schema.type) {
    case 'object':
      return faultsOfObject(api, schema, value, at);
    case 'array':
      if (!Array.isArray(value)) return [`${at} is no array`];
      return value.flatMap((item, index) =>
        faultsOfValue(api, schema.items ?? {}, item, `${at}[${String(index)}]`),
      );
    case 'integer':
      return Number.isInteger(value) ? [] : [`${at} is no integer`];
    case undefined:
      return [];
    default:
      return typeof value === schema.type ? [] : [`${at} is no ${schema.type}`];
  }
}

function faultsOfObject(api: ApiDescription, schema: Schema, value: unknown, at: string): readonly string[] {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${at} is no object`];
  const missing = (schema.required ?? [])
    .filter((name) => !Object.hasOwn(value, name))
    .map((name) => `${at}.${name} is missing`);
  const wrong = Object.entries(value).flatMap(([name, field]: [string, unknown]) => {
    const own = schema.properties?.[name] ?? schema.additionalProperties ?? false;
    if (own === false) return [`${at}.${name} is not described`];
    return own === true ? [] : faultsOfValue(api, own, field, `${at}.${name}`);
  });
  return [...missing, ...wrong];
}
