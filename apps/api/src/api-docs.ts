// OpenAPI: pages at /api/docs, the document at /api/docs-json.
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { HTTP_STATUS_OF_CODE } from './platform/errors';
import { FixedAnswers } from './platform/public-reads';
import { SESSION_COOKIE } from './access/sessions';

const PAGE = '/api/docs';
const DOCUMENTS = [`${PAGE}-json`, `${PAGE}-yaml`];
const PAGES = [PAGE, `${PAGE}/`, `${PAGE}/index.html`];
/** What the page asks for, of all that its library brings along. */
const FILES = [
  'swagger-ui.css',
  'swagger-ui-bundle.js',
  'swagger-ui-standalone-preset.js',
  'swagger-ui-init.js',
  'favicon-32x32.png',
  'favicon-16x16.png',
];

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
  app.get(FixedAnswers).add(PAGE, [...DOCUMENTS, ...PAGES, ...FILES.map((name) => `${PAGE}/${name}`)]);
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
