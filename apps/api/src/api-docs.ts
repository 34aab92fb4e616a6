// OpenAPI: pages at /api/docs, the document at /api/docs-json.
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { HTTP_STATUS_OF_CODE } from './platform/errors';
import { PublicRoutes } from './platform/public-reads';
import { SESSION_COOKIE } from './access/sessions';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;

export function serveApiDocs(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Haopai')
    .setDescription(
      'Number plates of a city, sold live. Times are epoch milliseconds UTC, money is fen. Every refusal is `{ code, data, requestId }`.',
    )
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .build();
  // Rendered once: it is large, and anybody may ask for it.
  for (const address of ['/api/docs-json', '/api/docs-yaml'])
    app.get(PublicRoutes).add(address, { forMs: Infinity });
  SwaggerModule.setup('api/docs', app, () =>
    describeRefusals(SwaggerModule.createDocument(app, description)),
  );
}

/** Whatever a route refuses, it refuses in the one shape of ErrorFilter. */
function describeRefusals(document: OpenAPIObject): OpenAPIObject {
  document.components = { ...document.components };
  document.components.schemas = {
    ...document.components.schemas,
    Refusal: {
      type: 'object',
      properties: {
        code: { type: 'string', enum: Object.keys(HTTP_STATUS_OF_CODE) },
        data: { type: 'object', description: 'What comes with the code', additionalProperties: true },
        requestId: { type: 'string', description: 'Also in the header x-request-id' },
      },
      required: ['code', 'data', 'requestId'],
    },
  };
  const refusal = {
    description: 'A refusal; its code decides the status',
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  };
  for (const item of Object.values(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation !== undefined) operation.responses = { ...operation.responses, default: refusal };
    }
  }
  return document;
}
