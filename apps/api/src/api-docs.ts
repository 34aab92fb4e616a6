// OpenAPI: pages at /api/docs, the document at /api/docs-json.
import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import { SESSION_COOKIE } from './sessions';

export function serveApiDocs(app: INestApplication): void {
  const description = new DocumentBuilder()
    .setTitle('Haopai')
    .setDescription(
      'Number plates of a city, sold live. Times are epoch milliseconds UTC, money is fen. Every refusal is `{ code, data, requestId }`.',
    )
    .setVersion('1')
    .addCookieAuth(SESSION_COOKIE)
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, description));
}
